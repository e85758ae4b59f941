package cultivation.verdict;

import cultivation.college.Topics;
import cultivation.producer.Published;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that the app sent back to its college.
 *
 * @param source where the rejected record lies
 * @param reason a reason code, as in docs/reference/contract.md; one that a newer app gives may be none of this build's
 * @param field the field at fault
 * @param message one or two Chinese sentences
 * @param key the record's key as it came, null where it had none or it is withheld
 * @param value the record's value as it came, null where it had none or it is withheld
 * @param offset where the rejection itself lies on the rejections topic
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per record would cost
public record Rejection(
        Published source,
        String reason,
        String field,
        String message,
        byte @Nullable [] key,
        byte @Nullable [] value,
        long offset) {

    /** What a record of a rejections topic says; null when it does not say of which record. */
    public static @Nullable Rejection of(ConsumerRecord<byte[], byte[]> record) {
        var source = sourceOf(header(record, "cultivation.source"));
        return source == null
                ? null
                : new Rejection(
                        source,
                        header(record, "cultivation.reason"),
                        header(record, "cultivation.field"),
                        header(record, "cultivation.message"),
                        record.key(),
                        record.value(),
                        record.offset());
    }

    /** {@code topic-partition@offset}. */
    static @Nullable Published sourceOf(String text) {
        int at = text.lastIndexOf('@');
        int dash = text.lastIndexOf('-', at);
        if (dash < 1 || !Topics.isEvents(text.substring(0, dash))) {
            return null;
        }
        try {
            return new Published(
                    text.substring(0, dash),
                    Integer.parseInt(text.substring(dash + 1, at)),
                    Long.parseLong(text.substring(at + 1)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
