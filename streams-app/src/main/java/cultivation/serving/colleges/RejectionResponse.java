package cultivation.serving.colleges;

import cultivation.college.RejectedRecord;
import cultivation.rule.Reason;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused, and why.
 *
 * @param messageEn what its reason says in general; null for a reason of another version
 */
record RejectionResponse(
        String reason,
        String field,
        String message,
        @Nullable String messageEn,
        String source,
        String rejectedAt) {
    static RejectionResponse of(RejectedRecord each) {
        return new RejectionResponse(
                each.reason(),
                each.field(),
                each.message(),
                Arrays.stream(Reason.values())
                        .filter(reason -> reason.name().equals(each.reason()))
                        .map(Reason::sentenceEn)
                        .findFirst()
                        .orElse(null),
                Objects.toString(each.source(), ""),
                each.rejectedAt());
    }
}
