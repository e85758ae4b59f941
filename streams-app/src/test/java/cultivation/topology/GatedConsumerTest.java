package cultivation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.connection.SchemaCache;
import cultivation.topology.decoding.EventSchemas;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GatedConsumerTest {
    private static final String TOPIC = "cultivation.events.4111010853";
    private static final Pattern EVENTS = Pattern.compile("cultivation\\.events\\..*");
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
            var schemas = new EventSchemas(SchemaCache.inMemory(id -> {
                throw new IllegalStateException("nothing is asked of the registry");
            }));
            var gated = GatedConsumer.of(consumer, pattern -> List.of(TOPIC), schemas, new HashMap<>());
            gated.subscribe(EVENTS, NOBODY);

            // when
            gated.unsubscribe();
            gated.subscribe(EVENTS, NOBODY);

            // then
            assertThat(consumer.subscription()).containsExactly(TOPIC);
        }
    }
}
