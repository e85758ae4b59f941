package cultivation.serving.colleges;

import cultivation.board.Groups;
import cultivation.entity.Measure;
import cultivation.live.LiveBoard.View;
import cultivation.live.Progress;
import cultivation.reference.College;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A registered college with the accounting of its records.
 *
 * @param rejected over all reasons
 */
public record CollegeResponse(
        String code,
        String name,
        @Nullable String nameEn,
        String group,
        boolean expected,
        @Nullable Instant lastEventAt,
        long received,
        long applied,
        long duplicate,
        long superseded,
        long rejected) {

    /** The colleges whose code is wanted, in the order of their codes. */
    public static List<CollegeResponse> all(View view, Progress.@Nullable Answered progress, Predicate<String> wanted) {
        return view.board().roster().all().stream()
                .filter(college -> wanted.test(college.getCode().toString()))
                .map(college -> of(view, progress, college))
                .toList();
    }

    static CollegeResponse of(View view, Progress.@Nullable Answered progress, College college) {
        var code = college.getCode().toString();
        var board = view.board();
        return new CollegeResponse(
                code,
                college.getName().toString(),
                college.getNameEn() == null ? null : college.getNameEn().toString(),
                Groups.id(college.getOwnership()),
                college.getExpected(),
                progress == null ? null : progress.reading().lastEventAt().get(code),
                board.accounted(code, Measure.RECEIVED),
                board.accounted(code, Measure.APPLIED),
                board.accounted(code, Measure.DUPLICATE),
                board.accounted(code, Measure.SUPERSEDED),
                board.accounted(code, Measure.REJECTED));
    }
}
