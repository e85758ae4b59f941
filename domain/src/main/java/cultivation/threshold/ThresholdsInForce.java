package cultivation.threshold;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.board.Groups;
import cultivation.catalogue.Scope;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Which thresholds hold for which figures on a day.
 *
 * <p>Of several that say the same of one figure only one holds, so that a rule finds one right side: the one that names
 * the entity before one for all, then the first by id.
 */
public final class ThresholdsInForce {
    /** By the figure's key, then by what is said of it. */
    private final Map<String, Map<String, Threshold>> byFigure = new HashMap<>();

    private ThresholdsInForce() {}

    /**
     * Of all that people set, those that hold on a day.
     *
     * @param thresholds in the order of their ids
     */
    public static ThresholdsInForce of(Board board, Collection<Threshold> thresholds, LocalDate day) {
        return of(
                board,
                thresholds,
                threshold -> Limit.isInForce(threshold, board.catalogue(), day),
                (threshold, entity) -> Limit.isExempt(threshold, board, entity, day));
    }

    /** Of all that people set, those that hold on a day but for the months in which their indicator is incomplete. */
    static ThresholdsInForce paused(Board board, Collection<Threshold> thresholds, LocalDate day) {
        return of(
                board,
                thresholds,
                threshold -> Limit.isPaused(threshold, board.catalogue(), day),
                (threshold, entity) -> false);
    }

    private static ThresholdsInForce of(
            Board board,
            Collection<Threshold> thresholds,
            Predicate<Threshold> holds,
            BiPredicate<Threshold, String> isExempt) {
        var inForce = new ThresholdsInForce();
        for (boolean specific : new boolean[] {true, false}) {
            for (Threshold threshold : thresholds) {
                if ((threshold.getEntity() != null) == specific && holds.test(threshold)) {
                    for (String entity : entities(threshold, board)) {
                        if (isExempt.test(threshold, entity)) {
                            continue;
                        }
                        inForce.byFigure
                                .computeIfAbsent(key(threshold, entity), figure -> new TreeMap<>())
                                .putIfAbsent(threshold.getBound() + "|" + threshold.getSeverity(), threshold);
                    }
                }
            }
        }
        return inForce;
    }

    /** Each threshold with each entity that it holds for. */
    public void forEach(BiConsumer<String, Threshold> each) {
        new TreeMap<>(byFigure).forEach((figure, thresholds) -> {
            var parts = List.of(figure.split("\\|"));
            thresholds.values().forEach(threshold -> each.accept(parts.get(3), threshold));
        });
    }

    /**
     * {@code missing}, {@code normal}, or the severity of the gravest threshold that a value is beyond. Below its minimum
     * denominator a threshold is silent.
     */
    public String status(FigureValue value) {
        if (value.value() == null) {
            return "missing";
        }
        return of(value.figure()).stream()
                .filter(threshold -> Limit.isBeyond(threshold, value))
                .map(Threshold::getSeverity)
                .max(Comparator.comparing(ThresholdsInForce::rank))
                .map(severity -> severity.name().toLowerCase(Locale.ROOT))
                .orElse("normal");
    }

    private Collection<Threshold> of(Figure figure) {
        return byFigure.isEmpty()
                ? List.of()
                : byFigure.getOrDefault(figure.toString(), Map.of()).values();
    }

    private static int rank(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 2;
            case WARNING -> 1;
            case INFO, UNKNOWN -> 0;
        };
    }

    private static String key(Threshold threshold, String entity) {
        return String.join(
                "|",
                threshold.getIndicator(),
                threshold.getWindow(),
                threshold.getScope(),
                entity,
                threshold.getStatistic());
    }

    /** What a threshold holds for: the entity that it names, or every one of its scope. */
    public static List<String> entities(Threshold threshold, Board board) {
        if (threshold.getEntity() != null) {
            return List.of(threshold.getEntity().toString());
        }
        var scope = Scope.ofId(threshold.getScope().toString());
        if (scope == null) {
            return List.of();
        }
        return switch (scope) {
            case COLLEGE -> board.roster().counted();
            case GROUP -> Groups.ALL.stream().map(Groups::id).toList();
            case CITY -> List.of(board.catalogue().cityId());
        };
    }
}
