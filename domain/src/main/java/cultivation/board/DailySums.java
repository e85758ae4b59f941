package cultivation.board;

import cultivation.catalogue.Term;
import cultivation.catalogue.Window;
import cultivation.ledger.Amount;
import cultivation.ledger.Ledger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** A term of one college as of each day of a stretch, each in constant time: running totals by day. */
final class DailySums {
    private final Window window;
    private final LocalDate first;
    /** Totals up to the end of the day before {@code first}, of {@code first}, and so on. */
    private final long[] amounts;

    private final long[] counts;

    private DailySums(Window window, LocalDate first, long[] amounts, long[] counts) {
        this.window = window;
        this.first = first;
        this.amounts = amounts;
        this.counts = counts;
    }

    /** For the days from {@code from} to {@code to}, both inclusive. */
    static DailySums of(Ledger ledger, String college, Term term, Window window, LocalDate from, LocalDate to) {
        var first = window == Window.STOCK ? from : window.from(from);
        int days = (int) ChronoUnit.DAYS.between(first, to) + 1;
        var dayAmounts = new long[days];
        var dayCounts = new long[days];
        var before = Amount.NONE;
        for (var slice : ledger.series(college, term.measure()).entrySet()) {
            if (term.takes(slice.getKey())) {
                slice.getValue().addDays(first, dayAmounts, dayCounts);
                if (window == Window.STOCK) {
                    before = before.plus(slice.getValue().upTo(first.minusDays(1)));
                }
            }
        }
        var amounts = new long[days + 1];
        var counts = new long[days + 1];
        amounts[0] = before.amount();
        counts[0] = before.count();
        for (int i = 0; i < days; i++) {
            amounts[i + 1] = amounts[i] + dayAmounts[i];
            counts[i + 1] = counts[i] + dayCounts[i];
        }
        return new DailySums(window, first, amounts, counts);
    }

    /** What the window holds as of a day of the stretch. */
    Amount asOf(LocalDate day) {
        int end = (int) ChronoUnit.DAYS.between(first, day) + 1;
        if (window == Window.STOCK) {
            return new Amount(amounts[end], counts[end]);
        }
        int begin = (int) ChronoUnit.DAYS.between(first, window.from(day));
        return new Amount(amounts[end] - amounts[begin], counts[end] - counts[begin]);
    }
}
