package cultivation.serving.thresholds;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.live.LiveBoard.View;
import cultivation.reference.Threshold;
import cultivation.serving.http.Json;
import cultivation.threshold.Comparison;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /thresholds/compared}: what was held against which threshold, and what was not. */
record ComparedResponse(LocalDate asOf, List<List<Comparison>> byThreshold) {
    static ComparedResponse of(View view, LocalDate asOf) {
        Map<String, List<Comparison>> byId = Comparison.of(
                        view.board(), view.thresholds().values(), asOf)
                .stream()
                .collect(Collectors.groupingBy(
                        each -> each.threshold().getId().toString(), TreeMap::new, Collectors.toList()));
        return new ComparedResponse(asOf, List.copyOf(byId.values()));
    }

    void write(JsonGenerator json, String clock) throws IOException {
        json.writeStartObject();
        json.writeStringField("asOf", asOf.toString());
        json.writeStringField("clock", clock);
        json.writeArrayFieldStart("thresholds");
        for (List<Comparison> comparisons : byThreshold) {
            write(json, comparisons);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<Comparison> comparisons) throws IOException {
        Threshold threshold = comparisons.get(0).threshold();
        json.writeStartObject();
        json.writeStringField("id", threshold.getId().toString());
        json.writeStringField("indicator", threshold.getIndicator().toString());
        json.writeStringField("window", threshold.getWindow().toString());
        json.writeStringField("scope", threshold.getScope().toString());
        json.writeStringField("statistic", threshold.getStatistic().toString());
        json.writeStringField("bound", Thresholds.id(threshold.getBound()));
        json.writeStringField("severity", Thresholds.id(threshold.getSeverity()));
        Json.number(json, "value", (Double) threshold.getValue());
        json.writeNumberField("minDenominator", threshold.getMinDenominator());
        json.writeArrayFieldStart("entities");
        for (Comparison each : comparisons) {
            json.writeString(each.entity());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("values");
        for (Comparison each : comparisons) {
            Json.number(json, each.value());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("states");
        for (Comparison each : comparisons) {
            json.writeString(each.state().id());
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
