package cultivation.serving.targets;

import cultivation.target.TargetCourse;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a target stands as of a day; values in the indicator's unit. */
record TargetCourseResponse(
        LocalDate asOf,
        @Nullable Double expected,
        @Nullable Double actual,
        @Nullable Double gap,
        LocalDate due,
        String status) {
    static TargetCourseResponse of(TargetCourse course) {
        return new TargetCourseResponse(
                course.asOf(),
                course.expected(),
                course.actual(),
                course.gap(),
                course.due(),
                course.status().id());
    }
}
