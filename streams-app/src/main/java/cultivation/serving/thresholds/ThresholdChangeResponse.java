package cultivation.serving.thresholds;

import cultivation.reference.ThresholdChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changed a threshold, and what.
 *
 * @param before null when there was none
 * @param after null when there is none any more
 */
record ThresholdChangeResponse(
        CharSequence id,
        CharSequence changedBy,
        Instant changedAt,
        CharSequence note,
        @Nullable ThresholdResponse before,
        @Nullable ThresholdResponse after) {
    static ThresholdChangeResponse of(ThresholdChange change) {
        return new ThresholdChangeResponse(
                change.getId(),
                change.getChangedBy(),
                change.getChangedAt(),
                change.getNote(),
                ThresholdResponse.orNull(change.getBefore()),
                ThresholdResponse.orNull(change.getAfter()));
    }
}
