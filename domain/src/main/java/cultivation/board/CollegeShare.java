package cultivation.board;

import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import java.time.LocalDate;

/**
 * What one college adds to a figure of several.
 *
 * <p>A college may have a numerator without a denominator, such as students admitted under a plan of no places: it has
 * no rate of its own, and its numerator is in the city's. So the integers are given whether there is a value or not.
 */
public final class CollegeShare {
    private CollegeShare() {}

    /** The college's own value, with the integers that it adds to the whole. */
    public static FigureValue of(Board board, Figure figure, String college, LocalDate asOf) {
        var indicator = figure.indicator();
        var own = board.value(new Figure(indicator, figure.window(), Scope.COLLEGE, college, Statistic.POOLED), asOf);
        var adds = board.own(indicator, college, figure.window().from(asOf), asOf);
        return new FigureValue(
                own.figure(),
                own.value(),
                adds.numerator().amount(),
                indicator.denominator() == null ? null : (Long) adds.base().amount(),
                own.contributions(),
                own.colleges());
    }
}
