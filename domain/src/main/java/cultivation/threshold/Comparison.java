package cultivation.threshold;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.reference.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of holding a threshold against one entity's figure: who shows that nothing is wrong must know whether anything
 * was compared.
 */
public record Comparison(
        Threshold threshold, String entity, @Nullable Double value, State state) {
    /** Only the first two were compared. */
    public enum State {
        BEYOND,
        WITHIN,
        /** The figure is missing. */
        MISSING,
        /** Its base is smaller than the threshold's minimum denominator, or it covers too few colleges. */
        TOO_FEW,
        /** Colleges are still reporting in this month what the indicator counts. */
        PAUSED;

        /** The public name, as in docs/reference/contract.md: {@code too_few}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Every threshold that is set for a day with each entity that it is for.
     *
     * @param thresholds in the order of their ids
     */
    public static List<Comparison> of(Board board, Collection<Threshold> thresholds, LocalDate day) {
        var comparisons = new ArrayList<Comparison>();
        ThresholdsInForce.of(board, thresholds, day)
                .forEach((entity, threshold) -> comparisons.add(compare(board, threshold, entity, day)));
        ThresholdsInForce.paused(board, thresholds, day)
                .forEach((entity, threshold) -> comparisons.add(new Comparison(threshold, entity, null, State.PAUSED)));
        return comparisons;
    }

    private static Comparison compare(Board board, Threshold threshold, String entity, LocalDate day) {
        var value = board.value(figure(board, threshold, entity), day);
        return new Comparison(threshold, entity, value.value(), state(threshold, value));
    }

    private static State state(Threshold threshold, FigureValue value) {
        if (value.value() == null) {
            return State.MISSING;
        }
        if (!Limit.isEnough(threshold, value)) {
            return State.TOO_FEW;
        }
        return Limit.isBeyond(threshold, value) ? State.BEYOND : State.WITHIN;
    }

    /** What holds names an indicator, a window and a scope that there are. */
    private static Figure figure(Board board, Threshold threshold, String entity) {
        return new Figure(
                Objects.requireNonNull(
                        board.catalogue().indicator(threshold.getIndicator().toString())),
                Objects.requireNonNull(Window.ofId(threshold.getWindow().toString())),
                Objects.requireNonNull(Scope.ofId(threshold.getScope().toString())),
                entity,
                Objects.requireNonNull(Statistic.ofId(threshold.getStatistic().toString())));
    }
}
