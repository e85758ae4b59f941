package cultivation.catalogue;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One declared indicator.
 *
 * @param denominator null for sums and stocks
 * @param incompleteMonths the months in which colleges are still reporting what it counts, every year, so that neither
 *     threshold nor comparison with last year means anything; usually none
 * @param wordings in the order of their dates, without overlap
 * @param tableRow null when it feeds no table
 */
public record Indicator(
        String id,
        Kind kind,
        Term numerator,
        @Nullable Term denominator,
        Unit unit,
        Direction better,
        List<Window> windows,
        Set<Month> incompleteMonths,
        List<Wording> wordings,
        @Nullable TableRow tableRow) {
    public Indicator {
        windows = List.copyOf(windows);
        incompleteMonths = Set.copyOf(incompleteMonths);
        wordings = List.copyOf(wordings);
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
        for (Window window : windows) {
            if ((window == Window.STOCK) != (kind == Kind.STOCK)) {
                throw new IllegalArgumentException(
                        "indicator " + id + " of kind " + kind + " cannot have the window " + window.id());
            }
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
    public Term base() {
        return denominator == null ? numerator : denominator;
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
