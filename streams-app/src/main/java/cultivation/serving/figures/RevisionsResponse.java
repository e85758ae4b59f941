package cultivation.serving.figures;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.indicators.IndicatorValue;
import cultivation.live.RevisionStore.History;
import cultivation.serving.http.Json;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** {@code /revisions}: how one figure moved as corrections came; each value with the day it is of and when it came. */
final class RevisionsResponse {
    private RevisionsResponse() {}

    static void write(JsonGenerator json, Figure figure, @Nullable LocalDate asOf, History history, FigureValue now)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("indicator", figure.indicator().id());
        json.writeStringField("window", figure.window().id());
        json.writeStringField("scope", figure.scope().id());
        json.writeStringField("entity", figure.entity());
        json.writeStringField("statistic", figure.statistic().id());
        json.writeStringField("unit", figure.indicator().unit().id());
        Json.text(json, "asOf", asOf);
        json.writeBooleanField("complete", history.complete());
        json.writeArrayFieldStart("revisions");
        for (IndicatorValue value : history.values()) {
            json.writeStartObject();
            json.writeStringField("publishedAt", value.getPublishedAt().toString());
            json.writeStringField("asOf", value.getAsOf().toString());
            Json.number(json, "value", value.getValue());
            Json.number(json, "numerator", value.getNumerator());
            Json.number(json, "denominator", value.getDenominator());
            json.writeNumberField("contributions", value.getContributions());
            json.writeNumberField("colleges", value.getColleges());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("now");
        Json.number(json, "value", now.value());
        Json.number(json, "numerator", now.numerator());
        Json.number(json, "denominator", now.denominator());
        json.writeNumberField("contributions", now.contributions());
        json.writeNumberField("colleges", now.colleges());
        json.writeEndObject();
        json.writeEndObject();
    }
}
