package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.Ledger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TypicalGapTest {
    private static final LocalDate MONDAY = LocalDate.parse("2019-09-02");

    private static SortedSet<LocalDate> days(int weeks, Predicate<LocalDate> reported) {
        return MONDAY.datesUntil(MONDAY.plusWeeks(weeks))
                .filter(reported)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void who_sends_each_working_day_is_silent_over_the_weekend() {
        assertThat(TypicalGap.of(days(30, day -> day.getDayOfWeek().getValue() <= 5)))
                .isEqualTo(Duration.ofDays(3));
    }

    @Test
    void who_sends_on_fridays_is_silent_for_a_week() {
        assertThat(TypicalGap.of(days(30, day -> day.getDayOfWeek() == DayOfWeek.FRIDAY)))
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void one_vacation_is_no_rhythm() {
        assertThat(TypicalGap.of(
                        days(30, day -> !day.isAfter(MONDAY.plusWeeks(10)) || day.isAfter(MONDAY.plusWeeks(15)))))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void a_few_days_tell_nothing() {
        assertThat(TypicalGap.of(days(1, day -> true))).isNull();
    }

    @Test
    void ten_gaps_tell_something_and_nine_do_not() {
        assertThat(TypicalGap.of(days(10, day -> day.getDayOfWeek() == DayOfWeek.MONDAY)))
                .isNull();
        assertThat(TypicalGap.of(days(11, day -> day.getDayOfWeek() == DayOfWeek.MONDAY)))
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void a_college_s_days_are_those_of_records_of_any_type_within_a_year() {
        // given records each week in turn of two types, and long ago each day
        var ledger = new Ledger();
        for (int week = 0; week < 20; week++) {
            var type = week % 2 == 0 ? "Enrollment" : "Graduation";
            ledger.set(received(type, MONDAY.plusWeeks(week)), new Amount(1, 1));
        }
        for (int day = 0; day < 300; day++) {
            ledger.set(received("Enrollment", MONDAY.minusYears(2).plusDays(day)), new Amount(1, 1));
        }
        // when
        var gap = TypicalGap.of(ledger, "A", MONDAY.plusWeeks(19));
        // then
        assertThat(gap).isEqualTo(Duration.ofDays(7));
        assertThat(TypicalGap.of(ledger, "B", MONDAY.plusWeeks(19))).isNull();
    }

    private static CellKey received(String type, LocalDate day) {
        return new CellKey("A", Measure.APPLIED, type, day, 0);
    }
}
