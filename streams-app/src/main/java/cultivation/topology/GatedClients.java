package cultivation.topology;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka's own clients, with the gate of {@link GatedConsumer} before the consumer of the topology. */
final class GatedClients extends DefaultKafkaClientSupplier {
    private final AdmittedTopics topics;
    private final EventSchemas schemas;
    /** Partitions that wait for the registry, of all consumers, and since when. */
    private final Map<TopicPartition, Instant> held = new ConcurrentHashMap<>();

    GatedClients(AdmittedTopics topics, EventSchemas schemas) {
        this.topics = topics;
        this.schemas = schemas;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return GatedConsumer.of(super.getConsumer(config), topics::matching, schemas, held);
    }

    Map<TopicPartition, Instant> held() {
        return Map.copyOf(held);
    }
}
