package cultivation.serving.figures;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import cultivation.board.Figure;
import cultivation.board.Movers;
import cultivation.board.Movers.Move;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.live.LiveBoard.View;
import cultivation.reference.Threshold;
import cultivation.serving.http.Parameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code /movers}: what moved most between two days.
 *
 * @param compared how many indicators were compared
 * @param paused those that were not, because of the season or because they are amounts that grow every day
 */
record MoversResponse(
        LocalDate asOf,
        LocalDate before,
        String clock,
        int compared,
        List<String> paused,
        Largest city,
        Largest colleges) {
    /** From the largest on. */
    record Largest(List<Moved> falls, List<Moved> rises) {}

    /**
     * One figure on both days.
     *
     * @param size the change without its unit, as {@link Movers} measures it
     */
    record Moved(
            @JsonUnwrapped FigureKey figure,
            @Nullable Double value,
            @Nullable Double previous,
            double change,
            double size,
            int colleges,
            int previousColleges) {
        static Moved of(Move move) {
            return new Moved(
                    FigureKey.of(move.after().figure()),
                    move.after().value(),
                    move.before().value(),
                    move.change(),
                    move.size(),
                    move.after().colleges(),
                    move.before().colleges());
        }
    }

    /** What thresholds are of. */
    private record Judged(String indicator, String scope) {}

    private static final List<String> AGAINST = List.of("year", "week");
    private static final int MOST = 50;
    private static final int USUAL = 8;
    /** Of one indicator's colleges. */
    private static final int MOST_OF_ONE = 2;
    /** What a figure rests on at least where no threshold says so. */
    private static final long LEAST = 30;

    static MoversResponse of(View view, Parameters parameters, String clock) {
        var window = MatrixResponse.windowOf(parameters);
        var asOf = parameters.day("asOf", view.asOf());
        var before = parameters.oneOf("against", AGAINST).equals("week") ? asOf.minusWeeks(1) : asOf.minusYears(1);
        int limit = parameters.number("limit", USUAL, 1, MOST);
        var moves = new ArrayList<Move>();
        var paused = new ArrayList<String>();
        int compared = 0;
        var least = leastOf(view.thresholds().values());
        for (Indicator indicator : view.board().catalogue().indicators()) {
            var shown = MatrixResponse.window(indicator, window);
            if (shown == null) {
                continue;
            }
            if (Movers.isComparable(indicator, shown, before, asOf)) {
                compared++;
                moves.addAll(Movers.between(
                        view.values(indicator, shown, before), view.values(indicator, shown, asOf), least));
            } else {
                paused.add(indicator.id());
            }
        }
        return new MoversResponse(
                asOf,
                before,
                clock,
                compared,
                paused,
                largest(moves, Scope.CITY, limit, 1),
                largest(moves, Scope.COLLEGE, limit, MOST_OF_ONE));
    }

    private static Largest largest(List<Move> moves, Scope scope, int limit, int mostOfOne) {
        return new Largest(
                Movers.largest(moves, scope, true, limit, mostOfOne).stream()
                        .map(Moved::of)
                        .toList(),
                Movers.largest(moves, scope, false, limit, mostOfOne).stream()
                        .map(Moved::of)
                        .toList());
    }

    /** The largest base that a threshold of the indicator and scope asks for, as no smaller one is judged either. */
    private static ToLongFunction<Figure> leastOf(Collection<Threshold> thresholds) {
        var least = new HashMap<Judged, Long>();
        for (Threshold each : thresholds) {
            var judged =
                    new Judged(each.getIndicator().toString(), each.getScope().toString());
            least.merge(judged, each.getMinDenominator(), Math::max);
        }
        return figure -> least.getOrDefault(
                new Judged(figure.indicator().id(), figure.scope().id()), LEAST);
    }
}
