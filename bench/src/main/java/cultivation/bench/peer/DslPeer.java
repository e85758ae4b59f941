package cultivation.bench.peer;

import cultivation.bench.job.Booking;
import cultivation.bench.job.EventReading;
import cultivation.bench.job.Figures;
import cultivation.bench.measured.Answering;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.entity.Entity;
import cultivation.ledger.Amount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * The job in Kafka Streams' DSL: the latest of each entity in a store beside a processor, what it moves grouped by cell and
 * aggregated. RocksDB, record caches and everything else as they are by default; two threads, exactly once, and the
 * monitor's commit interval.
 */
public final class DslPeer {
    /** As the DSL names the topic between the two halves. */
    private static final String MOVES = "moves";

    private static final String ENTITIES = "entities";
    private static final String COMMIT_MS = "1000";
    private static final int THREADS = 2;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private DslPeer() {}

    /** Arguments: broker, registry, application, the topic of cells, a folder for state. */
    public static void main(String[] arguments) {
        var connection = Connection.of(arguments[0], arguments[1]);
        var streams = new KafkaStreams(
                topology(connection, arguments[3]), properties(connection, arguments[2], arguments[4]));
        streams.setUncaughtExceptionHandler(failure -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
            throw new IllegalStateException(failure);
        });
        Answering.start(() -> {
            streams.close(LONGEST_STOP);
            return Map.of();
        });
        streams.start();
    }

    /** The topic between the two halves, of an application. */
    public static String between(String application) {
        return application + '-' + MOVES + "-repartition";
    }

    static Topology topology(Connection connection, String cells) {
        var builder = new StreamsBuilder();
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(ENTITIES), Serdes.String(), Serdes.ByteArray()));
        builder.stream(Topics.eventsPattern(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .process(() -> new Book(connection), ENTITIES)
                .groupByKey(Grouped.with(MOVES, Serdes.String(), amounts()))
                .aggregate(
                        () -> Amount.NONE,
                        (cell, move, sum) -> sum.plus(move),
                        Materialized.with(Serdes.String(), amounts()))
                .toStream()
                .to(cells, Produced.with(Serdes.String(), amounts()));
        return builder.build();
    }

    private static Properties properties(Connection connection, String application, String state) {
        var properties = new Properties();
        properties.putAll(connection.clientSettings());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, THREADS);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return properties;
    }

    private static Serde<Amount> amounts() {
        return Serdes.serdeFrom(
                (topic, amount) -> PeerCells.encode(amount.amount(), amount.count()),
                (topic, bytes) -> PeerCells.decode(bytes));
    }

    /** The latest of each entity; hands on what an event moves. */
    @SuppressWarnings("NullAway.Init") // init comes first
    private static final class Book extends ContextualProcessor<byte[], byte[], String, Amount> {
        private final Booking booking = new Booking(CatalogueFile.shipped());
        private final EntityStates states = new EntityStates();
        private final EventReading events;
        private KeyValueStore<String, byte[]> entities;

        Book(Connection connection) {
            events = new EventReading(connection.registryClient());
        }

        @Override
        public void init(ProcessorContext<String, Amount> context) {
            super.init(context);
            entities = context.getStateStore(ENTITIES);
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            var from = context().recordMetadata().orElseThrow();
            var arrival = booking.arrival(from.topic(), from.partition(), record.timestamp(), record.key());
            var type = events.typeOf(record.value());
            var id = new String(record.key(), StandardCharsets.UTF_8);
            var key = Booking.entityOf(arrival.college(), type, id);
            var stored = entities.get(key);
            Entity known = stored == null ? null : states.decode(stored);
            var after = booking.take(
                    events.read(record.value()),
                    type,
                    arrival,
                    known,
                    (college, measure, slice, day, amount, count) -> context()
                            .forward(record.withKey(Figures.nameOf(college, measure, slice, day))
                                    .withValue(new Amount(amount, count))));
            if (after != null && after != known) {
                entities.put(key, states.encode(after));
            }
        }
    }
}
