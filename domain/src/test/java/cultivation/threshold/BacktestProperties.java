package cultivation.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.board.Groups;
import cultivation.board.Roster;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Term;
import cultivation.catalogue.Window;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.reference.Bound;
import cultivation.reference.College;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A trial over a history says what looking at each day by itself says. */
class BacktestProperties {
    private static final Catalogue CATALOGUE = DeclaredCatalogue.with();
    private static final LocalDate BEGIN = LocalDate.of(2018, 1, 1);

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void figures_day_by_day_are_those_of_each_day(@ForAll long seed) {
        // given
        var random = new Random(seed);
        var figure = figure(random);
        var from = day(random);
        var board = board(random, figure.indicator(), from);
        var to = from.plusDays(random.nextInt(500));
        var each = new ArrayList<FigureValue>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            each.add(board.value(figure, day));
        }
        // when
        var values = board.values(figure, from, to);
        // then
        assertThat(values).isEqualTo(each);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void spells_are_the_days_on_which_it_fires(@ForAll long seed) {
        // given
        var random = new Random(seed);
        var figure = figure(random);
        var from = day(random);
        var board = board(random, figure.indicator(), from);
        var to = from.plusDays(random.nextInt(500));
        var threshold = threshold(random, board, figure, from, to);
        int stride = 1 + random.nextInt(40);
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

    private static LocalDate day(Random random) {
        return BEGIN.plusDays(random.nextInt(900));
    }

    private static Figure figure(Random random) {
        boolean stock = random.nextInt(4) == 0;
        var indicators = CATALOGUE.indicators().stream()
                .filter(indicator -> !stock || indicator.windows().contains(Window.STOCK))
                .toList();
        var indicator = indicators.get(random.nextInt(indicators.size()));
        Window window =
                indicator.windows().get(random.nextInt(indicator.windows().size()));
        var figures = new Board(CATALOGUE, new Ledger(), roster()).figures(indicator, window);
        return figures.get(random.nextInt(figures.size()));
    }

    private static Roster roster() {
        var roster = new Roster();
        for (int i = 0; i < 5; i++) {
            var ownership = Groups.ALL.get(Math.max(0, i - 1));
            roster.put(new College("c" + i, "院校" + i, null, ownership, null, true));
        }
        return roster;
    }

    /** Both terms of the indicator on random days, some long before, so that values come, go and move. */
    private static Board board(Random random, Indicator indicator, LocalDate near) {
        var ledger = new Ledger();
        for (int i = random.nextInt(150); i > 0; i--) {
            Term term = random.nextBoolean() ? indicator.numerator() : indicator.base();
            var slices = List.copyOf(term.slices());
            var slice = slices.isEmpty() ? "" : slices.get(random.nextInt(slices.size()));
            long count = random.nextInt(4);
            ledger.set(
                    new CellKey(
                            "c" + random.nextInt(5),
                            term.measure(),
                            slice,
                            random.nextInt(4) == 0
                                    ? near.plusDays(random.nextInt(3) - 1L)
                                    : BEGIN.plusDays(random.nextInt(1100) - 100L)
                                            .minusYears(random.nextInt(8) == 0 ? 9 : 0),
                            random.nextInt(3)),
                    count == 0 ? Amount.NONE : new Amount(random.nextInt(200) - 20, count));
        }
        return new Board(CATALOGUE, ledger, roster());
    }

    /** Near to what the figure has, so that it fires on some days and not on others. */
    private static Threshold threshold(Random random, Board board, Figure figure, LocalDate from, LocalDate to) {
        var some = board.value(figure, from.plusDays(random.nextInt((int) (to.toEpochDay() - from.toEpochDay() + 1))));
        var middle = some.value();
        return Threshold.newBuilder()
                .setId("t")
                .setIndicator(figure.indicator().id())
                .setWindow(figure.window().id())
                .setScope(figure.scope().id())
                .setStatistic(figure.statistic().id())
                .setBound(random.nextBoolean() ? Bound.LOWER : Bound.UPPER)
                .setSeverity(Severity.WARNING)
                .setValue(middle == null ? random.nextInt(100) : middle + (random.nextInt(3) - 1) * 0.01)
                .setMinDenominator(random.nextBoolean() ? 0 : random.nextInt(300))
                .setValidFrom(random.nextBoolean() ? null : from.plusDays(random.nextInt(60)))
                .setValidTo(random.nextBoolean() ? null : to.minusDays(random.nextInt(60)))
                .setNote("")
                .build();
    }
}
