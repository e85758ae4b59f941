package cultivation.serving.targets;

import cultivation.reference.Target;
import cultivation.reference.TargetChange;
import cultivation.reference.TargetPoint;
import cultivation.serving.http.ChangeResponse;
import cultivation.serving.http.JsonFields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A target: what is answered, and which fields a request may have. */
record TargetResponse(
        CharSequence id,
        CharSequence indicator,
        CharSequence window,
        CharSequence scope,
        @Nullable CharSequence entity,
        CharSequence statistic,
        List<MilestoneResponse> milestones,
        @Nullable String project,
        double tolerance,
        CharSequence note,
        @Nullable CharSequence changedBy,
        @Nullable Instant changedAt) {
    /** A value that is to be reached by a day, in the indicator's unit. */
    record MilestoneResponse(LocalDate on, double value) {
        static final Set<String> FIELDS = JsonFields.namesOf(MilestoneResponse.class);

        static MilestoneResponse of(TargetPoint point) {
            return new MilestoneResponse(point.getOn(), point.getValue());
        }
    }

    static final Set<String> FIELDS = JsonFields.namesOf(TargetResponse.class);

    static TargetResponse of(Target target) {
        var project = target.getProject();
        return new TargetResponse(
                target.getId(),
                target.getIndicator(),
                target.getWindow(),
                target.getScope(),
                target.getEntity(),
                target.getStatistic(),
                target.getMilestones().stream().map(MilestoneResponse::of).toList(),
                project == null ? null : JsonFields.id(project),
                target.getTolerance(),
                target.getNote(),
                target.getChangedBy(),
                target.getChangedAt());
    }

    /** A change, with what was before and is after it. */
    static ChangeResponse<TargetResponse> changed(TargetChange change) {
        return new ChangeResponse<>(
                change.getId(),
                change.getChangedBy(),
                change.getChangedAt(),
                change.getNote(),
                orNull(change.getBefore()),
                orNull(change.getAfter()));
    }

    private static @Nullable TargetResponse orNull(@Nullable Target target) {
        return target == null ? null : of(target);
    }
}
