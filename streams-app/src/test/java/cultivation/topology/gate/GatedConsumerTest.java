package cultivation.topology.gate;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.connection.SchemaCache;
import cultivation.topology.decoding.EventSchemas;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GatedConsumerTest {
    private static final String TOPIC = "cultivation.events.4111010853";
    private static final Pattern EVENTS = Pattern.compile("cultivation\\.events\\..*");
    private static final EventSchemas NOTHING_ASKED = new EventSchemas(SchemaCache.inMemory(id -> {
        throw new IllegalStateException("nothing is asked of the registry");
    }));
    private static final ConsumerRebalanceListener NOBODY = new ConsumerRebalanceListener() {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
    };

    private static final byte[] KEY = {1};
    private static final byte[] NO_EVENT = new byte[6_000];

    static {
        NO_EVENT[0] = 1;
    }

    private static Consumer<byte[], byte[]> gated(MockConsumer<byte[], byte[]> consumer, LargeValues large) {
        return GatedConsumer.of(
                consumer, pattern -> List.of(TOPIC), NOTHING_ASKED, new CellBudget(400_000, 4), large, new HashMap<>());
    }

    /** A stream thread that was fenced unsubscribes and subscribes again; without it the thread dies at its next poll. */
    @Test
    void whoever_unsubscribes_may_subscribe_to_the_same_topics_again() {
        // given
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            var gated = gated(consumer, new LargeValues(10_000));
            gated.subscribe(EVENTS, NOBODY);

            // when
            gated.unsubscribe();
            gated.subscribe(EVENTS, NOBODY);

            // then
            assertThat(consumer.subscription()).containsExactly(TOPIC);
        }
    }

    @Test
    void who_has_spent_its_cells_is_held_back_alone_until_its_task_has_counted_again() {
        // given two partitions of one college with a record each
        var spent = new TopicPartition(TOPIC, 1);
        var other = new TopicPartition(TOPIC, 2);
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            var budget = new CellBudget(400, 4);
            var held = new HashMap<TopicPartition, HeldBack>();
            var gated = GatedConsumer.of(
                    consumer, pattern -> List.of(TOPIC), NOTHING_ASKED, budget, new LargeValues(10_000), held);
            gated.subscribe(EVENTS, NOBODY);
            consumer.rebalance(List.of(spent, other));
            consumer.updateBeginningOffsets(Map.of(spent, 0L, other, 0L));
            budget.count("4111010853", 2, 100);
            gated.poll(Duration.ZERO);
            assertThat(held).isEmpty();

            // when
            budget.count("4111010853", 1, 101);
            gated.poll(Duration.ZERO);
            gated.resume(List.of(spent, other));

            // then
            assertThat(consumer.paused()).containsExactly(spent);
            assertThat(held).containsOnlyKeys(spent);
            assertThat(held.values()).extracting(HeldBack::reason).containsExactly(HeldBack.Reason.CELL_BUDGET);

            // when
            budget.recount(1);
            gated.poll(Duration.ZERO);

            // then
            assertThat(consumer.paused()).isEmpty();
            assertThat(held).isEmpty();
        }
    }

    @Test
    void nothing_more_is_read_of_a_partition_whose_large_values_fill_the_heap_until_they_are_processed() {
        // given two partitions, one of large values
        var flooding = new TopicPartition(TOPIC, 1);
        var other = new TopicPartition(TOPIC, 2);
        var large = new LargeValues(10_000);
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            var gated = gated(consumer, large);
            gated.subscribe(EVENTS, NOBODY);
            consumer.rebalance(List.of(flooding, other));
            consumer.updateBeginningOffsets(Map.of(flooding, 0L, other, 0L));
            for (int offset = 0; offset < 3; offset++) {
                consumer.addRecord(new ConsumerRecord<>(TOPIC, 1, offset, KEY, new byte[] {1, 2, 3}));
                consumer.addRecord(new ConsumerRecord<>(TOPIC, 2, offset, KEY, new byte[] {1, 2, 3}));
            }
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 1, 3, KEY, NO_EVENT));
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 1, 4, KEY, NO_EVENT));
            int before = gated.poll(Duration.ZERO).count();

            // when
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 1, 5, KEY, NO_EVENT));
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 2, 3, KEY, NO_EVENT));
            var meanwhile = gated.poll(Duration.ZERO);
            large.processed(TOPIC, 1, NO_EVENT);
            var after = gated.poll(Duration.ZERO);

            // then
            assertThat(before).isEqualTo(8);
            assertThat(meanwhile.records(flooding)).isEmpty();
            assertThat(meanwhile.records(other)).hasSize(1);
            assertThat(after.records(flooding)).as("one of both is through").isEmpty();
            large.processed(TOPIC, 2, NO_EVENT);
            assertThat(gated.poll(Duration.ZERO).records(flooding)).hasSize(1);
            assertThat(consumer.paused()).isEmpty();
        }
    }

    @Test
    void what_was_polled_and_is_read_again_is_counted_once() {
        // given
        var flooding = new TopicPartition(TOPIC, 1);
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            var gated = gated(consumer, new LargeValues(10_000));
            gated.subscribe(EVENTS, NOBODY);
            consumer.rebalance(List.of(flooding));
            consumer.updateBeginningOffsets(Map.of(flooding, 0L));
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 1, 0, KEY, NO_EVENT));
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 1, 1, KEY, NO_EVENT));
            gated.poll(Duration.ZERO);

            // when a task is revived: it seeks back, and what it had is forgotten
            gated.seek(flooding, 2);
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 1, 2, KEY, NO_EVENT));

            // then
            assertThat(gated.poll(Duration.ZERO).records(flooding)).hasSize(1);
        }
    }
}
