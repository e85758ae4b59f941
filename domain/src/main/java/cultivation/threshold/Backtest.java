package cultivation.threshold;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.reference.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a threshold would have fired for a figure, had it been in force, from what is known today.
 *
 * <pre>{@code
 * List<Breach> breaches = Backtest.of(board, threshold, figure, from, to, day -> true);
 * }</pre>
 */
public final class Backtest {
    private Backtest() {}

    /**
     * The breaches from {@code from} to {@code to}, both inclusive, oldest first.
     *
     * @param applies the days on which no other threshold takes its place
     */
    public static List<Breach> of(
            Board board,
            Threshold threshold,
            Figure figure,
            LocalDate from,
            LocalDate to,
            Predicate<LocalDate> applies) {
        var breaches = new ArrayList<Breach>();
        @Nullable Breach open = null;
        var day = from;
        for (FigureValue value : board.values(figure, from, to)) {
            boolean fires = Limit.isInForce(threshold, board.catalogue(), day)
                    && applies.test(day)
                    && Limit.isBeyond(threshold, value)
                    && !Limit.isExempt(threshold, board, figure.entity(), day);
            if (fires) {
                open = open == null ? new Breach(day, day, value, day) : extended(open, day, value, threshold);
            } else if (open != null) {
                breaches.add(open);
                open = null;
            }
            day = day.plusDays(1);
        }
        if (open != null) {
            breaches.add(open);
        }
        return breaches;
    }

    private static Breach extended(Breach breach, LocalDate day, FigureValue value, Threshold threshold) {
        boolean worse = Limit.isWorse(
                threshold.getBound(),
                Objects.requireNonNull(value.value()),
                Objects.requireNonNull(breach.worst().value()));
        return worse
                ? new Breach(breach.first(), day, value, day)
                : new Breach(breach.first(), day, breach.worst(), breach.worstOn());
    }
}
