package cultivation.threshold;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Unit;
import cultivation.reference.Bound;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import java.time.LocalDate;

/** When a threshold holds, and what is beyond it. */
public final class Limit {
    private Limit() {}

    /**
     * Whether it holds on a day: not in the months in which its indicator is incomplete, and what this version does not
     * understand holds never.
     */
    public static boolean isInForce(Threshold threshold, Catalogue catalogue, LocalDate day) {
        var indicator = catalogue.indicator(threshold.getIndicator().toString());
        return indicator != null && indicator.isComplete(day) && isSet(threshold, day);
    }

    /** Whether a value can be the line for a unit: a ratio lies from 0 to 1, and nothing is counted below 0. */
    public static boolean isPossible(Unit unit, double value) {
        return value >= 0 && (unit != Unit.RATIO || value <= 1);
    }

    /** Whether it would hold on a day, were its indicator complete in that month. */
    static boolean isPaused(Threshold threshold, Catalogue catalogue, LocalDate day) {
        var indicator = catalogue.indicator(threshold.getIndicator().toString());
        return indicator != null && !indicator.isComplete(day) && isSet(threshold, day);
    }

    private static boolean isSet(Threshold threshold, LocalDate day) {
        var from = threshold.getValidFrom();
        var to = threshold.getValidTo();
        return threshold.getBound() != Bound.UNKNOWN
                && threshold.getSeverity() != Severity.UNKNOWN
                && (from == null || !day.isBefore(from))
                && (to == null || !day.isAfter(to));
    }

    /** Whether a value lies beyond it: at the bound it does not, nor does a missing one, nor one of too small a base. */
    public static boolean isBeyond(Threshold threshold, FigureValue value) {
        var figure = value.value();
        return figure != null
                && isEnough(threshold, value)
                && isWorse(threshold.getBound(), figure, threshold.getValue());
    }

    /** Whether so much is behind a value that it can be judged. */
    static boolean isEnough(Threshold threshold, FigureValue value) {
        return base(value) >= threshold.getMinDenominator() && value.colleges() >= threshold.getMinColleges();
    }

    /** Whether a college is not held to a threshold on a day, since all its exemptions hold. */
    static boolean isExempt(Threshold threshold, Board board, String college, LocalDate day) {
        return !threshold.getExemptions().isEmpty()
                && threshold.getScope().toString().equals(Scope.COLLEGE.id())
                && threshold.getExemptions().stream().allMatch(exemption -> {
                    var indicator =
                            board.catalogue().indicator(exemption.getIndicator().toString());
                    if (indicator == null) {
                        return false;
                    }
                    var figure =
                            new Figure(indicator, indicator.yearWindow(), Scope.COLLEGE, college, Statistic.POOLED);
                    var value = board.value(figure, day).value();
                    return value != null && value > exemption.getAbove();
                });
    }

    /** Whether a value lies farther beyond a bound than another. */
    public static boolean isWorse(Bound bound, double value, double than) {
        return bound == Bound.LOWER ? value < than : value > than;
    }

    /** What the minimum denominator is held against: the denominator, or else the number of live contributions. */
    public static long base(FigureValue value) {
        var denominator = value.denominator();
        return denominator == null ? value.contributions() : denominator;
    }
}
