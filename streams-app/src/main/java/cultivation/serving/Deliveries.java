package cultivation.serving;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Board;
import cultivation.catalogue.Term;
import cultivation.entity.Measure;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a college has sent, by record type, and what was refused, by reason: all from the ledger.
 *
 * <p>Records are accounted whatever day is asked for; business days are those up to it. An outcome counts on the graduation day, so the ledger has no business day of it.
 */
record Deliveries(List<OfType> types, Map<String, Long> rejectedByReason) {
    /**
     * The records of one type.
     *
     * @param lastRecordedOn the latest Beijing day on which the college recorded one
     * @param lastBusinessDay the latest day that one tells of
     */
    private record OfType(
            RecordType type,
            long received,
            long rejected,
            @Nullable LocalDate lastRecordedOn,
            @Nullable LocalDate lastBusinessDay) {}

    static Deliveries of(Board board, String college, LocalDate asOf) {
        var types = new ArrayList<OfType>();
        for (RecordType type : RecordType.values()) {
            types.add(new OfType(
                    type,
                    total(board, college, Measure.RECEIVED, type.recordName()),
                    board.ledger().series(college, Measure.REJECTED).keySet().stream()
                            .filter(slice -> slice.startsWith(type.recordName() + "/"))
                            .mapToLong(slice -> total(board, college, Measure.REJECTED, slice))
                            .sum(),
                    lastDay(board, college, Measure.RECEIVED, Set.of(type.recordName()), LocalDate.MAX),
                    businessMeasures(type).stream()
                            .map(measure -> lastDay(board, college, measure, Set.of(), asOf))
                            .filter(day -> day != null)
                            .max(Comparator.naturalOrder())
                            .orElse(null)));
        }
        var rejected = new LinkedHashMap<String, Long>();
        for (Reason reason : Reason.values()) {
            long count = board.ledger().series(college, Measure.REJECTED).keySet().stream()
                    .filter(slice -> slice.endsWith("/" + reason))
                    .mapToLong(slice -> total(board, college, Measure.REJECTED, slice))
                    .sum();
            if (count > 0) {
                rejected.put(reason.name(), count);
            }
        }
        return new Deliveries(types, rejected);
    }

    /** The fields {@code rejections} and {@code timeliness}. */
    void write(JsonGenerator json, @Nullable Instant lastEventAt, LocalDate asOf) throws IOException {
        json.writeObjectFieldStart("rejections");
        json.writeNumberField(
                "total",
                rejectedByReason.values().stream().mapToLong(Long::longValue).sum());
        json.writeArrayFieldStart("byReason");
        for (var each : rejectedByReason.entrySet()) {
            json.writeStartObject();
            json.writeStringField("reason", each.getKey());
            json.writeStringField("nameZh", Reason.valueOf(each.getKey()).nameZh());
            json.writeNumberField("count", each.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeObjectFieldStart("timeliness");
        Json.text(json, "lastEventAt", lastEventAt);
        var last = lastRecordedOn();
        Json.text(json, "lastRecordedOn", last);
        Json.number(
                json,
                "daysSinceLastRecord",
                last == null ? null : (Long) Math.max(0, ChronoUnit.DAYS.between(last, asOf)));
        json.writeArrayFieldStart("records");
        for (OfType each : types) {
            json.writeStartObject();
            json.writeStringField("type", each.type().recordName());
            json.writeStringField("nameZh", each.type().nameZh());
            json.writeNumberField("received", each.received());
            json.writeNumberField("rejected", each.rejected());
            Json.text(json, "lastRecordedOn", each.lastRecordedOn());
            Json.text(json, "lastBusinessDay", each.lastBusinessDay());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private @Nullable LocalDate lastRecordedOn() {
        return types.stream()
                .map(OfType::lastRecordedOn)
                .filter(day -> day != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static long total(Board board, String college, Measure measure, String slice) {
        return board.sum(college, new Term(measure, Set.of(slice)), LocalDate.MIN, LocalDate.MAX)
                .amount();
    }

    /** Of the slices named, or of all. */
    private static @Nullable LocalDate lastDay(
            Board board, String college, Measure measure, Set<String> slices, LocalDate to) {
        return board.ledger().series(college, measure).entrySet().stream()
                .filter(slice -> slices.isEmpty() || slices.contains(slice.getKey()))
                .map(slice -> slice.getValue().lastDay(to))
                .filter(day -> day != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<Measure> businessMeasures(RecordType type) {
        return switch (type) {
            case ENROLLMENT_PLAN -> List.of(Measure.PLANNED_PLACES);
            case ENROLLMENT -> List.of(Measure.ADMITTED, Measure.REGISTERED);
            case GRADUATION -> List.of(Measure.GRADUATED);
            case EMPLOYMENT_OUTCOME -> List.of();
            case TRAINING_SESSION -> List.of(Measure.TRAINING_PERSON_DAYS);
            case TECH_SERVICE_PAYMENT ->
                List.of(
                        Measure.TECH_SERVICE_FEN,
                        Measure.VERTICAL_RESEARCH_FEN,
                        Measure.TECH_TRADE_FEN,
                        Measure.TRAINING_FEN);
        };
    }
}
