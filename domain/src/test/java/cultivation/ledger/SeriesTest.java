package cultivation.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The ends of what is asked for, which a property meets by chance only. */
class SeriesTest {
    private static final LocalDate DAY = LocalDate.parse("2019-07-01");

    private final Series series = new Series();

    private void live(LocalDate... days) {
        for (LocalDate day : days) {
            series.set(day, 0, new Amount(3, 1));
        }
    }

    @Test
    void the_first_and_the_last_day_asked_for_are_among_them() {
        // given
        live(DAY.minusDays(1), DAY, DAY.plusDays(1), DAY.plusDays(2));
        // then
        assertThat(series.days(DAY, DAY.plusDays(1))).containsExactly(DAY, DAY.plusDays(1));
        assertThat(series.days(DAY, DAY)).containsExactly(DAY);
        assertThat(series.sum(DAY, DAY.plusDays(1))).isEqualTo(new Amount(6, 2));
    }

    @Test
    void days_go_on_from_year_to_year() {
        // given
        var lastDay = LocalDate.parse("2019-12-31");
        live(lastDay, lastDay.plusDays(1), LocalDate.parse("2020-12-31"), LocalDate.parse("2021-01-01"));
        // then
        assertThat(series.days(lastDay, LocalDate.parse("2021-01-01"))).hasSize(4);
        assertThat(series.lastDay(LocalDate.parse("2020-12-30"))).isEqualTo("2020-01-01");
        assertThat(series.lastDay(lastDay.minusDays(1))).isNull();
        assertThat(series.firstDay()).isEqualTo(lastDay);
    }

    @Test
    void what_each_day_adds_begins_with_the_first_and_ends_where_the_arrays_do() {
        // given
        live(DAY.minusDays(1), DAY, DAY.plusDays(2), DAY.plusDays(3));
        var amounts = new long[3];
        var counts = new long[3];
        // when
        series.addDays(DAY, amounts, counts);
        // then
        assertThat(amounts).containsExactly(3, 0, 3);
        assertThat(counts).containsExactly(1, 0, 1);
    }

    @Test
    void a_ledgers_first_day_and_its_last_are_days_like_others() {
        // given
        var first = LocalDate.parse("0000-01-01");
        var last = LocalDate.parse("9999-12-31");
        live(last, first);
        series.set(last, Series.LAST_PARTITION, new Amount(1, 1));
        // then
        assertThat(series.days(first, last)).containsExactly(first, last);
        assertThat(series.upTo(first)).isEqualTo(new Amount(3, 1));
        assertThat(series.upTo(last.minusDays(1))).isEqualTo(new Amount(3, 1));
        assertThat(series.upTo(LocalDate.MIN)).isEqualTo(Amount.NONE);
        assertThat(series.upTo(LocalDate.MAX)).isEqualTo(new Amount(7, 3));
    }

    @Test
    void a_cell_of_no_ledger_is_refused_rather_than_booked_elsewhere() {
        for (int partition : new int[] {-1, Series.LAST_PARTITION + 1}) {
            assertThatThrownBy(() -> series.set(DAY, partition, new Amount(1, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(String.valueOf(partition));
        }
        assertThatThrownBy(() -> series.set(LocalDate.MAX, 0, new Amount(1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(LocalDate.MAX.toString());
    }

    @Test
    void only_cells_that_hold_something_are_kept() {
        // given
        live(DAY, DAY.plusDays(1), DAY.plusDays(2));
        // when
        series.set(DAY, 0, Amount.NONE);
        series.set(DAY.plusDays(9), 0, Amount.NONE);
        // then
        assertThat(series.size()).isEqualTo(2);
    }
}
