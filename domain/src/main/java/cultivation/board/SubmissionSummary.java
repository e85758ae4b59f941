package cultivation.board;

import cultivation.catalogue.Term;
import cultivation.entity.Measure;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a college has sent, by record type, and what was refused, by reason: all from the ledger.
 *
 * <p>Records are accounted whatever day is asked for; business days are those up to it. An outcome counts on the graduation day, so the ledger has no business day of it.
 */
public record SubmissionSummary(List<OfType> types, Map<Reason, Long> rejectedByReason) {
    /**
     * The records of one type.
     *
     * @param lastReceivedOn the latest Beijing day on which one came
     * @param lastBusinessDay the latest day that one tells of
     */
    public record OfType(
            RecordType type,
            long received,
            long rejected,
            @Nullable LocalDate lastReceivedOn,
            @Nullable LocalDate lastBusinessDay) {}

    /** What the ledger knows of a college's records, and of the business days up to {@code asOf}. */
    public static SubmissionSummary of(Board board, String college, LocalDate asOf) {
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
        var rejected = new EnumMap<Reason, Long>(Reason.class);
        for (Reason reason : Reason.values()) {
            long count = board.ledger().series(college, Measure.REJECTED).keySet().stream()
                    .filter(slice -> slice.endsWith("/" + reason))
                    .mapToLong(slice -> total(board, college, Measure.REJECTED, slice))
                    .sum();
            if (count > 0) {
                rejected.put(reason, count);
            }
        }
        return new SubmissionSummary(types, rejected);
    }

    /** How many records were refused, for whatever reason. */
    public long rejected() {
        return rejectedByReason.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The latest Beijing day on which anything came; null when nothing ever did. */
    public @Nullable LocalDate lastReceivedOn() {
        return types.stream()
                .map(OfType::lastReceivedOn)
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
            case STAFF_MEMBER -> List.of(Measure.STAFF, Measure.EXTERNAL_TEACHERS);
            case RESOURCE_LEVEL -> List.of(Measure.RESOURCE);
            case ESTABLISHMENT -> List.of(Measure.ESTABLISHMENTS);
            case ACTIVITY -> List.of(Measure.ACTIVITY_PEOPLE);
            case ACHIEVEMENT -> List.of(Measure.ACHIEVEMENTS);
            case FUNDING_FLOW -> List.of(Measure.FUNDING_FEN);
            case SURVEY_WAVE -> List.of(Measure.SURVEY_ANSWERS);
            case PROJECT_MILESTONE -> List.of(Measure.MILESTONES_DUE, Measure.MILESTONES_COMPLETED);
        };
    }
}
