package cultivation.college;

import cultivation.connection.Published;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that the app sent back to its college, as it is read from the college's rejections topic.
 *
 * @param source where the rejected record lies; null when the rejection does not say of which record it is
 * @param reason a reason code, as in docs/reference/contract.md; one that a newer app gives may be none of this build's
 * @param field the field at fault
 * @param message one or two Chinese sentences
 * @param rejectedAt an ISO instant
 * @param key the record's key as it came, null where it had none or it is withheld
 * @param value the record's value as it came, null where it had none or it is withheld
 * @param offset where the rejection itself lies on the rejections topic
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per record would cost
public record RejectedRecord(
        @Nullable Published source,
        String reason,
        String field,
        String message,
        String rejectedAt,
        byte @Nullable [] key,
        byte @Nullable [] value,
        long offset) {

    /** What a record of a rejections topic says; headers that are not there are empty. */
    public static RejectedRecord of(ConsumerRecord<byte[], byte[]> record) {
        var headers = record.headers();
        var source = Published.parse(RejectionHeaders.text(headers, RejectionHeaders.SOURCE));
        return new RejectedRecord(
                source != null && Topics.isEvents(source.topic()) ? source : null,
                RejectionHeaders.text(headers, RejectionHeaders.REASON),
                RejectionHeaders.text(headers, RejectionHeaders.FIELD),
                RejectionHeaders.text(headers, RejectionHeaders.MESSAGE),
                RejectionHeaders.text(headers, RejectionHeaders.REJECTED_AT),
                record.key(),
                record.value(),
                record.offset());
    }

    /** The same without key and value, which may hold what nobody should read. */
    public RejectedRecord withoutContent() {
        return new RejectedRecord(source, reason, field, message, rejectedAt, null, null, offset);
    }
}
