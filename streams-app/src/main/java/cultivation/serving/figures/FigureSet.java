package cultivation.serving.figures;

import cultivation.board.FigureValue;
import cultivation.live.LiveBoard.View;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of one state as of a day, each beside last year's same day.
 *
 * @param previousYear the day last year: 28 February for 29 February
 */
public record FigureSet(LocalDate asOf, LocalDate previousYear, List<Pair> pairs) {
    /**
     * A figure, and itself a year before.
     *
     * @param status {@code missing}, {@code normal}, or the severity of the gravest threshold it is beyond
     */
    public record Pair(FigureValue now, FigureValue before, String status) {
        public boolean shows(Pair other) {
            return same(now, other.now) && same(before, other.before) && status.equals(other.status);
        }

        private static boolean same(FigureValue a, FigureValue b) {
            return Objects.equals(a.value(), b.value())
                    && Objects.equals(a.numerator(), b.numerator())
                    && Objects.equals(a.denominator(), b.denominator())
                    && a.contributions() == b.contributions()
                    && a.colleges() == b.colleges();
        }
    }

    /** Computes what a query means, within a reading. */
    static FigureSet of(View view, FigureQuery query, @Nullable LocalDate day) {
        var asOf = day == null ? view.asOf() : day;
        var previousYear = asOf.minusYears(1);
        var thresholds = view.thresholdsOn(asOf);
        var pairs = new ArrayList<Pair>();
        query.forEachSeries((indicator, window) -> {
            var now = query.values(view, indicator, window, asOf);
            var before = query.values(view, indicator, window, previousYear);
            for (int i = 0; i < now.size(); i++) {
                pairs.add(new Pair(now.get(i), before.get(i), thresholds.status(now.get(i))));
            }
        });
        return new FigureSet(asOf, previousYear, pairs);
    }

    /** The figures as they are answered, each made when it is asked for. */
    public Stream<FigureResponse> responses() {
        return pairs.stream().map(pair -> FigureResponse.of(pair, previousYear));
    }
}
