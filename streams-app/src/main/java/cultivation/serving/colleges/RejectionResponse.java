package cultivation.serving.colleges;

import cultivation.college.RejectedRecord;
import java.util.Objects;

/** A record that was refused, and why. */
record RejectionResponse(String reason, String field, String message, String source, String rejectedAt) {
    static RejectionResponse of(RejectedRecord each) {
        return new RejectionResponse(
                each.reason(), each.field(), each.message(), Objects.toString(each.source(), ""), each.rejectedAt());
    }
}
