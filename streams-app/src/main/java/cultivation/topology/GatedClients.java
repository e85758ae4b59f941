package cultivation.topology;

import cultivation.topology.decoding.EventSchemas;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka's own clients, with the gate of {@link GatedConsumer} before the consumer and the {@link LedgerWriter} before the producer. */
final class GatedClients extends DefaultKafkaClientSupplier {
    private final AdmittedTopics topics;
    private final EventSchemas schemas;
    private final LedgerWriter ledger;
    /** Partitions that wait for the registry, of all consumers, and since when. */
    private final Map<TopicPartition, Instant> held = new ConcurrentHashMap<>();

    GatedClients(AdmittedTopics topics, EventSchemas schemas, LedgerWriter ledger) {
        this.topics = topics;
        this.schemas = schemas;
        this.ledger = ledger;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return GatedConsumer.of(super.getConsumer(config), topics::matching, schemas, held);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return ledger.before(super.getProducer(config));
    }

    Map<TopicPartition, Instant> held() {
        return Map.copyOf(held);
    }
}
