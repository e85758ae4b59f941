package cultivation.board;

import cultivation.catalogue.Quantity;
import cultivation.catalogue.Quantity.Part;
import cultivation.catalogue.Window;
import cultivation.ledger.Amount;
import cultivation.ledger.Ledger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A quantity of one college as of each day of a stretch, each in constant time: running totals by day of each term. */
final class DailySums {
    /** One term: totals up to the end of the day before {@code first}, of {@code first}, and so on. */
    private static final class Totals {
        private final Part part;
        private final Window window;
        private final LocalDate first;
        private final long[] amounts;
        private final long[] counts;

        private Totals(Part part, Window window, LocalDate first, long[] amounts, long[] counts) {
            this.part = part;
            this.window = window;
            this.first = first;
            this.amounts = amounts;
            this.counts = counts;
        }

        static Totals of(Ledger ledger, String college, Part part, Window ofFigure, LocalDate from, LocalDate to) {
            var window = part.windowIn(ofFigure);
            var first = window == Window.STOCK ? from : window.from(from);
            int days = (int) ChronoUnit.DAYS.between(first, to) + 1;
            var dayAmounts = new long[days];
            var dayCounts = new long[days];
            var before = Amount.NONE;
            for (var slice : ledger.series(college, part.term().measure()).entrySet()) {
                if (part.term().takes(slice.getKey())) {
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
            return new Totals(part, window, first, amounts, counts);
        }

        Amount asOf(LocalDate day) {
            int end = (int) ChronoUnit.DAYS.between(first, day) + 1;
            if (window == Window.STOCK) {
                return new Amount(amounts[end], counts[end]);
            }
            int begin = (int) ChronoUnit.DAYS.between(first, window.from(day));
            return new Amount(amounts[end] - amounts[begin], counts[end] - counts[begin]);
        }
    }

    private final List<Totals> terms;

    private DailySums(List<Totals> terms) {
        this.terms = terms;
    }

    /** For the days from {@code from} to {@code to}, both inclusive. */
    static DailySums of(Ledger ledger, String college, Quantity quantity, Window window, LocalDate from, LocalDate to) {
        return new DailySums(quantity.parts().stream()
                .map(part -> Totals.of(ledger, college, part, window, from, to))
                .toList());
    }

    /** What the college has as of a day of the stretch. */
    Amount asOf(LocalDate day) {
        var sum = Amount.NONE;
        for (Totals term : terms) {
            var of = term.asOf(day);
            if (term.part.required() && of.count() == 0) {
                return Amount.NONE;
            }
            sum = sum.plus(of.amount() * term.part.weight(), of.count());
        }
        return sum;
    }
}
