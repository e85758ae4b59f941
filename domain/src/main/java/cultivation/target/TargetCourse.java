package cultivation.target;

import cultivation.catalogue.Direction;
import cultivation.reference.Target;
import cultivation.reference.TargetPoint;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target on a day. Between its milestones the course is a straight line in days; before the first, the baseline, nothing
 * is expected, and after the last its value stays.
 *
 * <pre>{@code
 * var course = TargetCourse.of(target, Direction.HIGHER, LocalDate.parse("2020-06-30"), 0.76);
 * course.status()      // BEHIND
 * }</pre>
 *
 * @param expected in the indicator's unit; null before the baseline's day
 * @param actual the figure; null when it is missing
 * @param gap actual − expected, so its sign is that of the figure, not of good and bad; null where one of them is
 * @param due the last milestone's day
 */
public record TargetCourse(
        LocalDate asOf,
        @Nullable Double expected,
        @Nullable Double actual,
        @Nullable Double gap,
        LocalDate due,
        TargetStatus status) {
    public static final int FEWEST_MILESTONES = 2;
    public static final int MOST_MILESTONES = 20;

    /**
     * The course on a day.
     *
     * @param better which way is better: {@link Direction#HIGHER} or {@link Direction#LOWER}
     * @throws IllegalArgumentException when neither is: then no gap is good or bad
     */
    public static TargetCourse of(Target target, Direction better, LocalDate asOf, @Nullable Double actual) {
        if (better == Direction.NONE) {
            throw new IllegalArgumentException(
                    "target " + target.getId() + " has an indicator of which no way is better");
        }
        var milestones = target.getMilestones();
        var last = milestones.get(milestones.size() - 1);
        var expected = expected(milestones, asOf);
        var gap = expected == null || actual == null ? null : actual - expected;
        return new TargetCourse(
                asOf, expected, actual, gap, last.getOn(), status(target, last, better, asOf, expected, actual));
    }

    /** What the course says of a day; null before its first. */
    public static @Nullable Double expected(List<TargetPoint> milestones, LocalDate day) {
        TargetPoint before = null;
        for (TargetPoint next : milestones) {
            if (!day.isAfter(next.getOn())) {
                if (day.equals(next.getOn())) {
                    return next.getValue();
                }
                return before == null ? null : between(before, next, day);
            }
            before = next;
        }
        return before == null ? null : before.getValue();
    }

    private static double between(TargetPoint before, TargetPoint next, LocalDate day) {
        double days = ChronoUnit.DAYS.between(before.getOn(), next.getOn());
        double gone = ChronoUnit.DAYS.between(before.getOn(), day);
        return before.getValue() + (next.getValue() - before.getValue()) * gone / days;
    }

    private static TargetStatus status(
            Target target,
            TargetPoint last,
            Direction better,
            LocalDate asOf,
            @Nullable Double expected,
            @Nullable Double actual) {
        if (actual == null) {
            return TargetStatus.NO_DATA;
        }
        if (lead(better, actual, last.getValue()) >= 0) {
            return TargetStatus.REACHED;
        }
        if (asOf.isAfter(last.getOn())) {
            return TargetStatus.MISSED;
        }
        if (expected == null) {
            return TargetStatus.ON_COURSE;
        }
        double lead = lead(better, actual, expected);
        if (lead < -target.getTolerance()) {
            return TargetStatus.BEHIND;
        }
        return lead > target.getTolerance() ? TargetStatus.AHEAD : TargetStatus.ON_COURSE;
    }

    /** How much better one value is than another. */
    private static double lead(Direction better, double value, double than) {
        return better == Direction.HIGHER ? value - than : than - value;
    }
}
