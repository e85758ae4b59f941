package cultivation.board;

import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Which figures moved most between two days, in sizes that can be held against each other.
 *
 * <pre>{@code
 * if (Movers.isComparable(rate, YEAR_TO_DATE, lastYear, today)) {
 *     moves.addAll(Movers.between(board.values(rate, YEAR_TO_DATE, lastYear), board.values(rate, YEAR_TO_DATE, today), figure -> 30));
 * }
 * List<Move> falls = Movers.largest(moves, CITY, true, 5, 1);
 * }</pre>
 *
 * <p>The size of a change has no unit. Of what is divided, as a rate, it is the change over the colleges' spread: the
 * distance between their quartiles on the earlier day. Of an amount it is the change over what the amount was; of a
 * college that had less than the mean college, over what that one had, so that three people more do not count
 * for more than three hundred fewer.
 */
public final class Movers {
    /** Fewer colleges have no spread that says anything. */
    private static final int LEAST_COLLEGES = 4;

    private Movers() {}

    /**
     * One figure on two days, known on both.
     *
     * @param size the change without its unit, with its sign
     */
    public record Move(FigureValue before, FigureValue after, double size) {
        /** In the indicator's unit. */
        public double change() {
            return known(after) - known(before);
        }
    }

    /**
     * Whether a change between two days says anything: not while colleges are still reporting what the indicator counts,
     * and of what runs from the first day of a year only between the same days of two years, or, where it
     * is divided, within one: the amount itself grows every day.
     */
    public static boolean isComparable(Indicator indicator, Window window, LocalDate before, LocalDate after) {
        if (!indicator.isComplete(before) || !indicator.isComplete(after)) {
            return false;
        }
        boolean runs = window == Window.YEAR_TO_DATE || window == Window.ACADEMIC_YEAR_TO_DATE;
        if (!runs || after.minusYears(1).equals(before)) {
            return true;
        }
        return indicator.denominator() != null && window.from(before).equals(window.from(after));
    }

    /**
     * The moves of one indicator and window: of the city's pooled figure and every college's that is known on both days and
     * does not rest on too little.
     *
     * @param before as {@link Board#values(Indicator, Window, LocalDate)} gives them
     * @param after the same figures in the same order
     * @param least the denominator that a figure must have on both days; of an amount, what it must be on one of them, in
     *     its unit
     */
    public static List<Move> between(List<FigureValue> before, List<FigureValue> after, ToLongFunction<Figure> least) {
        var own = before.stream()
                .filter(each -> each.figure().scope() == Scope.COLLEGE && each.value() != null)
                .mapToDouble(Movers::known)
                .toArray();
        var moves = new ArrayList<Move>();
        for (int i = 0; i < before.size(); i++) {
            var figure = before.get(i).figure();
            boolean meant = figure.scope() == Scope.COLLEGE
                    || (figure.scope() == Scope.CITY && figure.statistic() == Statistic.POOLED);
            if (meant && isFirm(before.get(i), after.get(i), least.applyAsLong(figure))) {
                var scale = scale(before.get(i), own);
                if (scale != null) {
                    double change = known(after.get(i)) - known(before.get(i));
                    moves.add(new Move(before.get(i), after.get(i), change / scale));
                }
            }
        }
        return moves;
    }

    /**
     * The falls, or the rises, from the largest on.
     *
     * @param most how many at most
     * @param mostOfOne how many at most of one indicator, so that what befell all colleges is not all that is said
     */
    public static List<Move> largest(List<Move> moves, Scope scope, boolean falls, int most, int mostOfOne) {
        var sorted = moves.stream()
                .filter(move -> move.after().figure().scope() == scope && (falls ? move.size() < 0 : move.size() > 0))
                .sorted(Comparator.<Move>comparingDouble(move -> -Math.abs(move.size()))
                        .thenComparing(move -> move.after().figure().toString()))
                .toList();
        var seen = new HashMap<String, Integer>();
        var largest = new ArrayList<Move>();
        for (Move move : sorted) {
            if (largest.size() < most
                    && seen.merge(move.after().figure().indicator().id(), 1, Integer::sum) <= mostOfOne) {
                largest.add(move);
            }
        }
        return largest;
    }

    private static boolean isFirm(FigureValue before, FigureValue after, long least) {
        if (before.value() == null || after.value() == null) {
            return false;
        }
        if (before.denominator() == null || after.denominator() == null) {
            return Math.max(known(before), known(after)) >= least;
        }
        return Math.min(before.denominator(), after.denominator()) >= least;
    }

    /** What a change is divided by; null where there is nothing to hold it against. */
    private static @Nullable Double scale(FigureValue before, double[] own) {
        var figure = before.figure();
        double scale = Math.abs(known(before));
        if (figure.indicator().denominator() != null) {
            double spread = own.length < LEAST_COLLEGES ? 0 : quartile(own, 0.75) - quartile(own, 0.25);
            scale = spread > 0 ? spread : scale;
        } else if (figure.scope() == Scope.COLLEGE) {
            scale = Math.max(scale, DoubleStream.of(own).average().orElse(0));
        }
        return scale > 0 ? scale : null;
    }

    /** By linear interpolation. */
    private static double quartile(double[] values, double part) {
        var sorted = DoubleStream.of(values).sorted().toArray();
        double at = part * (sorted.length - 1);
        int below = (int) at;
        return below + 1 == sorted.length
                ? sorted[below]
                : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }

    private static double known(FigureValue figure) {
        return Objects.requireNonNull(figure.value());
    }
}
