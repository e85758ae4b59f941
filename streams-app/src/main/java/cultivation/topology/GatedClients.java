package cultivation.topology;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka's own clients, with the gate of {@link GatedConsumer} before the consumer of the topology. */
final class GatedClients extends DefaultKafkaClientSupplier {
    private final AdmittedTopics topics;
    private final EventSchemas schemas;

    GatedClients(AdmittedTopics topics, EventSchemas schemas) {
        this.topics = topics;
        this.schemas = schemas;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return GatedConsumer.of(super.getConsumer(config), topics::matching, schemas);
    }
}
