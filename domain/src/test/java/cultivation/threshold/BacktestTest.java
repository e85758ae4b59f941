package cultivation.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Board;
import cultivation.board.Figure;
import cultivation.board.Roster;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import cultivation.reference.Bound;
import cultivation.reference.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A stock that falls from 10 to 8 and to 5, rises to 9, falls to 5 again and rises to 11, day by day. */
class BacktestTest {
    private static final Catalogue CATALOGUE = DeclaredCatalogue.with();
    private static final LocalDate FIRST = LocalDate.parse("2019-03-01");
    private static final int[] STOCK = {10, 8, 5, 9, 5, 11};

    private static List<Breach> breaches(Bound bound, double value, Predicate<LocalDate> applies) {
        var ledger = new Ledger();
        for (int day = 0; day < STOCK.length; day++) {
            int change = STOCK[day] - (day == 0 ? 0 : STOCK[day - 1]);
            ledger.set(new CellKey("A", Measure.IN_SCHOOL, "", FIRST.plusDays(day), 0), new Amount(change, 1));
        }
        var figure = new Figure(
                Objects.requireNonNull(CATALOGUE.indicator("in_school_students")),
                Window.STOCK,
                Scope.COLLEGE,
                "A",
                Statistic.POOLED);
        var threshold = TrustedThreshold.builder()
                .setId("t")
                .setIndicator("in_school_students")
                .setWindow("stock")
                .setScope("college")
                .setStatistic("pooled")
                .setBound(bound)
                .setSeverity(Severity.WARNING)
                .setValue(value)
                .setNote("")
                .build();
        var board = new Board(CATALOGUE, ledger, new Roster());
        return Backtest.of(board, threshold, figure, FIRST, FIRST.plusDays(STOCK.length - 1), applies);
    }

    private static List<String> told(List<Breach> breaches) {
        return breaches.stream()
                .map(breach -> breach.first().getDayOfMonth() + " to "
                        + breach.last().getDayOfMonth() + ", worst "
                        + breach.worst().value() + " on "
                        + breach.worstOn().getDayOfMonth())
                .toList();
    }

    @Test
    void the_worst_of_a_breach_is_on_the_first_day_that_had_it() {
        assertThat(told(breaches(Bound.LOWER, 10, day -> true))).containsExactly("2 to 5, worst 5.0 on 3");
    }

    @Test
    void days_at_the_bound_end_a_breach_and_the_last_day_need_not() {
        assertThat(told(breaches(Bound.UPPER, 8, day -> true)))
                .containsExactly("1 to 1, worst 10.0 on 1", "4 to 4, worst 9.0 on 4", "6 to 6, worst 11.0 on 6");
    }

    @Test
    void days_on_which_another_takes_its_place_are_left_out() {
        assertThat(told(breaches(Bound.LOWER, 10, day -> day.getDayOfMonth() != 3)))
                .containsExactly("2 to 2, worst 8.0 on 2", "4 to 5, worst 5.0 on 5");
    }
}
