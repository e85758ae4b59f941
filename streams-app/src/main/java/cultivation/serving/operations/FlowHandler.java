package cultivation.serving.operations;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Board;
import cultivation.catalogue.Term;
import cultivation.entity.Measure;
import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.live.Progress;
import cultivation.reference.College;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.topology.Pipeline;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /flow}: how many records came, by college and type, and what became of them. These are counts; who asks twice has
 * the rate. Short, since operations ask every few seconds.
 */
public final class FlowHandler {
    private static final List<Measure> VERDICTS =
            List.of(Measure.APPLIED, Measure.DUPLICATE, Measure.SUPERSEDED, Measure.REJECTED);
    /** The types a record can have, and what could not be read. */
    private static final List<String> TYPES = Stream.concat(
                    Stream.of(RecordType.values()).map(RecordType::recordName), Stream.of("UNKNOWN"))
            .toList();

    /**
     * One college.
     *
     * @param received by type
     * @param verdicts applied, duplicate, superseded, rejected
     * @param lastRejectedAt when the latest rejection was booked
     */
    private record OfCollege(
            String code,
            List<Long> received,
            List<Long> verdicts,
            @Nullable Instant lastRejectedAt) {}

    private record Flow(Instant at, List<OfCollege> colleges, Map<String, Map<String, Long>> rejected) {}

    private final LiveBoard board;
    private final Progress progress;
    private final Pipeline pipeline;
    private final Clock clock;
    private final RegistryWatch registry;

    public FlowHandler(LiveBoard board, Progress progress, Pipeline pipeline, Clock clock, RegistryWatch registry) {
        this.board = board;
        this.progress = progress;
        this.pipeline = pipeline;
        this.clock = clock;
        this.registry = registry;
    }

    public void answer(Context request) {
        Parameters.of(request);
        var flow = board.read(view -> flow(view, clock.instant()));
        var reading = progress.reading();
        Json.answer(request, json -> {
            json.writeStartObject();
            json.writeStringField("at", flow.at().toString());
            json.writeNumberField("instances", pipeline.instances());
            json.writeBooleanField("running", pipeline.running());
            json.writeBooleanField("publishes", pipeline.ownsPublisher());
            json.writeBooleanField("registryUp", registry.isUp());
            json.writeBooleanField("waitingForRegistry", pipeline.waitingForRegistry());
            Json.number(json, "lagRecords", reading == null ? null : (Long) reading.lagRecords());
            Json.number(json, "lagSeconds", reading == null ? null : (Double) reading.lagSeconds());
            json.writeObjectFieldStart("notConsumed");
            for (var each : pipeline.topicsNotConsumed().entrySet()) {
                json.writeStringField(each.getKey(), each.getValue());
            }
            json.writeEndObject();
            write(json, flow);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Flow flow) throws IOException {
        json.writeArrayFieldStart("types");
        for (String type : TYPES) {
            json.writeString(type);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("verdicts");
        for (Measure verdict : VERDICTS) {
            json.writeString(verdict.id());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("colleges");
        for (OfCollege each : flow.colleges()) {
            json.writeStartObject();
            json.writeStringField("code", each.code());
            numbers(json, "received", each.received());
            numbers(json, "verdicts", each.verdicts());
            Json.text(json, "lastRejectedAt", each.lastRejectedAt());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rejected");
        for (var type : flow.rejected().entrySet()) {
            for (var reason : type.getValue().entrySet()) {
                json.writeStartObject();
                json.writeStringField("type", type.getKey());
                json.writeStringField("reason", reason.getKey());
                json.writeStringField("nameZh", nameOf(reason.getKey()));
                json.writeNumberField("count", reason.getValue());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, String field, List<Long> numbers) throws IOException {
        json.writeArrayFieldStart(field);
        for (long number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private static Flow flow(View view, Instant at) {
        var board = view.board();
        var colleges = new ArrayList<OfCollege>();
        var rejected = new TreeMap<String, Map<String, Long>>();
        for (College college : board.roster().all()) {
            var code = college.getCode().toString();
            var last = view.lastChange(code, Measure.REJECTED);
            colleges.add(new OfCollege(
                    code,
                    TYPES.stream()
                            .map(type -> total(board, code, Measure.RECEIVED, type))
                            .toList(),
                    VERDICTS.stream()
                            .map(verdict -> board.accounted(code, verdict))
                            .toList(),
                    last == null ? null : last.bookedAt()));
            for (String slice : board.ledger().series(code, Measure.REJECTED).keySet()) {
                int cut = slice.indexOf('/');
                long count = total(board, code, Measure.REJECTED, slice);
                if (cut > 0 && count > 0) {
                    rejected.computeIfAbsent(slice.substring(0, cut), type -> new TreeMap<>())
                            .merge(slice.substring(cut + 1), count, Long::sum);
                }
            }
        }
        return new Flow(at, colleges, rejected);
    }

    private static long total(Board board, String college, Measure measure, String slice) {
        return board.sum(college, new Term(measure, Set.of(slice)), LocalDate.MIN, LocalDate.MAX)
                .amount();
    }

    private static String nameOf(String reason) {
        return Stream.of(Reason.values())
                .filter(each -> each.name().equals(reason))
                .map(Reason::nameZh)
                .findFirst()
                .orElse(reason);
    }
}
