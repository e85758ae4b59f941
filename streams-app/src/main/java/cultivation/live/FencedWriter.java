package cultivation.live;

import cultivation.college.Topics;
import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.Connection;
import cultivation.connection.SchemaNotRegisteredException;
import cultivation.connection.UnreachableException;
import cultivation.connection.WireFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
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
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
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
    /** A person waits for it: how long one call of the broker may take, and how long it is tried in all. */
    private static final Limits OF_A_CHANGE = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(15));
    /** A year of a nation's colleges, while the broker may be electing a leader. */
    private static final Limits OF_A_CLOSING = new Limits(Duration.ofSeconds(15), Duration.ofSeconds(30));
    /** By then the board shows what is committed, or it is told that it will. */
    private static final Duration LONGEST_READING = Duration.ofSeconds(5);

    private record Limits(Duration ofACall, Duration inAll) {}

    /**
     * What is written, and from what.
     *
     * @param topics written to
     * @param madeFrom read to their ends, open transactions included, before each change
     */
    private record Scope(String name, List<String> topics, List<String> madeFrom, Limits limits) {}

    private static final Scope PEOPLE = new Scope(
            "people",
            List.of(Topics.THRESHOLDS, Topics.THRESHOLD_CHANGES, Topics.TARGETS, Topics.TARGET_CHANGES, Topics.CASES),
            List.of(),
            OF_A_CHANGE);
    /** A closed year is a copy of figures: of all that had been booked when its writer was the only one. */
    private static final Scope CLOSINGS =
            new Scope("closings", List.of(Topics.CLOSINGS), List.of(Topics.LEDGER), OF_A_CLOSING);

    private final Connection connection;
    private final LedgerTail tail;
    private final String name;
    private final List<String> topics;
    private final List<String> madeFrom;
    private final Limits limits;
    private final Admin admin;
    private final Map<Schema, Integer> schemaIds = new ConcurrentHashMap<>();
    private @Nullable KafkaProducer<String, byte[]> producer;
    private volatile boolean closed;

    private FencedWriter(Connection connection, Admin admin, LedgerTail tail, Scope scope) {
        this.connection = connection;
        this.admin = admin;
        this.tail = tail;
        this.name = scope.name();
        this.topics = scope.topics();
        this.madeFrom = scope.madeFrom();
        this.limits = scope.limits();
    }

    /** The one that writes thresholds and targets, what was changed of them, and cases. */
    public static FencedWriter ofPeople(Connection connection, LedgerTail tail) {
        return ofPeople(connection, connection.admin(), tail);
    }

    static FencedWriter ofPeople(Connection connection, Admin admin, LedgerTail tail) {
        return new FencedWriter(connection, admin, tail, PEOPLE);
    }

    /** The one that writes closed years. */
    public static FencedWriter ofClosings(Connection connection, LedgerTail tail) {
        return new FencedWriter(connection, connection.admin(), tail, CLOSINGS);
    }

    /**
     * Returns when this instance's board shows the change.
     *
     * @param change made when the board shows all earlier changes, and again when another instance was quicker; none
     *     writes nothing, as does what it throws
     * @throws ChangeOverdueException when it could not be written in the time that a person waits
     * @throws SchemaNotRegisteredException when the registry says that it does not know the schema: asking again changes
     *     nothing
     */
    synchronized void write(Supplier<List<ProducerRecord<String, byte[]>>> change) {
        var tries = Tries.upTo(limits.inAll());
        // Where the records of the last try end, when it was to be committed and the broker did not say that it is.
        var unanswered = new HashMap<TopicPartition, Long>();
        while (true) {
            var read = read();
            try {
                tryToWrite(change, unanswered);
                return;
            } catch (KafkaException | UnreachableException e) {
                letGo();
                if (!mayBeTriedAgain(e)) {
                    LOG.warn("a change could not be written", e);
                    throw e;
                }
                var pause = tries.nextPause();
                if (pause.isEmpty() || closed) {
                    LOG.warn("a change could not be written in time", e);
                    throw new ChangeOverdueException(!unanswered.isEmpty(), e);
                }
                // Whoever was quicker is done when what it wrote is here.
                boolean unused = await(() -> closed || !read().equals(read), pause.get());
            }
        }
    }

    /** A record on a topic, under the id of its schema. */
    ProducerRecord<String, byte[]> record(String topic, String key, SpecificRecord value) {
        int id = schemaIds.computeIfAbsent(value.getSchema(), this::idOf);
        return new ProducerRecord<>(topic, key, WireFormat.encode(id, value));
    }

    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            letGo();
            admin.close(Duration.ofSeconds(1));
        }
    }

    private void tryToWrite(
            Supplier<List<ProducerRecord<String, byte[]>>> change, Map<TopicPartition, Long> unanswered) {
        var open = producer();
        if (!unanswered.isEmpty() && isCommitted(unanswered)) {
            return;
        }
        unanswered.clear();
        awaitBoard(madeFrom, IsolationLevel.READ_UNCOMMITTED);
        var records = change.get();
        if (records.isEmpty()) {
            return;
        }
        try {
            commit(open, records, unanswered);
        } catch (RuntimeException | Error e) {
            letGo(); // whatever it was, this producer stands in the middle of something
            throw e;
        }
    }

    private void commit(
            KafkaProducer<String, byte[]> open,
            List<ProducerRecord<String, byte[]>> records,
            Map<TopicPartition, Long> unanswered) {
        var ends = new ConcurrentHashMap<TopicPartition, Long>();
        open.beginTransaction();
        for (var record : records) {
            var unused = open.send(record, (at, failure) -> {
                if (failure == null) {
                    ends.merge(new TopicPartition(at.topic(), at.partition()), at.offset() + 1, Math::max);
                }
            });
        }
        try {
            open.commitTransaction();
        } catch (KafkaException e) {
            unanswered.putAll(ends);
            throw e;
        }
        // Committed is not yet visible: the marks that say so are written after the answer.
        if (!await(() -> tail.hasRead(ends), LONGEST_READING)) {
            letGo();
        }
    }

    /**
     * Whether the last record of an earlier try is among the committed ones, so that writing it anew would write it twice.
     * A new producer has been opened since: nothing of that try is undecided any more.
     */
    boolean isCommitted(Map<TopicPartition, Long> ends) {
        var partition = ends.keySet().iterator().next();
        long last = ends.getOrDefault(partition, 0L) - 1;
        var found = new AtomicBoolean();
        try (var reader = connection.consumer("cultivation-" + name, Map.of())) {
            reader.assign(List.of(partition));
            reader.seek(partition, last);
            boolean read = await(
                    () -> {
                        reader.poll(Duration.ofMillis(50)).forEach(each -> {
                            if (each.offset() == last) {
                                found.set(true);
                            }
                        });
                        return reader.position(partition) > last;
                    },
                    LONGEST_READING);
            if (!read) {
                throw new BrokerUnreachableException(connection.kafka(), null);
            }
        }
        return found.get();
    }

    /**
     * Whatever is not for good: another instance wrote meanwhile, the broker asks to try again, something did not answer.
     * Kafka's exceptions of two who fence each other are many; those that stay are few.
     */
    private static boolean mayBeTriedAgain(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof AuthorizationException
                    || each instanceof AuthenticationException
                    || each instanceof RecordTooLargeException
                    || each instanceof SerializationException
                    || each instanceof UnsupportedVersionException
                    || each instanceof ConfigException) {
                return false;
            }
        }
        return true;
    }

    /** How far this instance has read of what is written here. */
    private List<Long> read() {
        return topics.stream()
                .map(topic -> tail.position(new TopicPartition(topic, 0)))
                .toList();
    }

    /** Waits until the board shows everything that is there now. */
    private void awaitBoard(List<String> topics, IsolationLevel isolation) {
        if (topics.isEmpty()) {
            return;
        }
        var ends = ends(topics, isolation);
        if (!await(() -> tail.hasRead(ends), LONGEST_READING)) {
            throw new BrokerUnreachableException(connection.kafka(), null);
        }
    }

    private Map<TopicPartition, Long> ends(List<String> topics, IsolationLevel isolation) {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        topics.forEach(topic -> asked.put(new TopicPartition(topic, 0), OffsetSpec.latest()));
        var ends = new HashMap<TopicPartition, Long>();
        connection
                .answerOf(admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                        .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static boolean await(BooleanSupplier condition, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
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
            settings.put("transaction.timeout.ms", (int)
                    limits.ofACall().multipliedBy(2).toMillis());
            settings.put("max.block.ms", limits.ofACall().toMillis());
            settings.put("client.id", "cultivation-" + name);
            open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
            try {
                open.initTransactions();
                // From here on nobody writes without ending this producer first.
                awaitBoard(topics, IsolationLevel.READ_COMMITTED);
            } catch (RuntimeException | Error e) {
                open.close(Duration.ZERO); // the next one waits for the board as well
                throw e;
            }
            producer = open;
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
