package cultivation.board;

import static org.assertj.core.api.Assertions.assertThat;

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
}
