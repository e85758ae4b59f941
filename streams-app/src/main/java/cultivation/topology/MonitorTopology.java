package cultivation.topology;

import cultivation.book.EntityStore;
import cultivation.catalogue.AsOf;
import cultivation.catalogue.Catalogue;
import cultivation.college.Topics;
import cultivation.connection.Lookup;
import cultivation.indicators.IndicatorValue;
import cultivation.ledger.Cell;
import cultivation.ledger.Disagreements;
import cultivation.reference.College;
import cultivation.topology.decoding.EventSchemas;
import cultivation.topology.gate.CellBudget;
import cultivation.topology.gate.LargeValues;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The whole flow.
 *
 * <pre>
 * events ─▶ intake ─▶ book ─▶ rejections
 *                      └────▶ ledger ─▶ publisher ─▶ indicators, history
 * </pre>
 *
 * <p>Between book and ledger stands the {@link LedgerWriter}, not a sink.
 */
public final class MonitorTopology {
    static final String ENTITIES = "entities";
    /** Named as in the release that kept all cells there: its counts are found again. */
    static final String ACCOUNTS = "cells";

    static final String REJECTIONS = "rejections";
    static final String LEDGER_COPY = "ledger-copy";
    static final String COLLEGES = "colleges";
    static final String PUBLISHED = "published";
    static final String INDICATORS = "indicators";
    static final String HISTORY = "history";

    /**
     * What the topology is told.
     *
     * @param partitions P, of every events topic
     * @param cellSchema id of {@code cultivation.ledger.Cell} in the registry; likewise the next two
     * @param writers the schemas by which any build wrote records of ours, by their ids
     * @param inMemory where entities are kept; otherwise in RocksDB, for who outgrows the heap
     * @param batchInterval of commits while there is no backlog
     * @param ledger by which cells leave with each commit
     * @param budget which cells each college may have
     * @param large told of each record that is through
     * @param disagreements where the ledger has other cells than its books
     * @param publicationInterval between publications of figures
     */
    record Parts(
            Catalogue catalogue,
            EventSchemas schemas,
            int partitions,
            int cellSchema,
            int collegeSchema,
            int valueSchema,
            IntFunction<Lookup<Schema>> writers,
            AsOf asOf,
            boolean inMemory,
            Duration batchInterval,
            LedgerWriter ledger,
            CellBudget budget,
            LargeValues large,
            Disagreements disagreements,
            Duration publicationInterval) {}

    private MonitorTopology() {}

    static Topology of(Parts parts) {
        var topology = new Topology();
        var registrations = new AtomicLong();

        topology.addSource("events", bytes(), bytes(), Topics.eventsPattern());
        topology.addProcessor(
                "intake", () -> new IntakeProcessor(parts.schemas(), parts.partitions(), parts.large()), "events");
        topology.addProcessor(
                "book",
                () -> new BookProcessor(
                        parts.catalogue(),
                        cells(parts),
                        parts.batchInterval(),
                        parts.ledger(),
                        parts.budget(),
                        parts.disagreements()),
                "intake");
        topology.addStateStore(entities(parts), "book");
        topology.addStateStore(store(Stores.inMemoryKeyValueStore(ACCOUNTS)).withCachingDisabled(), "book");
        topology.addSink(REJECTIONS, new RejectionsTopic(), written(), written(), "book");

        topology.addGlobalStore(
                store(Stores.inMemoryKeyValueStore(COLLEGES))
                        .withCachingDisabled()
                        .withLoggingDisabled(),
                "registered",
                bytes(),
                bytes(),
                Topics.COLLEGES,
                "registrar",
                () -> new CopyProcessor(COLLEGES, registrations::incrementAndGet));

        topology.addReadOnlyStateStore(
                store(Stores.persistentKeyValueStore(LEDGER_COPY))
                        .withCachingDisabled()
                        .withLoggingDisabled(),
                "booked",
                bytes(),
                bytes(),
                Topics.LEDGER,
                "copy",
                () -> new CopyProcessor(LEDGER_COPY, () -> {}));
        topology.addProcessor("publisher", () -> publisher(parts, registrations::get), "booked");
        topology.connectProcessorAndStateStores("publisher", LEDGER_COPY);
        topology.addStateStore(store(Stores.persistentKeyValueStore(PUBLISHED)), "publisher");
        topology.addSink(INDICATORS, Topics.INDICATORS, written(), written(), "publisher");
        topology.addSink(HISTORY, Topics.INDICATORS_HISTORY, written(), written(), "publisher");
        return topology;
    }

    static StringSerializer text() {
        return new StringSerializer();
    }

    private static PublisherProcessor publisher(Parts parts, LongSupplier registrations) {
        return new PublisherProcessor(
                parts.catalogue(),
                parts.asOf(),
                parts.publicationInterval(),
                new LedgerTopic.Reader(cells(parts)),
                new AvroCodec<>(College.class, parts.collegeSchema(), parts.writers()),
                registrations,
                new AvroCodec<>(IndicatorValue.class, parts.valueSchema(), parts.writers()));
    }

    private static AvroCodec<Cell> cells(Parts parts) {
        return new AvroCodec<>(Cell.class, parts.cellSchema(), parts.writers());
    }

    /** Without the record cache: an entity is seldom met again before its commit, and the cache costs more than the write. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> entities(Parts parts) {
        return store(parts.inMemory() ? EntityStore.supplier(ENTITIES) : Stores.persistentKeyValueStore(ENTITIES))
                .withCachingDisabled();
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled();
    }

    private static ByteArrayDeserializer bytes() {
        return new ByteArrayDeserializer();
    }

    private static ByteArraySerializer written() {
        return new ByteArraySerializer();
    }
}
