package cultivation.catalogue;

import cultivation.entity.Measure;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One declared indicator.
 *
 * @param denominator null for sums and stocks
 * @param paired whether a college of which nothing is booked above or nothing below the line is in neither sum: two facts of
 *     a college that do not come together, such as its area and its students, would else make a false figure of several
 * @param factor what the quotient is multiplied by, a power of ten: 100 for so many to a hundred
 * @param exported those of the windows that are told as metrics, besides what a threshold needs
 * @param incompleteMonths the months in which colleges are still reporting what it counts, every year, so that neither
 *     threshold nor comparison with last year means anything; usually none
 * @param wordings in the order of their dates, without overlap
 * @param tables the rows that it feeds; often none
 */
public record Indicator(
        String id,
        Kind kind,
        Quantity numerator,
        @Nullable Quantity denominator,
        boolean paired,
        int factor,
        Unit unit,
        Direction better,
        List<Window> windows,
        List<Window> exported,
        Set<Month> incompleteMonths,
        List<Wording> wordings,
        List<TableRow> tables) {
    private static final List<Integer> FACTORS = List.of(1, 10, 100, 1000);
    private static final double[] POWERS = {1, 10, 100, 1000, 10_000, 100_000};

    public Indicator {
        windows = List.copyOf(windows);
        exported = List.copyOf(exported);
        incompleteMonths = Set.copyOf(incompleteMonths);
        wordings = List.copyOf(wordings);
        tables = List.copyOf(tables);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("indicator " + id + " has no window");
        }
        if (wordings.isEmpty()) {
            throw new IllegalArgumentException("indicator " + id + " has no name");
        }
        boolean divides = kind == Kind.RATIO || kind == Kind.MEAN;
        if (divides != (denominator != null)) {
            throw new IllegalArgumentException(
                    "indicator " + id + " of kind " + kind + (divides ? " needs a denominator" : " has a denominator"));
        }
        if (!divides && (paired || factor != 1)) {
            throw new IllegalArgumentException("indicator " + id + " of kind " + kind
                    + " divides nothing, so it has neither 'paired' nor 'factor'");
        }
        if (!FACTORS.contains(factor)) {
            throw new IllegalArgumentException(
                    "indicator " + id + " has the factor " + factor + "; it is one of " + FACTORS);
        }
        if (!windows.containsAll(exported)) {
            throw new IllegalArgumentException("indicator " + id + " exports a window that it does not have; it has "
                    + windows.stream().map(Window::id).toList());
        }
        boolean hasStock = windows.contains(Window.STOCK);
        if (hasStock ? kind == Kind.SUM || windows.size() > 1 : kind == Kind.STOCK) {
            throw new IllegalArgumentException("indicator " + id + " of kind " + kind + " cannot have the windows "
                    + windows.stream().map(Window::id).toList());
        }
        for (int i = 1; i < wordings.size(); i++) {
            if (!wordings.get(i).validFrom().isAfter(wordings.get(i - 1).validTo())) {
                var from = wordings.get(i).validFrom();
                throw new IllegalArgumentException("indicator " + id + " has two names on " + from
                        + "; end the earlier one with validTo on the day before");
            }
        }
    }

    /** The denominator of a ratio or mean, the numerator of a sum or stock: what coverage is counted over. */
    public Quantity base() {
        return denominator == null ? numerator : denominator;
    }

    /** The window of its figure of a year, as a table prints it. */
    public Window yearWindow() {
        return windows.contains(Window.STOCK) ? Window.STOCK : Window.YEAR_TO_DATE;
    }

    /** How many powers of ten its quotient of integers lies above its value: 2 for fen shown as yuan. */
    public int decimals() {
        return numerator.decimals() - (denominator == null ? 0 : denominator.decimals()) - FACTORS.indexOf(factor);
    }

    /** A quotient of its integers in its unit, divided once. */
    public double value(long above, long below) {
        return value((double) above, below);
    }

    /** Likewise of what no long holds. */
    public double value(double above, long below) {
        int decimals = decimals();
        return decimals >= 0 ? above / (below * POWERS[decimals]) : above * POWERS[-decimals] / below;
    }

    /** What it is made of. */
    public Set<Measure> measures() {
        var measures = EnumSet.noneOf(Measure.class);
        for (var quantity : List.of(numerator, base())) {
            quantity.parts().forEach(part -> measures.add(part.term().measure()));
        }
        return measures;
    }

    /** Whether what it counts is reported by that day, as far as the season goes. */
    public boolean isComplete(LocalDate day) {
        return !incompleteMonths.contains(day.getMonth());
    }

    /** Its name and definition on a day; the nearest one when none was in force. */
    public Wording wordingOn(LocalDate day) {
        for (Wording wording : wordings) {
            if (!day.isAfter(wording.validTo())) {
                return wording;
            }
        }
        return wordings.get(wordings.size() - 1);
    }
}
