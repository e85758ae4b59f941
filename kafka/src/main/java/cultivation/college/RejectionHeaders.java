package cultivation.college;

import cultivation.connection.Published;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers in which a record of a rejections topic says what was refused and why: UTF-8, a contract with every college
 * that reads its own topic.
 */
public final class RejectionHeaders {
    /** A reason code. */
    public static final String REASON = "cultivation.reason";

    /** The field at fault. */
    public static final String FIELD = "cultivation.field";

    /** One or two Chinese sentences. */
    public static final String MESSAGE = "cultivation.message";

    /** Where the refused record lies, {@code topic-partition@offset}. */
    public static final String SOURCE = "cultivation.source";

    /** When it was refused, an ISO instant. */
    public static final String REJECTED_AT = "cultivation.rejectedAt";

    private RejectionHeaders() {}

    /** The headers of a rejection; the message is already in UTF-8, since its length in bytes has a limit. */
    public static Headers of(String reason, String field, byte[] message, Published source, Instant rejectedAt) {
        return new RecordHeaders()
                .add(REASON, bytes(reason))
                .add(FIELD, bytes(field))
                .add(MESSAGE, message)
                .add(SOURCE, bytes(source.toString()))
                .add(REJECTED_AT, bytes(rejectedAt.toString()));
    }

    /** A header's text; empty where there is none. */
    public static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
