package cultivation.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Board;
import cultivation.board.Bookings;
import cultivation.board.Bookings.Booking;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.reference.Bound;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A backtest over a history says what looking at each day by itself says. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class BacktestProperties {
    /**
     * A threshold, told by the figure that it judges.
     *
     * @param at it lies at the figure's value of so many days after the first one, where there is one
     * @param off by so much
     * @param from valid from so many days after the first one; null for ever
     * @param to valid to so many days before the last one; null for ever
     */
    private record Terms(
            Bound bound,
            int at,
            double off,
            int minDenominator,
            @Nullable Integer from,
            @Nullable Integer to) {}

    @Property
    void figures_day_by_day_are_those_of_each_day(
            @ForAll("figures") Figure figure,
            @ForAll("bookings") @Size(max = 150) List<Booking> bookings,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 500) int length) {
        // given
        var board = Bookings.board(figure.indicator(), bookings, from);
        var to = from.plusDays(length);
        var each = new ArrayList<FigureValue>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            each.add(board.value(figure, day));
        }
        // when
        var values = board.values(figure, from, to);
        // then
        assertThat(values).isEqualTo(each);
    }

    @Property
    void breaches_are_the_days_on_which_it_fires(
            @ForAll("figures") Figure figure,
            @ForAll("bookings") @Size(max = 150) List<Booking> bookings,
            @ForAll("days") LocalDate from,
            @ForAll @IntRange(max = 500) int length,
            @ForAll("terms") Terms terms,
            @ForAll @IntRange(min = 1, max = 40) int stride) {
        // given
        var board = Bookings.board(figure.indicator(), bookings, from);
        var to = from.plusDays(length);
        var threshold = threshold(terms, board, figure, from, to);
        // when
        var breaches = Backtest.of(board, threshold, figure, from, to, day -> day.getDayOfYear() % 41 != stride);
        // then
        var fired = new ArrayList<LocalDate>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var value = board.value(figure, day).value();
            if (value != null
                    && day.getDayOfYear() % 41 != stride
                    && !figure.indicator().incompleteMonths().contains(day.getMonth())
                    && !(threshold.getValidFrom() != null && day.isBefore(threshold.getValidFrom()))
                    && !(threshold.getValidTo() != null && day.isAfter(threshold.getValidTo()))
                    && base(board.value(figure, day)) >= threshold.getMinDenominator()
                    && (threshold.getBound() == Bound.LOWER
                            ? value < threshold.getValue()
                            : value > threshold.getValue())) {
                fired.add(day);
            }
        }
        assertThat(days(breaches)).isEqualTo(fired);
        for (int i = 1; i < breaches.size(); i++) {
            assertThat(breaches.get(i).first())
                    .isAfter(breaches.get(i - 1).last().plusDays(1));
        }
        for (Breach breach : breaches) {
            var values = breach.first()
                    .datesUntil(breach.last().plusDays(1))
                    .map(day -> board.value(figure, day).value())
                    .sorted()
                    .toList();
            var worst = threshold.getBound() == Bound.LOWER ? values.get(0) : values.get(values.size() - 1);
            assertThat(breach.worst().value()).isEqualTo(worst);
            assertThat(board.value(figure, breach.worstOn()).value()).isEqualTo(worst);
        }
    }

    private static List<LocalDate> days(List<Breach> breaches) {
        return breaches.stream()
                .flatMap(breach -> breach.first().datesUntil(breach.last().plusDays(1)))
                .toList();
    }

    private static long base(FigureValue value) {
        return value.denominator() == null ? value.contributions() : value.denominator();
    }

    @Provide
    static Arbitrary<Figure> figures() {
        return Bookings.figures();
    }

    @Provide
    static Arbitrary<LocalDate> days() {
        return Bookings.days();
    }

    @Provide
    static Arbitrary<List<Booking>> bookings() {
        return Bookings.bookings();
    }

    /** Near to what the figure has, so that it fires on some days and not on others. */
    @Provide
    static Arbitrary<Terms> terms() {
        return Combinators.combine(
                        Arbitraries.of(Bound.LOWER, Bound.UPPER),
                        Arbitraries.integers().between(0, 500),
                        Arbitraries.of(0.0, -0.01, 0.01),
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(0, 299)),
                        Arbitraries.integers().between(0, 59).injectNull(0.5),
                        Arbitraries.integers().between(0, 59).injectNull(0.5))
                .as(Terms::new);
    }

    private static Threshold threshold(Terms terms, Board board, Figure figure, LocalDate from, LocalDate to) {
        var at = from.plusDays(terms.at());
        var value = board.value(figure, at.isAfter(to) ? to : at).value();
        return TrustedThreshold.builder()
                .setId("t")
                .setIndicator(figure.indicator().id())
                .setWindow(figure.window().id())
                .setScope(figure.scope().id())
                .setStatistic(figure.statistic().id())
                .setBound(terms.bound())
                .setSeverity(Severity.WARNING)
                .setValue((value == null ? terms.at() : value) + terms.off())
                .setMinDenominator(terms.minDenominator())
                .setValidFrom(terms.from() == null ? null : from.plusDays(terms.from()))
                .setValidTo(terms.to() == null ? null : to.minusDays(terms.to()))
                .setNote("")
                .build();
    }
}
