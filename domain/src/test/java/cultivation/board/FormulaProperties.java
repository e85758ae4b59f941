package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cultivation.board.Bookings.Booking;
import cultivation.catalogue.Direction;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Kind;
import cultivation.catalogue.Quantity;
import cultivation.catalogue.Quantity.Part;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Term;
import cultivation.catalogue.Unit;
import cultivation.catalogue.Window;
import cultivation.catalogue.Wording;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Weighted terms, terms with a window of their own and paired ratios, against a look at every cell that there is. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE, tries = 500)
class FormulaProperties {
    private static final List<Term> TERMS = List.of(
            Term.of(Measure.EMPLOYED),
            Term.of(Measure.IN_SCHOOL),
            new Term(Measure.TRAINING_PERSON_DAYS, Set.of("SKILLS", "VETERAN")),
            new Term(Measure.ADMITTED, Set.of("EXPANSION")));

    /** What a college has above and below the line, by the cells alone. */
    private record Brute(Map<CellKey, Amount> cells, Indicator indicator) {
        static Brute of(Indicator indicator, List<Booking> bookings, LocalDate day) {
            var cells = new HashMap<CellKey, Amount>();
            for (Booking booking : bookings) {
                var parts = (booking.numerator() ? indicator.numerator() : indicator.base()).parts();
                var term = parts.get(booking.slice() % parts.size()).term();
                var slices = term.slices().stream().sorted().toList();
                cells.put(
                        new CellKey(
                                "c" + booking.college(),
                                term.measure(),
                                slices.isEmpty() ? "" : slices.get(booking.slice() % slices.size()),
                                day.plusDays(booking.days()),
                                booking.partition()),
                        booking.amount());
            }
            return new Brute(cells, indicator);
        }

        Amount sum(String college, Quantity quantity, Window window, LocalDate asOf) {
            long amount = 0;
            long count = 0;
            for (Part part : quantity.parts()) {
                var from = (part.window() == null ? window : part.window()).from(asOf);
                long own = 0;
                for (var cell : cells.entrySet()) {
                    var key = cell.getKey();
                    if (key.college().equals(college)
                            && key.measure() == part.term().measure()
                            && part.term().takes(key.slice())
                            && !key.day().isBefore(from)
                            && !key.day().isAfter(asOf)) {
                        amount += cell.getValue().amount() * part.weight();
                        own += cell.getValue().count();
                    }
                }
                if (part.required() && own == 0) {
                    return Amount.NONE;
                }
                count += own;
            }
            return new Amount(amount, count);
        }

        /** Numerator, denominator, contributions and colleges of some colleges together. */
        List<Long> of(List<String> colleges, Window window, LocalDate asOf) {
            long above = 0;
            long below = 0;
            long count = 0;
            long covered = 0;
            for (String college : colleges) {
                var numerator = sum(college, indicator.numerator(), window, asOf);
                var denominator = sum(college, indicator.base(), window, asOf);
                boolean counts = !indicator.paired() || (numerator.count() > 0 && denominator.count() > 0);
                if (counts) {
                    above += numerator.amount();
                    below += denominator.amount();
                    count += denominator.count();
                    covered += denominator.count() > 0 ? 1 : 0;
                }
            }
            return List.of(above, below, count, covered);
        }
    }

    @Property
    void integers_are_those_of_the_cells(
            @ForAll("ratios") Indicator indicator,
            @ForAll("bookings") @Size(max = 40) List<Booking> bookings,
            @ForAll("days") LocalDate day) {
        // given
        var board = Bookings.board(indicator, bookings, day);
        var brute = Brute.of(indicator, bookings, day);
        for (Window window : indicator.windows()) {
            // when
            var values = board.values(indicator, window, day).stream()
                    .filter(value -> value.figure().statistic() == Statistic.POOLED)
                    .toList();

            // then
            for (FigureValue value : values) {
                var expected = brute.of(board.members(value.figure()), window, day);
                assertThat(List.of(
                                value.numerator(), value.denominator(), value.contributions(), (long) value.colleges()))
                        .isEqualTo(expected);
                if (expected.get(1) == 0) {
                    assertThat(value.value()).isNull();
                } else {
                    assertThat(value.value())
                            .isCloseTo((double) expected.get(0) * indicator.factor() / expected.get(1), within(1e-9));
                }
            }
        }
    }

    @Property
    void a_series_has_what_each_day_has_and_the_shares_of_the_colleges_add_up(
            @ForAll("ratios") Indicator indicator,
            @ForAll("bookings") @Size(max = 40) List<Booking> bookings,
            @ForAll("days") LocalDate day) {
        // given
        var board = Bookings.board(indicator, bookings, day);
        for (Window window : indicator.windows()) {
            var city = new Figure(indicator, window, Scope.CITY, "beijing", Statistic.POOLED);
            var to = day.plusDays(20);

            // when
            var series = board.values(city, day, to);

            // then
            var each = new ArrayList<FigureValue>();
            for (var one = day; !one.isAfter(to); one = one.plusDays(1)) {
                each.add(board.value(city, one));
            }
            assertThat(series).isEqualTo(each);
            var shares = board.members(city).stream()
                    .map(code -> CollegeShare.of(board, city, code, day))
                    .toList();
            assertThat(shares.stream().mapToLong(FigureValue::numerator).sum())
                    .isEqualTo(series.get(0).numerator());
            assertThat(shares.stream().mapToLong(FigureValue::denominator).sum())
                    .isEqualTo(series.get(0).denominator());
            var change = ChangeDecomposition.of(board, city, day, to);
            if (change.change() != null) {
                assertThat(change.parts().stream()
                                .map(ChangeDecomposition.Part::part)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(change.change());
            }
        }
    }

    @Provide
    static Arbitrary<Indicator> ratios() {
        return Combinators.combine(
                        quantities(),
                        quantities(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(1, 100),
                        Arbitraries.of(List.of(Window.STOCK), List.of(Window.YEAR_TO_DATE, Window.DAYS_30)))
                .as((numerator, denominator, paired, factor, windows) -> new Indicator(
                        "tried",
                        Kind.RATIO,
                        numerator,
                        denominator,
                        paired,
                        factor,
                        Unit.QUOTIENT,
                        Direction.NONE,
                        windows,
                        List.of(),
                        Set.of(),
                        List.of(new Wording(LocalDate.MIN, LocalDate.MAX, "tried", "tried", "tried", "tried")),
                        List.of()));
    }

    private static Arbitrary<Quantity> quantities() {
        return Combinators.combine(
                        Arbitraries.of(TERMS),
                        Arbitraries.integers().between(-3, 10).filter(weight -> weight != 0),
                        Arbitraries.of(Window.STOCK, Window.DAYS_90).injectNull(0.5),
                        Arbitraries.of(true, false))
                .as(Part::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements(Part::term)
                .map(Quantity::new);
    }

    @Provide
    static Arbitrary<LocalDate> days() {
        return Bookings.days();
    }

    @Provide
    static Arbitrary<List<Booking>> bookings() {
        return Bookings.bookings();
    }
}
