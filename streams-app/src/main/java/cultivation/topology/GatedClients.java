package cultivation.topology;

import cultivation.topology.decoding.EventSchemas;
import cultivation.topology.gate.AdmittedTopics;
import cultivation.topology.gate.CellBudget;
import cultivation.topology.gate.GatedConsumer;
import cultivation.topology.gate.HeldBack;
import cultivation.topology.gate.LargeValues;
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
    private final CellBudget budget;
    private final LargeValues large;
    /** Partitions that are held back, of all consumers. */
    private final Map<TopicPartition, HeldBack> held = new ConcurrentHashMap<>();

    GatedClients(
            AdmittedTopics topics, EventSchemas schemas, LedgerWriter ledger, CellBudget budget, LargeValues large) {
        this.topics = topics;
        this.schemas = schemas;
        this.ledger = ledger;
        this.budget = budget;
        this.large = large;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return GatedConsumer.of(super.getConsumer(config), topics::matching, schemas, budget, large, held);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return ledger.before(super.getProducer(config));
    }

    Map<TopicPartition, HeldBack> held() {
        return Map.copyOf(held);
    }
}
