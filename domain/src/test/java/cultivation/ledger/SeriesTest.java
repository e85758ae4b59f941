package cultivation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

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
}
