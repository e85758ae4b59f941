package cultivation.topology;

import cultivation.college.RejectionHeaders;
import cultivation.college.Topics;
import cultivation.connection.Published;
import cultivation.rule.Reason;
import cultivation.rule.Verdict.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The record that goes back to its college: the bytes as they came, and why in headers. */
final class RejectionRecord {
    /** A message is cut here, so that a rejection always fits its topic. */
    static final int LONGEST_MESSAGE_BYTES = 1024;

    private RejectionRecord() {}

    @SuppressWarnings("NullAway") // Kafka's keys and values may be null
    static Record<byte[], byte[]> of(JudgedRecord judged, Rejected rejected, ProcessorContext<?, ?> context) {
        var source = context.recordMetadata().orElseThrow();
        long now = context.currentSystemTimeMs();
        int size = length(judged.key()) + length(judged.value());
        boolean tooLarge = size > Topics.MAX_EVENT_BYTES;
        var message = rejected.message();
        if (tooLarge) {
            message += "（原始记录解压后 %d 字节，过大，未随附；可按 cultivation.source 在事件主题中找到。）".formatted(size);
        } else if (!judged.framed()) {
            message += "（原始记录不是已发布模式的内容，可能含个人信息，未随附；可按 cultivation.source 在事件主题中找到。）";
        }
        var headers = RejectionHeaders.of(
                rejected.reason().name(),
                rejected.field(),
                cut(message),
                new Published(source.topic(), source.partition(), source.offset()),
                Instant.ofEpochMilli(now));
        boolean withheld = tooLarge || rejected.reason() == Reason.PLAIN_IDENTIFIER || !judged.mayGoFurther();
        byte @Nullable [] key = withheld ? null : judged.key();
        byte @Nullable [] value = withheld ? null : judged.value();
        return new Record<>(key, value, now, headers);
    }

    /** The UTF-8 of a text, cut between characters. */
    static byte[] cut(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_MESSAGE_BYTES) {
            return bytes;
        }
        int end = LONGEST_MESSAGE_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }
}
