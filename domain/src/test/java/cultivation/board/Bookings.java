package cultivation.board;

import cultivation.catalogue.Catalogue;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.reference.College;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any amounts of an indicator's two terms at five colleges, of which two are of one group. */
public final class Bookings {
    private static final Catalogue CATALOGUE = DeclaredCatalogue.with();
    private static final int COLLEGES = 5;

    private Bookings() {}

    /**
     * What one cell of one of an indicator's two terms holds.
     *
     * @param days from the first day that is looked at
     */
    public record Booking(int college, boolean numerator, int slice, int days, int partition, Amount amount) {}

    /** Any figure of the declared catalogue; a stock in four. */
    public static Arbitrary<Figure> figures() {
        var board = new Board(CATALOGUE, new Ledger(), roster());
        var stocks = new ArrayList<Figure>();
        var others = new ArrayList<Figure>();
        CATALOGUE.indicators().forEach(indicator -> indicator.windows().forEach(window -> {
            (window == Window.STOCK ? stocks : others).addAll(board.figures(indicator, window));
        }));
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.of(others)), Tuple.of(1, Arbitraries.of(stocks)));
    }

    /** First days to look at. */
    public static Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 899).map(days -> LocalDate.of(2018, 1, 1)
                .plusDays(days));
    }

    /** On any days, some of them long before, so that values come, go and move. */
    public static Arbitrary<List<Booking>> bookings() {
        var days = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.integers().between(-1, 1)),
                Tuple.of(5, Arbitraries.integers().between(-1_000, 1_000)),
                Tuple.of(1, Arbitraries.integers().between(-4_000, -3_000)));
        var amounts = Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Combinators.combine(
                                        Arbitraries.longs().between(-20, 179),
                                        Arbitraries.longs().between(1, 3))
                                .as(Amount::new)),
                Tuple.of(1, Arbitraries.just(Amount.NONE)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, COLLEGES - 1),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 4),
                        days,
                        Arbitraries.integers().between(0, 2),
                        amounts)
                .as(Booking::new)
                .list();
    }

    private static Roster roster() {
        var roster = new Roster();
        for (int i = 0; i < COLLEGES; i++) {
            var ownership = Groups.ALL.get(Math.max(0, i - 1));
            roster.put(new College("c" + i, "院校" + i, null, ownership, null, true));
        }
        return roster;
    }

    /** A board on which they are booked under the terms of an indicator. */
    public static Board board(Indicator indicator, List<Booking> bookings, LocalDate from) {
        var ledger = new Ledger();
        book(ledger, indicator, bookings, from);
        return new Board(CATALOGUE, ledger, roster());
    }

    /** Books them under the terms of an indicator. */
    static void book(Ledger ledger, Indicator indicator, List<Booking> bookings, LocalDate from) {
        for (Booking booking : bookings) {
            var parts = (booking.numerator() ? indicator.numerator() : indicator.base()).parts();
            var term = parts.get(booking.slice() % parts.size()).term();
            var slices = term.slices().stream().sorted().toList();
            var slice = slices.isEmpty() ? "" : slices.get(booking.slice() % slices.size());
            var day = from.plusDays(booking.days());
            ledger.set(
                    new CellKey("c" + booking.college(), term.measure(), slice, day, booking.partition()),
                    booking.amount());
        }
    }
}
