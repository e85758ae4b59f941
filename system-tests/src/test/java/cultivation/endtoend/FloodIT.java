package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.college.Topics;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.internal.CompressionRatioEstimator;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One college sends little that unpacks to much; the app has the heap of a quickstart. */
class FloodIT {
    private static final String FLOODING = "4111010853";
    private static final String OTHER = "4111010857";
    private static final int RECORDS = 4_000;
    private static final int PARTITIONS = 4;
    /** Each is allowed: it is smaller than the largest event. */
    private static final byte[] ZEROS = new byte[200 * 1024];

    private static final Stack STACK = new Stack(StackSettings.forTest(), Console.silent());
    private static Colleague colleague;

    @BeforeAll
    static void start() {
        STACK.start();
        colleague = new Colleague(STACK.endpoints());
        colleague.awaitCaughtUp();
    }

    @AfterAll
    static void stop() {
        colleague.close();
        STACK.close();
    }

    /** Some kilobytes on the wire for each partition, 800 MB unpacked: each more than the heap of the app. */
    @Test
    void a_flood_of_records_of_zeros_is_refused_one_by_one_and_stops_nobody() throws Exception {
        // when
        var topic = Topics.events(FLOODING);
        var settings = colleague.connection.clientSettings();
        settings.putAll(Map.of("compression.type", "zstd", "linger.ms", "60000", "batch.size", "1000000"));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                // So the client packs all of them into one batch.
                CompressionRatioEstimator.setEstimation(topic, CompressionType.ZSTD, 0.0001f);
                for (int i = 0; i < RECORDS; i++) {
                    var unused = producer.send(new ProducerRecord<>(topic, partition, new byte[] {1}, ZEROS));
                }
            }
            producer.flush(); // all partitions at the same moment
        }
        colleague.send(Colleague.payment(OTHER, "P-1", 100));

        // then
        await().untilAsserted(() ->
                assertThat(colleague.college(OTHER).path("applied").asLong()).isEqualTo(1));
        await().untilAsserted(() -> assertThat(
                        colleague.college(FLOODING).path("rejected").asLong())
                .isEqualTo((long) PARTITIONS * RECORDS));
    }
}
