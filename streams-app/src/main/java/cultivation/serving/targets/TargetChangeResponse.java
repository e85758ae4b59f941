package cultivation.serving.targets;

import cultivation.reference.TargetChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a target, and what.
 *
 * @param before null when there was none
 * @param after null when there is none any more
 */
record TargetChangeResponse(
        CharSequence id,
        CharSequence changedBy,
        Instant changedAt,
        CharSequence note,
        @Nullable TargetResponse before,
        @Nullable TargetResponse after) {
    static TargetChangeResponse of(TargetChange change) {
        return new TargetChangeResponse(
                change.getId(),
                change.getChangedBy(),
                change.getChangedAt(),
                change.getNote(),
                TargetResponse.orNull(change.getBefore()),
                TargetResponse.orNull(change.getAfter()));
    }
}
