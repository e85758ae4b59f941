package cultivation.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cultivation.catalogue.Direction;
import cultivation.reference.Target;
import cultivation.reference.TargetPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetCourseTest {
    private static TargetPoint point(String on, double value) {
        return new TargetPoint(LocalDate.parse(on), value);
    }

    private static Target target(double tolerance, TargetPoint... milestones) {
        return Target.newBuilder()
                .setId("dual-qualified")
                .setIndicator("dual_qualified_share")
                .setWindow("stock")
                .setScope("city")
                .setStatistic("pooled")
                .setMilestones(List.of(milestones))
                .setTolerance(tolerance)
                .setNote("")
                .build();
    }

    private static TargetCourse course(Target target, Direction better, String day, @Nullable Double actual) {
        return TargetCourse.of(target, better, LocalDate.parse(day), actual);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-30, 0.70, , ON_COURSE",
        "2019-12-31, 0.70, 0.70, ON_COURSE",
        "2020-07-01, 0.74, 0.75, BEHIND",
        "2020-07-01, 0.75, 0.75, ON_COURSE",
        "2020-07-01, 0.76, 0.75, AHEAD",
        "2020-07-01, 0.80, 0.75, REACHED",
        "2020-12-31, 0.79, 0.80, BEHIND",
        "2020-12-31, 0.80, 0.80, REACHED",
        "2021-01-01, 0.79, 0.80, MISSED",
        "2023-01-01, 0.81, 0.80, REACHED"
    })
    void a_share_that_is_to_grow_by_a_tenth_in_a_leap_year(
            String day, double actual, @Nullable Double expected, TargetStatus status) {
        // given: 366 days, so that 1 July is the 183rd of them, the half
        var target = target(0, point("2019-12-31", 0.70), point("2020-12-31", 0.80));

        // when
        var course = course(target, Direction.HIGHER, day, actual);

        // then
        assertThat(course.status()).isEqualTo(status);
        assertThat(course.due()).isEqualTo("2020-12-31");
        if (expected == null) {
            assertThat(course.expected()).isNull();
            assertThat(course.gap()).isNull();
        } else {
            assertThat(course.expected()).isCloseTo(expected, within(1e-12));
            assertThat(course.gap()).isCloseTo(actual - expected, within(1e-12));
        }
    }

    @Test
    void of_what_is_to_fall_less_is_ahead() {
        var target = target(0, point("2020-01-01", 20), point("2020-01-11", 10));

        assertThat(course(target, Direction.LOWER, "2020-01-06", 16.0).status()).isEqualTo(TargetStatus.BEHIND);
        assertThat(course(target, Direction.LOWER, "2020-01-06", 14.0).status()).isEqualTo(TargetStatus.AHEAD);
        assertThat(course(target, Direction.LOWER, "2020-01-06", 10.0).status()).isEqualTo(TargetStatus.REACHED);
        assertThat(course(target, Direction.LOWER, "2020-01-12", 11.0).status()).isEqualTo(TargetStatus.MISSED);
        assertThat(course(target, Direction.LOWER, "2020-01-06", 16.0).gap()).isEqualTo(1.0);
    }

    @Test
    void within_the_tolerance_it_is_on_course_but_the_last_value_is_not_softened() {
        var target = target(2, point("2020-01-01", 0), point("2020-01-11", 100));

        assertThat(course(target, Direction.HIGHER, "2020-01-06", 48.0).status())
                .isEqualTo(TargetStatus.ON_COURSE);
        assertThat(course(target, Direction.HIGHER, "2020-01-06", 47.0).status())
                .isEqualTo(TargetStatus.BEHIND);
        assertThat(course(target, Direction.HIGHER, "2020-01-06", 53.0).status())
                .isEqualTo(TargetStatus.AHEAD);
        assertThat(course(target, Direction.HIGHER, "2020-01-12", 99.0).status())
                .isEqualTo(TargetStatus.MISSED);
    }

    @Test
    void a_missing_figure_is_no_data_and_never_behind() {
        var course = course(
                target(0, point("2020-01-01", 0), point("2020-01-11", 100)), Direction.HIGHER, "2020-02-01", null);

        assertThat(course.status()).isEqualTo(TargetStatus.NO_DATA);
        assertThat(course.expected()).isEqualTo(100);
        assertThat(course.gap()).isNull();
    }

    @Test
    void without_a_better_way_nothing_is_behind() {
        var target = target(0, point("2020-01-01", 0), point("2020-01-11", 100));

        assertThatThrownBy(() -> course(target, Direction.NONE, "2020-01-06", 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dual-qualified");
    }

    @Property
    void the_course_meets_each_milestone_and_stays_between_its_neighbours(
            @ForAll @Size(min = 2, max = 20) List<@IntRange(min = -1000, max = 1000) Integer> values,
            @ForAll @IntRange(min = 1, max = 400) int apart,
            @ForAll @IntRange(min = 0, max = 9000) int asked) {
        // given
        var first = LocalDate.parse("2018-01-01");
        var milestones = new ArrayList<TargetPoint>();
        for (int i = 0; i < values.size(); i++) {
            milestones.add(new TargetPoint(first.plusDays((long) i * apart), (double) values.get(i)));
        }

        // then
        for (TargetPoint milestone : milestones) {
            assertThat(TargetCourse.expected(milestones, milestone.getOn())).isEqualTo(milestone.getValue());
        }
        assertThat(TargetCourse.expected(milestones, first.minusDays(1))).isNull();
        int left = Math.min(asked / apart, values.size() - 1);
        int right = Math.min(left + 1, values.size() - 1);
        assertThat(Objects.requireNonNull(TargetCourse.expected(milestones, first.plusDays(asked))))
                .isBetween(
                        (double) Math.min(values.get(left), values.get(right)) - 1e-9,
                        (double) Math.max(values.get(left), values.get(right)) + 1e-9);
    }
}
