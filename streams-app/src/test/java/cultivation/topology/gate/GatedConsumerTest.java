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
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
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

    /** A stream thread that was fenced unsubscribes and subscribes again; without it the thread dies at its next poll. */
    @Test
    void whoever_unsubscribes_may_subscribe_to_the_same_topics_again() {
        // given
        try (var consumer = new MockConsumer<byte[], byte[]>("earliest")) {
            var gated = GatedConsumer.of(
                    consumer, pattern -> List.of(TOPIC), NOTHING_ASKED, new CellBudget(400_000, 4), new HashMap<>());
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
            var gated = GatedConsumer.of(consumer, pattern -> List.of(TOPIC), NOTHING_ASKED, budget, held);
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
}
