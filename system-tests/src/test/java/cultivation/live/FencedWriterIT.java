package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.catalogue.AsOf;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.SchemaCache;
import cultivation.ledger.Disagreements;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.reference.Bound;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The one writer of two instances on a real broker: they end each other's changes, and none is lost or there twice. */
class FencedWriterIT {
    private static final Stack STACK = new Stack(StackSettings.forTest().withInstances(0), Console.silent());
    private static final TopicPartition THRESHOLDS = new TopicPartition(Topics.THRESHOLDS, 0);

    /** As much of an instance as writes. */
    private static final class Writing implements AutoCloseable {
        final LiveBoard board = new LiveBoard(CatalogueFile.shipped(), AsOf.WALL, Clock.systemUTC());
        final LedgerTail tail;
        final FencedWriter writer;

        Writing(Connection connection) {
            var registry = connection.registryClient();
            var schemas = SchemaCache.inMemory(registry::schemaOf);
            tail = new LedgerTail(connection, schemas::schemaOf, board, new Disagreements());
            writer = FencedWriter.ofPeople(connection, tail);
            tail.start();
            await().until(tail::hasCaughtUp);
        }

        /** Sets a threshold to one more than all that were set before. */
        void setAnother() {
            writer.write(() -> {
                int next = board.read(view -> view.thresholds().size());
                return List.of(writer.record(Topics.THRESHOLDS, "t-" + next, threshold(next)));
            });
        }

        @Override
        public void close() {
            writer.close();
            tail.close();
        }
    }

    @BeforeAll
    static void start() {
        STACK.start();
    }

    @AfterAll
    static void stop() {
        STACK.close();
    }

    @Test
    void two_that_end_each_others_changes_make_all_of_them_one_after_another() {
        try (var one = new Writing(STACK.connection());
                var other = new Writing(STACK.connection())) {
            int before = one.board.read(view -> view.thresholds().size());
            long begun = System.nanoTime();

            // when
            var threads = Executors.newFixedThreadPool(2);
            var all = List.of(one, other).stream()
                    .map(each -> CompletableFuture.runAsync(
                            () -> {
                                for (int i = 0; i < 10; i++) {
                                    each.setAnother();
                                }
                            },
                            threads))
                    .toList();
            all.forEach(CompletableFuture::join);
            threads.shutdown();

            // then
            System.out.printf("20 changes of two writers at once in %.1f s%n", (System.nanoTime() - begun) / 1e9);
            one.setAnother();
            assertThat(one.board.<Set<String>>read(
                            view -> new HashSet<>(view.thresholds().keySet())))
                    .hasSize(before + 21);
        }
    }

    @Test
    void whether_it_was_committed_is_found_on_the_topic_when_the_answer_was_lost() throws Exception {
        try (var one = new Writing(STACK.connection())) {
            // given
            one.setAnother();
            long committed = one.tail.position(THRESHOLDS) - 1; // before the mark that says so
            long aborted = aborted();
            one.setAnother();

            // when
            boolean first = one.writer.isCommitted(Map.of(THRESHOLDS, committed));
            boolean second = one.writer.isCommitted(Map.of(THRESHOLDS, aborted));

            // then
            assertThat(first).isTrue();
            assertThat(second).isFalse();
        }
    }

    /** Where a record ends that was written and undone. */
    private static long aborted() throws Exception {
        var settings = new HashMap<>(STACK.connection().clientSettings());
        settings.put("transactional.id", "undone");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            long offset = producer.send(new ProducerRecord<>(Topics.THRESHOLDS, "undone", new byte[0]))
                    .get()
                    .offset();
            producer.abortTransaction();
            return offset + 1;
        }
    }

    private static Threshold threshold(int value) {
        return Threshold.newBuilder()
                .setId("t-" + value)
                .setIndicator("employed")
                .setWindow("ytd")
                .setScope("city")
                .setStatistic("pooled")
                .setBound(Bound.LOWER)
                .setSeverity(Severity.INFO)
                .setValue(value)
                .setNote("")
                .build();
    }
}
