package cultivation.live;

import cultivation.closings.ClosedTables;
import cultivation.closings.Closing;
import cultivation.college.Topics;
import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.Connection;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.connection.WireFormat;
import cultivation.report.ClosedYear;
import cultivation.report.Closings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Closes a year: writes all of an edition in one transaction, and returns when this instance's board shows it.
 *
 * <p>All instances write under one transactional id: who begins later fences whoever has not committed, and sees what
 * was. So two instances never write the same edition.
 */
public final class ClosingTopic implements ClosingWriting {
    private static final String TRANSACTIONAL_ID = Topics.APPLICATION_ID + "-closings";
    /** A person waits for it; the broker may be electing a leader meanwhile. */
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(15);

    private static final WaitPolicy READING = WaitPolicy.whileItMoves(LONGEST_WRITE);
    private static final long SEEN_MS = 5000;

    private final Connection connection;
    private final LiveBoard board;
    private final Clock clock;

    public ClosingTopic(Connection connection, LiveBoard board, Clock clock) {
        this.connection = connection;
        this.board = board;
        this.clock = clock;
    }

    @Override
    public synchronized ClosedYear close(Order order) {
        int headId = idOf(Closing.getClassSchema());
        int tablesId = idOf(ClosedTables.getClassSchema());
        ClosedYear closed;
        try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            int latest = latestEdition(order.year());
            if (latest != (order.restates() == null ? 0 : order.restates())) {
                throw new OtherEditionException(latest);
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            closed = board.read(view -> ClosedYear.of(
                    view.board(), view.ledgerOffsets(), order.year(), latest + 1, order.closedBy(), order.note(), now));
            producer.beginTransaction();
            for (ClosedTables tables : closed.tables()) {
                var unused = producer.send(record(Closings.key(tables), tablesId, tables));
            }
            var unused = producer.send(record(Closings.key(closed.head()), headId, closed.head()));
            // Fails when any of them did.
            producer.commitTransaction();
        } catch (TimeoutException e) {
            throw new BrokerUnreachableException(connection.kafka(), e);
        }
        awaitSeen(closed);
        return closed;
    }

    private static ProducerRecord<String, byte[]> record(String key, int id, SpecificRecord value) {
        return new ProducerRecord<>(Topics.CLOSINGS, key, WireFormat.encode(id, value));
    }

    /** As committed on the broker, which this instance's board may not show yet; 0 when there is none. */
    private int latestEdition(int year) {
        var latest = new AtomicInteger();
        try (var reader = TopicReader.open(connection, "cultivation-closings-reader", READING)) {
            reader.begin(Topics.CLOSINGS);
            reader.readToEnd(record -> {
                var words = List.of(new String(record.key(), StandardCharsets.UTF_8).split("\\|", -1));
                if (words.size() == 2 && words.get(0).equals(String.valueOf(year)) && record.value() != null) {
                    latest.accumulateAndGet(Integer.parseInt(words.get(1)), Math::max);
                }
            });
        }
        return latest.get();
    }

    private int idOf(Schema schema) {
        return connection.registryClient().idOf(schema).fold(Function.<Integer>identity(), this::refuse, this::refuse);
    }

    private Integer refuse(String why) {
        throw new RegistryUnreachableException(connection.registry().toString(), why, null);
    }

    private Map<String, Object> settings() {
        var settings = connection.clientSettings();
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("transactional.id", TRANSACTIONAL_ID);
        settings.put("transaction.timeout.ms", (int) LONGEST_WRITE.toMillis());
        settings.put("max.block.ms", LONGEST_WRITE.toMillis());
        settings.put("client.id", "cultivation-closings");
        return settings;
    }

    private void awaitSeen(ClosedYear closed) {
        long deadline = System.nanoTime() + SEEN_MS * 1_000_000;
        try {
            while (System.nanoTime() < deadline
                    && board.read(view -> view.closings().of(closed.year(), closed.edition())) == null) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
