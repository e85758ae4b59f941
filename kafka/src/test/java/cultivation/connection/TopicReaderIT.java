package cultivation.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reading ends, whatever lies at the end of the topic and whatever becomes of the broker. */
class TopicReaderIT {
    private static final WaitPolicy POLICY = WaitPolicy.whileItMoves(Duration.ofSeconds(30));

    @TempDir
    private static Path directory;

    private static RealServices services;
    private static Connection connection;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        services = RealServices.startBroker(directory);
        connection = services.connection();
    }

    @AfterAll
    static void stop() {
        if (services != null) {
            services.close();
        }
    }

    @Test
    void an_empty_topic_is_read_to_its_end_at_once() {
        create("empty", 3, Map.of());

        assertThat(read("empty")).isEmpty();
    }

    @Test
    void a_topic_that_is_not_there_has_no_partition_and_nothing_to_read() {
        try (var reader = open()) {
            assertThat(reader.begin("nowhere")).isZero();

            boolean ended = reader.readToEnd(record -> {
                throw new AssertionError(record);
            });

            assertThat(ended).isTrue();
        }
    }

    @Test
    void each_partition_is_read_in_its_order() throws Exception {
        // given
        create("ordered", 3, Map.of());
        try (var producer = producer(Map.of())) {
            for (int i = 0; i < 300; i++) {
                var unused = producer.send(new ProducerRecord<>("ordered", i % 3, null, text("%03d".formatted(i))));
            }
        }

        // when
        var read = read("ordered");

        // then
        assertThat(read).hasSize(300);
        for (int partition = 0; partition < 3; partition++) {
            int rest = partition;
            assertThat(read.stream()
                            .filter(value -> Integer.parseInt(value) % 3 == rest)
                            .toList())
                    .hasSize(100)
                    .isSorted();
        }
    }

    @Test
    void the_end_is_reached_although_the_last_offsets_are_marks_and_what_was_aborted() throws Exception {
        // given
        create("aborted", 1, Map.of());
        try (var producer = producer(Map.of("transactional.id", "aborting"))) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer.send(new ProducerRecord<>("aborted", text("committed")));
            producer.commitTransaction();
            for (int i = 0; i < 3; i++) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("aborted", text("aborted"))).get();
                producer.abortTransaction();
            }
        }
        var partition = new TopicPartition("aborted", 0);

        try (var reader = open()) {
            await().until(() -> reader.endOf(partition) == 8);
        }

        // when
        var read = read("aborted");

        // then
        assertThat(read).containsExactly("committed");
    }

    @Test
    void what_an_open_transaction_has_written_is_not_waited_for() throws Exception {
        // given
        create("open", 1, Map.of());
        try (var producer = producer(Map.of("transactional.id", "opening"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("open", text("not yet"))).get();

            // when
            var read = read("open");

            // then
            assertThat(read).isEmpty();
            producer.abortTransaction();
        }
    }

    @Test
    void gaps_that_compaction_left_are_passed() throws Exception {
        // given
        create(
                "compacted",
                1,
                Map.of(
                        "cleanup.policy",
                        "compact",
                        "segment.ms",
                        "100",
                        "min.cleanable.dirty.ratio",
                        "0.01",
                        "min.compaction.lag.ms",
                        "0"));
        try (var producer = producer(Map.of())) {
            for (int i = 0; i < 50; i++) {
                producer.send(new ProducerRecord<>("compacted", "a", text("a" + i)))
                        .get();
            }
            // Only what is no longer written to is compacted.
            await().pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
                producer.send(new ProducerRecord<>("compacted", "b", text("b"))).get();

                assertThat(read("compacted")).startsWith("a49");
            });
        }

        // when
        var offsets = new ArrayList<Long>();
        try (var reader = open()) {
            reader.begin("compacted");
            reader.readToEnd(record -> offsets.add(record.offset()));
        }

        // then
        assertThat(offsets.get(0)).isEqualTo(49);
    }

    @Test
    void what_is_written_during_a_reading_is_left_to_the_next() throws Exception {
        // given
        create("growing", 2, Map.of());
        try (var producer = producer(Map.of());
                var reader = open()) {
            write(producer, "growing", 0, "a");
            write(producer, "growing", 1, "b");
            reader.begin("growing");
            var first = new ArrayList<String>();

            // when
            reader.readToEnd(record -> {
                first.add(valueOf(record.value()));
                write(producer, "growing", 0, "later");
                write(producer, "growing", 1, "later");
            });
            var second = new ArrayList<String>();
            reader.readToEnd(record -> second.add(valueOf(record.value())));

            // then
            assertThat(first).containsExactlyInAnyOrder("a", "b");
            assertThat(second).containsExactly("later", "later", "later", "later");
        }
    }

    @Test
    void a_record_at_which_the_visitor_failed_is_read_again() throws Exception {
        // given
        create("failing", 1, Map.of());
        try (var producer = producer(Map.of());
                var reader = open()) {
            for (String value : List.of("a", "b", "c")) {
                write(producer, "failing", 0, value);
            }
            reader.begin("failing");
            var read = new ArrayList<String>();

            // when
            assertThatThrownBy(() -> reader.readToEnd(record -> {
                        if (valueOf(record.value()).equals("b")) {
                            throw new IllegalStateException("not yet");
                        }
                        read.add(valueOf(record.value()));
                    }))
                    .hasMessage("not yet");
            reader.readToEnd(record -> read.add(valueOf(record.value())));

            // then
            assertThat(read).containsExactly("a", "b", "c");
        }
    }

    @Test
    void a_reading_begins_at_an_offset_where_that_is_asked() throws Exception {
        // given
        create("tail", 1, Map.of());
        var partition = new TopicPartition("tail", 0);
        try (var producer = producer(Map.of());
                var reader = open()) {
            for (String value : List.of("a", "b", "c")) {
                write(producer, "tail", 0, value);
            }
            var read = new ArrayList<String>();

            // when
            reader.begin(Map.of(partition, reader.endOf(partition) - 1));
            reader.readToEnd(record -> read.add(valueOf(record.value())));

            // then
            assertThat(reader.beginningOf(partition)).isZero();
            assertThat(read).containsExactly("c");
        }
    }

    @Test
    void a_reading_whose_whole_time_is_over_says_that_it_is_not_at_the_end() throws Exception {
        // given
        create("slow", 1, Map.of());
        try (var producer = producer(Map.of())) {
            writeMegabytes(producer, "slow", 4);
        }
        var policy = new WaitPolicy(Duration.ofSeconds(30), Duration.ofNanos(1));

        // when
        boolean ended;
        try (var reader = TopicReader.open(connection, "test", policy)) {
            reader.begin("slow");
            ended = reader.readToEnd(record -> {});
        }

        // then
        assertThat(ended).isFalse();
    }

    @Test
    void a_broker_that_is_away_is_said_with_its_address() {
        var away = services.withoutBroker();
        try (var reader = TopicReader.open(away, "test", WaitPolicy.whileItMoves(Duration.ofSeconds(2)))) {
            assertThatThrownBy(() -> reader.begin("anything"))
                    .isInstanceOf(BrokerUnreachableException.class)
                    .hasMessageContaining(away.kafka());
        }
    }

    @Test
    void a_broker_that_goes_away_during_a_reading_ends_it_and_is_said_with_its_address(@TempDir Path other)
            throws Exception {
        // given
        try (var doomed = RealServices.startBroker(other)) {
            var there = doomed.connection();
            create(there, "doomed", 1, Map.of());
            try (var producer = producer(there, Map.of())) {
                writeMegabytes(producer, "doomed", 8);
            }
            var begun = Instant.now();

            // when
            try (var reader = TopicReader.open(there, "test", WaitPolicy.whileItMoves(Duration.ofSeconds(3)))) {
                reader.begin("doomed");
                assertThatThrownBy(() -> reader.readToEnd(record -> doomed.kill()))

                        // then
                        .isInstanceOf(BrokerUnreachableException.class)
                        .hasMessageContaining(there.kafka());
            }
            var waited = Duration.between(begun, Instant.now());
            System.out.printf("the reading ended %.1f s after it began%n", waited.toMillis() / 1e3);
            assertThat(waited).isLessThan(Duration.ofMinutes(2));
        }
    }

    private static TopicReader open() {
        return TopicReader.open(connection, "test", POLICY);
    }

    private static List<String> read(String topic) {
        var read = new ArrayList<String>();
        try (var reader = open()) {
            reader.begin(topic);
            assertThat(reader.readToEnd(record -> read.add(valueOf(record.value()))))
                    .isTrue();
        }
        return read;
    }

    private static void create(String topic, int partitions, Map<String, String> settings) {
        create(connection, topic, partitions, settings);
    }

    private static void create(Connection at, String topic, int partitions, Map<String, String> settings) {
        try (var admin = at.admin()) {
            at.answerOf(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
                    .all());
            await().ignoreExceptions()
                    .until(() ->
                            at.answerOf(admin.describeTopics(List.of(topic)).allTopicNames())
                                            .size()
                                    == 1);
        }
    }

    private static KafkaProducer<String, byte[]> producer(Map<String, ?> more) {
        return producer(connection, more);
    }

    private static KafkaProducer<String, byte[]> producer(Connection at, Map<String, ?> more) {
        var settings = new HashMap<>(at.clientSettings());
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static void write(KafkaProducer<String, byte[]> producer, String topic, int partition, String value) {
        try {
            producer.send(new ProducerRecord<>(topic, partition, null, text(value)))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** More than one fetch of a partition brings. */
    private static void writeMegabytes(KafkaProducer<String, byte[]> producer, String topic, int megabytes) {
        for (int i = 0; i < megabytes * 4; i++) {
            var unused = producer.send(new ProducerRecord<>(topic, new byte[256 * 1024]));
        }
        producer.flush();
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static String valueOf(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
