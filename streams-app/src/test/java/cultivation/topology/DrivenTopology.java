package cultivation.topology;

import cultivation.catalogue.AsOf;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.RejectionHeaders;
import cultivation.college.Topics;
import cultivation.connection.Lookup;
import cultivation.connection.SchemaCache;
import cultivation.connection.WireFormat;
import cultivation.events.Head;
import cultivation.indicators.IndicatorValue;
import cultivation.ledger.Amount;
import cultivation.ledger.Cell;
import cultivation.ledger.CellKey;
import cultivation.ledger.Disagreements;
import cultivation.ledger.Ledger;
import cultivation.reference.College;
import cultivation.rule.RecordType;
import cultivation.schemas.ReleasedSchemas;
import cultivation.topology.decoding.EventSchemas;
import cultivation.topology.gate.CellBudget;
import cultivation.topology.gate.LargeValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The real topology under Kafka's own test driver: P = 1, a registry in memory, a wall clock that stands still. */
public final class DrivenTopology implements AutoCloseable {
    /** What came out on a rejections topic. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Rejected(
            String reason, String field, String message, byte @Nullable [] key, byte @Nullable [] value) {}

    private static final List<Schema> REGISTERED = ReleasedSchemas.published();

    private final TopologyTestDriver driver;
    private final LedgerWriter writer = new LedgerWriter();
    private final List<TestRecord<byte[], byte[]>> booked = new ArrayList<>();
    private final Ledger ledger = new Ledger();
    private final Map<String, Amount> cells = new LinkedHashMap<>();
    private final AvroCodec<Cell> cellCodec =
            new AvroCodec<>(Cell.class, idOf(Cell.getClassSchema()), DrivenTopology::schemaOf);

    public DrivenTopology(Path stateDirectory, Instant wallClock) {
        this(CatalogueFile.shipped(), stateDirectory, wallClock, Duration.ofMillis(25));
    }

    /** Partition 0 of so many: a key that belongs elsewhere is on the wrong one. */
    public DrivenTopology(Path stateDirectory, Instant wallClock, int partitions) {
        this(CatalogueFile.shipped(), stateDirectory, wallClock, Duration.ofMillis(25), partitions);
    }

    DrivenTopology(Catalogue catalogue, Path stateDirectory, Instant wallClock, Duration batchInterval) {
        this(catalogue, stateDirectory, wallClock, batchInterval, 1);
    }

    private DrivenTopology(
            Catalogue catalogue, Path stateDirectory, Instant wallClock, Duration batchInterval, int partitions) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.APPLICATION_ID);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        var parts = new MonitorTopology.Parts(
                catalogue,
                new EventSchemas(SchemaCache.inMemory(DrivenTopology::schemaOf)),
                partitions,
                idOf(Cell.getClassSchema()),
                idOf(College.getClassSchema()),
                idOf(IndicatorValue.getClassSchema()),
                DrivenTopology::schemaOf,
                AsOf.EVENTS,
                true,
                batchInterval,
                writer,
                new CellBudget(Integer.MAX_VALUE, partitions),
                LargeValues.ofThisHeap(),
                new Disagreements(),
                Duration.ofSeconds(1));
        driver = new TopologyTestDriver(MonitorTopology.of(parts), properties, wallClock);
    }

    /** The id under which the registry in memory has a schema. */
    public static int idOf(Schema schema) {
        return REGISTERED.indexOf(schema) + 1;
    }

    /** The wire format of an event. */
    public static byte[] wire(SpecificRecord event) {
        return WireFormat.encode(idOf(event.getSchema()), event);
    }

    public void register(College college) {
        register(college.getCode().toString(), wire(college));
    }

    /** Puts anything on the topic of colleges. */
    void register(String key, byte[] value) {
        driver.createInputTopic(Topics.COLLEGES, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key.getBytes(StandardCharsets.UTF_8), value);
    }

    /** Sends an event as its college would. */
    public void send(SpecificRecord event, Instant appendedAt) {
        var type = java.util.Objects.requireNonNull(RecordType.of(event));
        Head head = type.headOf(event);
        send(
                head.getCollegeCode().toString(),
                type.keyOf(event).toString().getBytes(StandardCharsets.UTF_8),
                wire(event),
                appendedAt);
    }

    @SuppressWarnings("NullAway") // Kafka's keys and values may be null
    public void send(String college, byte @Nullable [] key, byte @Nullable [] value, Instant appendedAt) {
        driver.createInputTopic(Topics.events(college), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, appendedAt));
    }

    /** Commits, and lets time go by. */
    @SuppressWarnings("NullAway") // a tombstone has no value
    public void advance(Duration wallClock) {
        var batch = new ArrayList<TestRecord<byte[], byte[]>>();
        writer.takeMoved(record -> batch.add(new TestRecord<>(record.key(), record.value(), record.headers())));
        booked.addAll(batch);
        driver.createInputTopic(Topics.LEDGER, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeRecordList(batch);
        driver.advanceWallClockTime(wallClock);
    }

    /** What is told of a cell that has come to the ledger. */
    @FunctionalInterface
    public interface Booked {
        void cell(CellKey key, Amount absolute, boolean endOfBatch);
    }

    /** Takes what has come to the ledger since the last call. */
    public Ledger ledger() {
        ledger((key, absolute, endOfBatch) -> {
            var unused = ledger.read(key, absolute, endOfBatch);
            if (absolute.equals(Amount.NONE)) {
                cells.remove(key.toString());
            } else {
                cells.put(key.toString(), absolute);
            }
        });
        return ledger;
    }

    /** Hands on what has come to the ledger since the last call, for a board elsewhere. */
    public void ledger(Booked booked) {
        this.booked.forEach(record -> read(record, booked));
        this.booked.clear();
    }

    /** Every cell with a live contribution, as the topic has it after compaction. */
    public Map<String, Amount> cells() {
        var unused = ledger();
        return cells;
    }

    public List<Rejected> rejections(String college) {
        var rejected = new ArrayList<Rejected>();
        driver.createOutputTopic(Topics.rejections(college), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .forEach(record -> rejected.add(new Rejected(
                        header(record, RejectionHeaders.REASON),
                        header(record, RejectionHeaders.FIELD),
                        header(record, RejectionHeaders.MESSAGE),
                        record.key(),
                        record.value())));
        return rejected;
    }

    /** What was published since the last call, in order; {@code topic} is the indicators' or their history's. */
    public List<IndicatorValue> published(String topic) {
        var codec =
                new AvroCodec<>(IndicatorValue.class, idOf(IndicatorValue.getClassSchema()), DrivenTopology::schemaOf);
        return driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(value -> decoded(codec, value))
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }

    @SuppressWarnings("NullAway") // a tombstone has no value
    private void read(TestRecord<byte[], byte[]> record, Booked booked) {
        byte @Nullable [] value = record.value();
        var cell = value == null ? null : decoded(cellCodec, value);
        var key = CellKey.parse(new String(record.key(), StandardCharsets.UTF_8));
        booked.cell(key, LedgerTopic.amount(cell), cell != null && cell.getEndOfBatch());
    }

    static <T extends SpecificRecord> T decoded(AvroCodec<T> codec, byte[] value) {
        try {
            return codec.decode(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Lookup<Schema> schemaOf(int id) {
        return id >= 1 && id <= REGISTERED.size()
                ? new Lookup.Found<>(REGISTERED.get(id - 1))
                : new Lookup.Unknown<>("no such id");
    }
}
