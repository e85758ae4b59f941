package cultivation.live;

import cultivation.college.Topics;
import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.Connection;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.SchemaNotRegisteredException;
import cultivation.connection.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ConcurrentTransactionsException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what people set (thresholds, cases, closed years), one change at a time over all instances.
 *
 * <pre>{@code
 * writer.write(() -> List.of(record(of(board.read(View::cases)))));   // made from what every earlier change has left
 * }</pre>
 *
 * The instances share one transactional id: whoever opens a producer with it ends what another had begun, and that one
 * begins again. So a change is written whole or not at all, and no two are made from the same state.
 */
public final class FencedWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FencedWriter.class);
    private static final int MOST_ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** A person waits for it. */
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(5);
    /** A year of a nation's colleges, while the broker may be electing a leader. */
    private static final Duration LONGEST_CLOSING = Duration.ofSeconds(15);
    /** By then the board shows what is committed, or it is told that it will. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(5);

    private final Connection connection;
    private final LedgerTail tail;
    private final String name;
    private final List<String> topics;
    private final Duration longestWrite;
    private final Admin admin;
    private final Map<Schema, Integer> schemaIds = new ConcurrentHashMap<>();
    private @Nullable KafkaProducer<String, byte[]> producer;

    private FencedWriter(
            Connection connection, LedgerTail tail, String name, List<String> topics, Duration longestWrite) {
        this.connection = connection;
        this.tail = tail;
        this.name = name;
        this.topics = topics;
        this.longestWrite = longestWrite;
        this.admin = connection.admin();
    }

    /** The one that writes thresholds, what was changed of them, and cases. */
    public static FencedWriter ofThresholdsAndCases(Connection connection, LedgerTail tail) {
        return new FencedWriter(
                connection,
                tail,
                "people",
                List.of(Topics.THRESHOLDS, Topics.THRESHOLD_CHANGES, Topics.CASES),
                LONGEST_CHANGE);
    }

    /** The one that writes closed years. */
    public static FencedWriter ofClosings(Connection connection, LedgerTail tail) {
        return new FencedWriter(connection, tail, "closings", List.of(Topics.CLOSINGS), LONGEST_CLOSING);
    }

    /**
     * Returns when this instance's board shows the change.
     *
     * @param change made when the board shows all earlier changes, and again when another instance was quicker; none
     *     writes nothing, as does what it throws
     * @throws SchemaNotRegisteredException when the registry says that it does not know the schema: asking again changes
     *     nothing
     */
    synchronized void write(Supplier<List<ProducerRecord<String, byte[]>>> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                tryToWrite(change);
                return;
            } catch (KafkaException e) {
                letGo();
                if (!mayBeTriedAgain(e) || attempt == MOST_ATTEMPTS) {
                    LOG.warn("a change could not be written, attempt {}", attempt, e);
                    throw e;
                }
            } catch (RegistryUnreachableException e) {
                // Asked for an id before anything was sent.
                if (attempt == MOST_ATTEMPTS) {
                    LOG.warn("a change could not be written, attempt {}", attempt, e);
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** A record on a topic, under the id of its schema. */
    ProducerRecord<String, byte[]> record(String topic, String key, SpecificRecord value) {
        int id = schemaIds.computeIfAbsent(value.getSchema(), this::idOf);
        return new ProducerRecord<>(topic, key, WireFormat.encode(id, value));
    }

    @Override
    public synchronized void close() {
        letGo();
        admin.close(Duration.ofSeconds(1));
    }

    private void tryToWrite(Supplier<List<ProducerRecord<String, byte[]>>> change) {
        var open = producer();
        var records = change.get();
        if (records.isEmpty()) {
            return;
        }
        var ends = new ConcurrentHashMap<TopicPartition, Long>();
        open.beginTransaction();
        for (var record : records) {
            var unused = open.send(record, (at, failure) -> {
                if (failure == null) {
                    ends.merge(new TopicPartition(at.topic(), at.partition()), at.offset() + 1, Math::max);
                }
            });
        }
        open.commitTransaction();
        // Committed is not yet visible: the marks that say so are written after the answer.
        if (!await(() -> tail.hasRead(ends))) {
            letGo();
        }
    }

    /** Whether another instance wrote meanwhile, or the broker asks to try again, so that nothing of this change is there. */
    private static boolean mayBeTriedAgain(KafkaException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ProducerFencedException
                    || each instanceof InvalidProducerEpochException
                    || each instanceof InvalidTxnStateException
                    || each instanceof InvalidPidMappingException
                    || each instanceof ConcurrentTransactionsException
                    || each instanceof TransactionAbortedException) {
                return true;
            }
        }
        return false;
    }

    private Map<TopicPartition, Long> ends() {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        topics.forEach(topic -> asked.put(new TopicPartition(topic, 0), OffsetSpec.latest()));
        var ends = new HashMap<TopicPartition, Long>();
        connection
                .answerOf(admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static boolean await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST_READING.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private Integer idOf(Schema schema) {
        return connection.registryClient().requireIdOf(schema);
    }

    private KafkaProducer<String, byte[]> producer() {
        var open = producer;
        if (open == null) {
            var settings = connection.clientSettings();
            settings.put("transactional.id", Topics.APPLICATION_ID + "-" + name);
            settings.put(
                    "transaction.timeout.ms", (int) longestWrite.multipliedBy(2).toMillis());
            settings.put("max.block.ms", longestWrite.toMillis());
            settings.put("client.id", "cultivation-" + name);
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            producer = open;
            open.initTransactions();
            // From here on nobody writes without ending this producer first.
            var ends = ends();
            if (!await(() -> tail.hasRead(ends))) {
                letGo();
                throw new BrokerUnreachableException(connection.kafka(), null);
            }
        }
        return open;
    }

    private void letGo() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
