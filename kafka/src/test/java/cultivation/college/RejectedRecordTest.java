package cultivation.college;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.connection.Published;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the app writes on a rejections topic is what a college reads there. */
class RejectedRecordTest {
    private static final String TOPIC = "cultivation.events.4111010853";
    private static final byte[] KEY = {1};
    private static final byte[] VALUE = {2};

    @Test
    void what_is_written_is_read_again() {
        var headers = RejectionHeaders.of(
                "WRONG_KEY",
                "studentId",
                "键与记录不一致".getBytes(StandardCharsets.UTF_8),
                new Published(TOPIC, 2, 18),
                Instant.parse("2020-06-30T03:00:00Z"));

        var read = RejectedRecord.of(record(headers));

        assertThat(read.source()).isEqualTo(new Published(TOPIC, 2, 18));
        assertThat(List.of(read.reason(), read.field(), read.message(), read.rejectedAt()))
                .containsExactly("WRONG_KEY", "studentId", "键与记录不一致", "2020-06-30T03:00:00Z");
        assertThat(read.key()).isEqualTo(KEY);
        assertThat(read.value()).isEqualTo(VALUE);
        assertThat(read.offset()).isEqualTo(7);
    }

    @Test
    void without_its_content_it_still_says_why() {
        var read = RejectedRecord.of(record(
                new RecordHeaders().add(RejectionHeaders.REASON, "UNDECODABLE".getBytes(StandardCharsets.UTF_8))));

        var without = read.withoutContent();

        assertThat(without.reason()).isEqualTo("UNDECODABLE");
        assertThat(without.key()).isNull();
        assertThat(without.value()).isNull();
    }

    @Test
    void a_rejection_says_which_record_it_is_of() {
        assertThat(sourceOf(TOPIC + "-2@18")).isEqualTo(new Published(TOPIC, 2, 18));
        assertThat(sourceOf("cultivation.events.a-b-2@18")).isEqualTo(new Published("cultivation.events.a-b", 2, 18));
    }

    @Test
    void a_header_that_names_no_record_of_a_college_names_none() {
        for (String text : List.of("", "@", "-1@2", "other-1@2", TOPIC + "-x@2", TOPIC + "-1@", TOPIC + "-1")) {
            assertThat(sourceOf(text)).as(text).isNull();
        }
    }

    private static @Nullable Published sourceOf(String text) {
        return RejectedRecord.of(
                        record(new RecordHeaders().add(RejectionHeaders.SOURCE, text.getBytes(StandardCharsets.UTF_8))))
                .source();
    }

    private static ConsumerRecord<byte[], byte[]> record(Headers headers) {
        return new ConsumerRecord<>(
                "cultivation.rejections.4111010853",
                0,
                7,
                0,
                TimestampType.CREATE_TIME,
                1,
                1,
                KEY,
                VALUE,
                headers,
                Optional.empty());
    }
}
