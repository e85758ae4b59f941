package cultivation.producer;

import cultivation.college.Topics;
import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.Connection;
import cultivation.connection.Published;
import cultivation.connection.RegistryClient;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.SchemaNotRegisteredException;
import cultivation.rule.RecordType;
import cultivation.schemas.TrustedRecords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;

/**
 * Publishes the events of any number of colleges through one Kafka producer, without checking them.
 *
 * <pre>{@code
 * try (var publisher = EventPublisher.open(connection, Map.of())) {
 *     publisher.publish("4111010853", enrollment).thenAccept(published -> …);
 * }
 * }</pre>
 *
 * For the simulator and the importer; a college's own system uses {@link CollegeProducer}. Thread-safe. Events of one
 * key keep their order. {@code publish} waits only while the producer's memory is full or the broker is looked for.
 */
public final class EventPublisher implements AutoCloseable {
    private static final int BULK_MEMORY_BYTES = 64 << 20;
    private static final int LARGEST_BULK_BATCH_BYTES = 128 << 10;
    private static final int SHORTEST_BULK_LINGER_MS = 50;

    /**
     * Settings for {@link #open} where many events go out at once and nobody waits for one of them: fewer and fuller
     * batches over the partitions of many colleges.
     */
    public static final Map<String, String> BULK = bulk(0);

    static {
        TrustedRecords.trust();
    }

    private final Connection connection;
    private final boolean defaultSerializer;
    private final KafkaProducer<String, Object> producer;
    private final RegistryClient registry;
    /** The types whose schema the registry has confirmed. */
    private final Set<RecordType> confirmed = ConcurrentHashMap.newKeySet();

    private EventPublisher(Connection connection, Map<String, Object> settings) {
        this.connection = connection;
        this.defaultSerializer = ProducerSettings.usesDefaultSerializer(settings);
        this.registry = connection.registryClient();
        this.producer = new KafkaProducer<>(settings);
    }

    /**
     * {@link #BULK} for so many partitions: over thousands of them a batch takes its time to fill. With 6,000 partitions
     * 1,100 events a second were sent, with 100 partitions 55,000. Reckoned, not measured: Kafka's producer takes the whole of
     * {@code batch.size} for each batch it begins, and while its memory is full it sends whatever it has.
     */
    public static Map<String, String> bulk(int partitions) {
        // Half of the memory is for what is on its way.
        int batch = Math.min(LARGEST_BULK_BATCH_BYTES, BULK_MEMORY_BYTES / 2 / Math.max(1, partitions));
        return Map.of(
                "linger.ms", Integer.toString(Math.max(SHORTEST_BULK_LINGER_MS, partitions / 2)),
                "batch.size", Integer.toString(batch),
                "buffer.memory", Integer.toString(BULK_MEMORY_BYTES));
    }

    /**
     * Opens a publisher; nothing is asked of broker or registry yet.
     *
     * @param settings Kafka producer settings that replace ours, {@code value.serializer} among them
     * @throws BrokerUnreachableException when the broker's name cannot be resolved
     */
    public static EventPublisher open(Connection connection, Map<String, ?> settings) {
        try {
            return new EventPublisher(connection, ProducerSettings.of(connection, settings));
        } catch (org.apache.kafka.common.KafkaException e) {
            if (e.getCause() instanceof ConfigException refused
                    && String.valueOf(refused.getMessage()).contains("bootstrap")) {
                throw new BrokerUnreachableException(connection.kafka(), e);
            }
            throw e;
        }
    }

    /**
     * Publishes one event to the topic of a college, under the entity's id.
     *
     * @param event one of the event records
     * @return where it lies once acknowledged; fails with {@link BrokerUnreachableException}, {@link
     *     RegistryUnreachableException}, {@link CollegeNotRegisteredException}, {@link SchemaNotRegisteredException}, or
     *     an exception of Kafka's
     */
    public CompletableFuture<Published> publish(String collegeCode, SpecificRecord event) {
        return publish(collegeCode, event, List.of());
    }

    /** The same with headers, of which the app takes no notice. */
    public CompletableFuture<Published> publish(String collegeCode, SpecificRecord event, List<Header> headers) {
        var type = RecordType.of(event);
        if (type == null) {
            throw new IllegalArgumentException("an event must be one of the event records, got: "
                    + event.getSchema().getFullName());
        }
        var topic = Topics.events(collegeCode);
        var published = new CompletableFuture<Published>();
        try {
            confirmSchema(type, event);
            var unused = producer.send(
                    new ProducerRecord<>(topic, null, type.keyOf(event).toString(), event, headers),
                    (metadata, failure) -> {
                        if (failure == null) {
                            published.complete(new Published(topic, metadata.partition(), metadata.offset()));
                        } else {
                            fail(published, topic, failure);
                        }
                    });
        } catch (RuntimeException e) {
            // the serializer's and Kafka's own: thrown, not given to the callback
            published.completeExceptionally(e);
        }
        return published;
    }

    /** Waits until everything sent so far is acknowledged or has failed. */
    public void flush() {
        producer.flush();
    }

    /** Sends what is left, for 10 seconds at most. */
    @Override
    public void close() {
        producer.close(Duration.ofMillis(Connection.BROKER_ANSWER_MS));
    }

    /** Asked once a type, so that a registry that is down or lacks a schema is told as what it is, and soon. */
    private void confirmSchema(RecordType type, SpecificRecord event) {
        if (!defaultSerializer || confirmed.contains(type)) {
            return;
        }
        var unused = registry.requireIdOf(event.getSchema());
        confirmed.add(type);
    }

    private void fail(CompletableFuture<Published> published, String topic, Exception failure) {
        if (failure instanceof UnknownTopicOrPartitionException) {
            published.completeExceptionally(new CollegeNotRegisteredException(topic, connection.kafka(), failure));
        } else if (failure instanceof TimeoutException) {
            // Kafka says the same of a broker that is away and of a topic that is not there; never wait on its thread.
            var unused = CompletableFuture.runAsync(() -> published.completeExceptionally(
                    brokerAnswersWithout(topic)
                            ? new CollegeNotRegisteredException(topic, connection.kafka(), failure)
                            : new BrokerUnreachableException(connection.kafka(), failure)));
        } else {
            published.completeExceptionally(connection.translated(failure));
        }
    }

    private boolean brokerAnswersWithout(String topic) {
        try (var admin = connection.admin()) {
            return !admin.listTopics()
                    .names()
                    .get(2, java.util.concurrent.TimeUnit.SECONDS)
                    .contains(topic);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
