package cultivation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final LocalDate DAY = LocalDate.of(2019, 7, 1);

    @Test
    void a_batch_is_held_back_until_its_last_cell() {
        // given
        var ledger = new Ledger();
        // when
        var moved = ledger.read(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1), false);
        // then
        assertThat(moved).isEmpty();
        assertThat(sum(ledger, Measure.EMPLOYED)).isEqualTo(Amount.NONE);
        assertThat(ledger.latestBusinessDay(college -> true)).isNull();
    }

    @Test
    void a_ledger_differs_from_its_book_by_a_cell_that_moved_behind_it_and_by_one_that_came_twice() {
        // given
        var sum = new CellSum();
        sum.add("A", Measure.EMPLOYED, "", DAY, 5, 4);
        sum.add("A", Measure.GRADUATED, "SCIENCE", DAY, 2, 2);
        var ledger = new Ledger();
        ledger.set(new CellKey("A", Measure.GRADUATED, "SCIENCE", DAY, 2), new Amount(2, 2));
        ledger.set(cell(Measure.EMPLOYED, DAY, 2), new Amount(1, 1));
        ledger.set(cell(Measure.EMPLOYED, DAY, 2), new Amount(5, 4));
        boolean unasked = ledger.differing().isEmpty();
        // when
        ledger.tell(2, sum.value());
        boolean same = ledger.differing().isEmpty();
        ledger.set(cell(Measure.EMPLOYED, DAY, 2), new Amount(5, 5));
        // then
        assertThat(unasked).isTrue();
        assertThat(same).isTrue();
        assertThat(ledger.differing()).containsExactly(2);
        assertThat(ledger.cells(2))
                .containsExactlyInAnyOrder(
                        cell(Measure.EMPLOYED, DAY, 2), new CellKey("A", Measure.GRADUATED, "SCIENCE", DAY, 2));
        ledger.tell(2, null);
        assertThat(ledger.differing())
                .as("a book of the release before says nothing")
                .isEmpty();
    }

    @Test
    void a_long_batch_is_held_back_however_many_cells_it_has() {
        // given
        var ledger = new Ledger();
        for (int day = 0; day < 500; day++) {
            // when
            var moved = ledger.read(cell(Measure.EMPLOYED, DAY.plusDays(day), 0), new Amount(1, 1), false);
            // then
            assertThat(moved).as("cell %d", day).isEmpty();
        }
        assertThat(sum(ledger, Measure.EMPLOYED)).isEqualTo(Amount.NONE);
        assertThat(ledger.latestBusinessDay(college -> true)).isNull();
    }

    @Test
    void the_last_cell_shows_the_whole_batch() {
        // given
        var ledger = new Ledger();
        ledger.read(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1), false);
        // when
        var moved = ledger.read(cell(Measure.GRADUATED, DAY, 0), new Amount(2, 2), true);
        // then
        assertThat(moved)
                .containsExactly(new Ledger.Moved("A", Measure.EMPLOYED), new Ledger.Moved("A", Measure.GRADUATED));
        assertThat(sum(ledger, Measure.EMPLOYED)).isEqualTo(new Amount(1, 1));
        assertThat(sum(ledger, Measure.GRADUATED)).isEqualTo(new Amount(2, 2));
    }

    @Test
    void the_end_of_one_partitions_batch_does_not_end_anothers() {
        // given
        var ledger = new Ledger();
        ledger.read(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1), false);
        // when
        ledger.read(cell(Measure.EMPLOYED, DAY, 1), new Amount(10, 10), true);
        // then
        assertThat(sum(ledger, Measure.EMPLOYED)).isEqualTo(new Amount(10, 10));
    }

    @Test
    void the_same_cell_twice_in_a_batch_counts_as_its_last() {
        // given
        var ledger = new Ledger();
        ledger.read(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1), false);
        // when
        ledger.read(cell(Measure.EMPLOYED, DAY, 0), new Amount(5, 4), true);
        // then
        assertThat(sum(ledger, Measure.EMPLOYED)).isEqualTo(new Amount(5, 4));
    }

    @Test
    void a_cell_read_again_moves_nothing() {
        // given
        var ledger = new Ledger();
        ledger.read(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1), true);
        // when
        var moved = ledger.read(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1), true);
        // then
        assertThat(moved).isEmpty();
        assertThat(sum(ledger, Measure.EMPLOYED)).isEqualTo(new Amount(1, 1));
    }

    @Test
    void a_tombstone_takes_everything_away_and_the_clock_back() {
        // given
        var ledger = new Ledger();
        ledger.read(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1), true);
        ledger.read(cell(Measure.EMPLOYED, DAY.plusDays(9), 0), new Amount(1, 1), true);
        // when
        ledger.read(cell(Measure.EMPLOYED, DAY.plusDays(9), 0), Amount.NONE, true);
        // then
        assertThat(sum(ledger, Measure.EMPLOYED)).isEqualTo(new Amount(1, 1));
        assertThat(ledger.latestBusinessDay(college -> true)).isEqualTo(DAY);
    }

    @Test
    void the_clock_looks_at_business_and_at_live_contributions_whatever_their_amount() {
        // given an amount of 0 that is live, and an account of a later day
        var ledger = new Ledger();
        ledger.read(cell(Measure.TRAINING_FEN, DAY, 0), new Amount(0, 2), true);
        // when
        ledger.read(cell(Measure.APPLIED, DAY.plusDays(9), 0), new Amount(1, 1), true);
        // then
        assertThat(ledger.latestBusinessDay(college -> true)).isEqualTo(DAY);
    }

    @Test
    void absurd_amounts_wrap_around_and_can_be_corrected() {
        // given
        var ledger = new Ledger();
        ledger.read(cell(Measure.TRAINING_FEN, DAY, 0), new Amount(Long.MAX_VALUE, 1), true);
        ledger.read(cell(Measure.TRAINING_FEN, DAY, 1), new Amount(Long.MAX_VALUE, 1), true);
        // when
        ledger.read(cell(Measure.TRAINING_FEN, DAY, 1), new Amount(-Long.MAX_VALUE + 7, 1), true);
        // then
        assertThat(sum(ledger, Measure.TRAINING_FEN)).isEqualTo(new Amount(7, 2));
    }

    @Test
    void a_day_is_live_while_any_contribution_of_it_is() {
        // given two, of which one goes and then the other
        var ledger = new Ledger();
        ledger.set(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1));
        ledger.set(cell(Measure.GRADUATED, DAY, 1), new Amount(1, 1));
        // then
        ledger.set(cell(Measure.EMPLOYED, DAY, 0), Amount.NONE);
        assertThat(ledger.latestBusinessDay(college -> true)).isEqualTo(DAY);
        ledger.set(cell(Measure.GRADUATED, DAY, 1), Amount.NONE);
        assertThat(ledger.latestBusinessDay(college -> true)).isNull();
    }

    @Test
    void a_day_is_live_by_all_its_contributions_together() {
        // given two and one more
        var ledger = new Ledger();
        ledger.set(cell(Measure.EMPLOYED, DAY, 0), new Amount(2, 2));
        ledger.set(cell(Measure.GRADUATED, DAY, 1), new Amount(1, 1));
        // when
        ledger.set(cell(Measure.GRADUATED, DAY, 1), Amount.NONE);
        // then
        assertThat(ledger.latestBusinessDay(college -> true)).isEqualTo(DAY);
    }

    @Test
    void to_set_says_whether_it_moved_anything_and_the_probe_moves_nothing() {
        // given
        var ledger = new Ledger();
        var probe = new CellKey("probe", Measure.TECH_SERVICE_FEN, "", DAY, 0);
        // then
        assertThat(ledger.set(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1))).isTrue();
        assertThat(ledger.set(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1))).isFalse();
        assertThat(ledger.set(probe, new Amount(1, 1))).isFalse();
        assertThat(ledger.colleges()).containsExactly("A");
    }

    @Test
    void the_business_years_are_those_with_a_live_day_in_order() {
        // given
        var ledger = new Ledger();
        ledger.set(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1));
        ledger.set(cell(Measure.EMPLOYED, DAY.plusDays(1), 0), new Amount(1, 1));
        ledger.set(cell(Measure.EMPLOYED, DAY.minusYears(9), 0), new Amount(1, 1));
        ledger.set(cell(Measure.APPLIED, DAY.plusYears(1), 0), new Amount(1, 1));
        // then
        assertThat(ledger.businessYears()).containsExactly(2010, 2019);
    }

    @Test
    void the_business_years_begin_with_what_happened_and_not_with_who_was_there_already() {
        // given a teacher of 1984, one more of 2018, and students of 2017 and 2019
        var ledger = new Ledger();
        var teacher = cell(Measure.FULL_TIME_TEACHERS, LocalDate.of(1984, 7, 1), 0);
        ledger.set(teacher, new Amount(1, 1));
        // then
        assertThat(ledger.businessYears()).isEmpty();
        // when
        ledger.set(cell(Measure.FULL_TIME_TEACHERS, LocalDate.of(2018, 9, 1), 0), new Amount(1, 1));
        var student = cell(Measure.REGISTERED, LocalDate.of(2017, 9, 1), 0);
        ledger.set(student, new Amount(1, 1));
        ledger.set(cell(Measure.REGISTERED, LocalDate.of(2019, 9, 1), 0), new Amount(1, 1));
        // then
        assertThat(ledger.businessYears()).containsExactly(2017, 2018, 2019);
        // and once the first is withdrawn
        ledger.set(student, Amount.NONE);
        assertThat(ledger.businessYears()).containsExactly(2019);
    }

    @Test
    void a_colleges_live_cells_are_those_that_hold_something_whatever_their_partition() {
        // given
        var ledger = new Ledger();
        ledger.set(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1));
        ledger.set(cell(Measure.EMPLOYED, DAY, 1), new Amount(1, 1));
        ledger.set(cell(Measure.APPLIED, DAY, 0), new Amount(1, 1));
        // when
        ledger.set(cell(Measure.EMPLOYED, DAY, 0), new Amount(2, 2));
        ledger.set(cell(Measure.EMPLOYED, DAY, 1), Amount.NONE);
        ledger.set(cell(Measure.EMPLOYED, DAY.plusDays(1), 1), Amount.NONE);
        // then
        assertThat(ledger.liveCells("A")).isEqualTo(2);
        assertThat(ledger.liveCells("B")).isZero();
    }

    @Test
    void what_moved_is_known_by_college_and_by_year() {
        // given
        var ledger = new Ledger();
        ledger.set(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1));
        ledger.set(cell(Measure.EMPLOYED, DAY.minusYears(1), 0), new Amount(1, 1));
        long before = ledger.revision();
        // when
        ledger.set(cell(Measure.EMPLOYED, DAY, 0), new Amount(1, 1));
        ledger.set(cell(Measure.EMPLOYED, DAY, 0), new Amount(2, 2));
        // then
        assertThat(ledger.movedAt("A", Measure.EMPLOYED)).isEqualTo(ledger.revision());
        assertThat(ledger.movedAt(Measure.EMPLOYED, 2019, 2019))
                .isEqualTo(ledger.revision())
                .isGreaterThan(before);
        assertThat(ledger.movedAt(Measure.EMPLOYED, 1990, 2018))
                .isEqualTo(before)
                .isPositive();
        assertThat(ledger.movedAt("A", Measure.GRADUATED)).isZero();
        assertThat(ledger.movedAt("B", Measure.EMPLOYED)).isZero();
        assertThat(ledger.movedAt(Measure.EMPLOYED, 2020, 2030)).isZero();
    }

    @Test
    void what_came_moves_with_what_became_of_it() {
        // given
        var ledger = new Ledger();
        // when
        ledger.set(cell(Measure.APPLIED, DAY, 0), new Amount(1, 1));
        // then
        assertThat(ledger.movedAt("A", Measure.RECEIVED)).isEqualTo(ledger.revision());
        assertThat(ledger.movedAt(Measure.RECEIVED, 2019, 2019)).isEqualTo(ledger.revision());
    }

    private static CellKey cell(Measure measure, LocalDate day, int partition) {
        return new CellKey("A", measure, "", day, partition);
    }

    private static Amount sum(Ledger ledger, Measure measure) {
        return ledger.series("A", measure).values().stream()
                .map(series -> series.sum(DAY.minusDays(30), DAY.plusDays(30)))
                .reduce(Amount.NONE, Amount::plus);
    }
}
