package cultivation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.AsOf;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.connection.Lookup;
import cultivation.connection.WireFormat;
import cultivation.indicators.IndicatorValue;
import cultivation.ledger.Cell;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherProcessorTest {
    private static final String COLLEGE = "4111010853";
    private static final String OTHER = "4111010857";
    private static final String GRADUATES = "graduates|ytd|college|" + COLLEGE + "|pooled";
    private static final LocalDate DAY = LocalDate.of(2019, 7, 1);
    private static final long NOON = Instant.parse("2019-07-02T04:00:00Z").toEpochMilli();
    private static final AvroCodec<Cell> CELLS = new AvroCodec<>(Cell.class, 1, PublisherProcessorTest::schemaOf);
    private static final AvroCodec<College> COLLEGES =
            new AvroCodec<>(College.class, 2, PublisherProcessorTest::schemaOf);
    private static final AvroCodec<IndicatorValue> VALUES =
            new AvroCodec<>(IndicatorValue.class, 3, PublisherProcessorTest::schemaOf);

    private static final int LATER_CELL = 4;
    private static final int LATER_COLLEGE = 5;
    private static final int LATER_VALUE = 6;
    private static final int NEVER_MET = 7;
    private static final byte[] GARBAGE = {1, 2, 3};

    @TempDir
    Path state;

    private final AtomicLong registrations = new AtomicLong();
    private final List<String> looked = new ArrayList<>();
    private KeyValueStore<Bytes, byte[]> published;
    private KeyValueStore<Bytes, byte[]> colleges;
    private KeyValueStore<Bytes, byte[]> copy;
    private MockProcessorContext<byte[], byte[]> context;
    private PublisherProcessor publisher;

    @BeforeEach
    void start() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "publisher");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        context = new MockProcessorContext<>(properties, new TaskId(0, 0), state.toFile());
        published = store(MonitorTopology.PUBLISHED);
        colleges = store(MonitorTopology.COLLEGES);
        copy = store(MonitorTopology.LEDGER_COPY);
        context.addStateStore(noting(published));
        register(COLLEGE, Ownership.DISTRICT);
        register(OTHER, Ownership.PRIVATE);
        publisher = started(CatalogueFile.shipped());
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        var store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    /** The same store, noting which figures are looked up. */
    @SuppressWarnings("unchecked")
    private KeyValueStore<Bytes, byte[]> noting(KeyValueStore<Bytes, byte[]> store) {
        return (KeyValueStore<Bytes, byte[]>) Proxy.newProxyInstance(
                KeyValueStore.class.getClassLoader(),
                new Class<?>[] {KeyValueStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("get")) {
                        looked.add(new String(((Bytes) arguments[0]).get(), StandardCharsets.UTF_8));
                    }
                    return method.invoke(store, arguments);
                });
    }

    private void register(String code, Ownership ownership) {
        register(code, COLLEGES.encode(new College(code, "院校", null, ownership, null, true)));
    }

    private void register(String code, byte[] value) {
        colleges.put(Bytes.wrap(code.getBytes(StandardCharsets.UTF_8)), value);
        registrations.incrementAndGet();
    }

    private PublisherProcessor started(Catalogue catalogue) {
        context.scheduledPunctuators().forEach(MockProcessorContext.CapturedPunctuator::cancel);
        var started = new PublisherProcessor(
                catalogue,
                AsOf.EVENTS,
                Duration.ofSeconds(1),
                new LedgerTopic.Reader(CELLS),
                COLLEGES,
                registrations::get,
                VALUES);
        started.init(context);
        return started;
    }

    private void book(String college, LocalDate day, long graduates) {
        var key = (college + "|graduated|OTHER|" + day + "|0").getBytes(StandardCharsets.UTF_8);
        book(key, CELLS.encode(new Cell(graduates, graduates, true)));
    }

    private void book(byte[] key, byte[] value) {
        copy.put(Bytes.wrap(key), value);
        publisher.process(new Record<>(key, value, NOON));
    }

    /** Every timer that runs goes off. */
    private void tick(long now) {
        List.copyOf(context.scheduledPunctuators()).stream()
                .filter(timer -> !timer.cancelled())
                .forEach(timer -> {
                    if (!timer.cancelled()) {
                        timer.getPunctuator().punctuate(now);
                    }
                });
    }

    private List<@Nullable IndicatorValue> told(String topic, String figure) {
        var values = new ArrayList<@Nullable IndicatorValue>();
        context.forwarded(topic).stream()
                .map(MockProcessorContext.CapturedForward::record)
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(figure))
                .forEach(record ->
                        values.add(record.value() == null ? null : DrivenTopology.decoded(VALUES, record.value())));
        return values;
    }

    /** The same record with one more field before the others, as a later release might write it. */
    private static Schema later(Schema schema) {
        var fields = new ArrayList<Schema.Field>();
        fields.add(new Schema.Field("added", Schema.create(Schema.Type.STRING), null, "none"));
        schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
    }

    private static Lookup<Schema> schemaOf(int id) {
        return switch (id) {
            case LATER_CELL -> new Lookup.Found<>(later(Cell.getClassSchema()));
            case LATER_COLLEGE -> new Lookup.Found<>(later(College.getClassSchema()));
            case LATER_VALUE -> new Lookup.Found<>(later(IndicatorValue.getClassSchema()));
            case NEVER_MET -> new Lookup.Unreachable<>("down");
            default -> new Lookup.Unknown<>("no such id");
        };
    }

    /** What a later release would write of this record. */
    private static byte[] later(int id, SpecificRecord record) {
        var schema = later(record.getSchema());
        var written = new GenericData.Record(schema);
        written.put("added", "something");
        record.getSchema().getFields().forEach(field -> written.put(field.name(), record.get(field.pos())));
        return new WireFormat.Writer()
                .write(id, written, new GenericDatumWriter<>(schema, SpecificData.getForSchema(record.getSchema())));
    }

    private List<@Nullable Double> values(String topic, String figure) {
        var values = new ArrayList<@Nullable Double>();
        told(topic, figure).forEach(value -> values.add(value == null ? null : value.getValue()));
        return values;
    }

    private List<Double> history(String figure) {
        return values(MonitorTopology.HISTORY, figure);
    }

    @Test
    void a_batch_that_ends_with_a_measure_this_version_does_not_know_is_published_also_after_a_restart() {
        // given
        var known = (COLLEGE + "|graduated|OTHER|" + DAY + "|0").getBytes(StandardCharsets.UTF_8);
        var cell = CELLS.encode(new Cell(5L, 5L, false));
        copy.put(Bytes.wrap(known), cell);
        publisher.process(new Record<>(known, cell, NOON));

        // when
        var unknown = (COLLEGE + "|happiness||" + DAY + "|0").getBytes(StandardCharsets.UTF_8);
        publisher.process(new Record<>(unknown, CELLS.encode(new Cell(7L, 7L, true)), NOON));
        publisher = started(CatalogueFile.shipped());
        tick(NOON);

        // then
        assertThat(values(MonitorTopology.INDICATORS, GRADUATES)).containsExactly(5.0);
    }

    @Test
    void the_history_is_told_of_a_figure_once_a_minute_at_last_of_the_last_value() {
        // given
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        // when
        for (int graduates = 2; graduates < 5; graduates++) {
            book(COLLEGE, DAY, graduates);
            tick(NOON + graduates * 1_000L);
        }
        tick(NOON + 59_999);
        var within = history(GRADUATES);
        tick(NOON + 60_000);
        tick(NOON + 300_000);
        // then
        assertThat(within).containsExactly(1.0);
        assertThat(history(GRADUATES)).containsExactly(1.0, 4.0);
        assertThat(told(MonitorTopology.HISTORY, GRADUATES).get(1).getPublishedAt())
                .isEqualTo(Instant.ofEpochMilli(NOON + 60_000));
        assertThat(values(MonitorTopology.INDICATORS, GRADUATES)).containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void the_history_misses_no_days_last_value_however_fast_days_follow() {
        // given
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        book(COLLEGE, DAY, 2);
        tick(NOON + 2_000);
        // when
        book(COLLEGE, DAY.plusDays(1), 5);
        tick(NOON + 3_000);
        // then
        assertThat(history(GRADUATES)).containsExactly(1.0, 2.0, 7.0);
        assertThat(told(MonitorTopology.HISTORY, GRADUATES))
                .extracting(IndicatorValue::getAsOf)
                .containsExactly(DAY, DAY, DAY.plusDays(1));
    }

    @Test
    void what_the_history_is_owed_outlives_the_instance() {
        // given
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        book(COLLEGE, DAY, 2);
        tick(NOON + 2_000);
        // when
        publisher = started(CatalogueFile.shipped());
        tick(NOON + 3_000);
        var within = history(GRADUATES);
        tick(NOON + 60_000);
        // then
        assertThat(within).containsExactly(1.0);
        assertThat(history(GRADUATES)).containsExactly(1.0, 2.0);
        assertThat(values(MonitorTopology.INDICATORS, GRADUATES)).containsExactly(1.0, 2.0);
    }

    @Test
    void a_revived_task_publishes_again_what_its_wiped_store_does_not_hold() {
        // given
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        published.all().forEachRemaining(entry -> published.delete(entry.key));
        // when
        publisher.init(context);
        tick(NOON + 2_000);
        // then
        assertThat(values(MonitorTopology.INDICATORS, GRADUATES)).containsExactly(1.0, 1.0);
    }

    @Test
    void what_an_earlier_version_published_is_known() {
        // given
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        var key = Bytes.wrap(("figure||" + GRADUATES).getBytes(StandardCharsets.UTF_8));
        published.put(
                key, VALUES.encode(told(MonitorTopology.INDICATORS, GRADUATES).get(0)));
        // when
        publisher = started(CatalogueFile.shipped());
        tick(NOON + 2_000);
        book(COLLEGE, DAY, 2);
        tick(NOON + 3_000);
        // then
        assertThat(values(MonitorTopology.INDICATORS, GRADUATES)).containsExactly(1.0, 2.0);
        assertThat(history(GRADUATES)).containsExactly(1.0, 2.0);
    }

    /** Longer than a transaction may take, none of a nation's figures would ever be published. */
    @Test
    void a_nations_figures_are_published_in_some_publications_and_each_has_its_turn_though_others_move_meanwhile() {
        // given
        for (int i = 0; i < 500; i++) {
            register("college-" + i, Ownership.PRIVATE);
        }
        for (int year = 1; year <= 10; year++) {
            book(COLLEGE, DAY.minusYears(year), year);
        }
        book(COLLEGE, DAY, 1);

        // when
        looked.clear();
        int most = 0;
        var known = new HashSet<String>();
        for (int second = 1; second <= 100; second++) {
            tick(NOON + second * 1_000L);
            most = Math.max(most, looked.size());
            known.addAll(looked);
            looked.clear();
            if (second < 30) {
                book(COLLEGE, DAY, second);
            }
        }

        // then
        assertThat(most).isPositive().isLessThan(40_000);
        assertThat(known).hasSizeGreaterThan(100_000);
        assertThat(history(GRADUATES)).contains(29.0);
        assertThat(known).contains("figure|2009-12-31|" + GRADUATES);
        // and is at rest
        tick(NOON + 101_000);
        assertThat(looked).isEmpty();
    }

    @Test
    void only_the_college_that_moved_is_looked_at_and_of_past_years_none_that_did_not() {
        // given
        book(COLLEGE, DAY.minusYears(2), 1);
        book(OTHER, DAY.minusYears(1), 1);
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        looked.clear();
        // when
        book(COLLEGE, DAY, 2);
        tick(NOON + 2_000);
        // then
        assertThat(looked)
                .contains("figure||" + GRADUATES)
                .noneMatch(slot -> slot.contains(OTHER))
                .noneMatch(slot -> slot.startsWith("figure|20"))
                .noneMatch(slot -> slot.contains("|admitted|"));
        looked.clear();
        // when a past year is corrected
        book(COLLEGE, DAY.minusYears(2), 3);
        tick(NOON + 3_000);
        // then
        assertThat(looked)
                .contains("figure|2017-12-31|" + GRADUATES)
                .noneMatch(slot -> slot.startsWith("figure|2018"))
                .noneMatch(slot -> slot.contains(OTHER));
    }

    @Test
    void a_correction_to_a_past_year_is_in_the_history_alone() {
        // given
        book(COLLEGE, DAY.minusYears(1), 1);
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        context.resetForwards();
        // when
        book(COLLEGE, DAY.minusYears(1), 3);
        tick(NOON + 61_000);
        // then
        assertThat(told(MonitorTopology.HISTORY, GRADUATES))
                .extracting(IndicatorValue::getAsOf)
                .containsExactly(LocalDate.of(2018, 12, 31));
        assertThat(told(MonitorTopology.INDICATORS, GRADUATES)).isEmpty();
    }

    @Test
    void the_values_of_an_indicator_that_left_the_catalogue_become_tombstones_once() {
        // given
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        context.resetForwards();
        var shipped = CatalogueFile.shipped();
        var without = new Catalogue(
                "without",
                shipped.cityId(),
                shipped.cityNameZh(),
                shipped.indicators().stream()
                        .filter(indicator -> !indicator.id().equals("graduates"))
                        .toList(),
                shipped.employedPeriods(),
                List.of());
        // when
        publisher = started(without);
        tick(NOON + 2_000);
        publisher = started(without);
        tick(NOON + 3_000);
        // then
        assertThat(told(MonitorTopology.INDICATORS, GRADUATES)).containsExactly((IndicatorValue) null);
        assertThat(context.forwarded(MonitorTopology.INDICATORS)).allSatisfy(forward -> {
            assertThat(new String(forward.record().key(), StandardCharsets.UTF_8))
                    .startsWith("graduates|");
            assertThat(forward.record().value()).isNull();
        });
        assertThat(told(MonitorTopology.HISTORY, GRADUATES)).isEmpty();
    }

    @Test
    void a_change_of_the_roster_is_seen_with_the_next_record_and_within_a_minute_without_one() {
        // given
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        context.resetForwards();
        // when
        register(COLLEGE, Ownership.PRIVATE);
        book(COLLEGE, DAY, 1);
        tick(NOON + 2_000);
        // then
        assertThat(values(MonitorTopology.INDICATORS, "graduates|ytd|group|private|pooled"))
                .containsExactly(1.0);
        // when it leaves, and nothing more is booked
        colleges.delete(Bytes.wrap(COLLEGE.getBytes(StandardCharsets.UTF_8)));
        registrations.incrementAndGet();
        tick(NOON + 60_000);
        tick(NOON + 61_000);
        // then
        assertThat(values(MonitorTopology.INDICATORS, "graduates|ytd|city|beijing|pooled"))
                .containsExactly((Double) null);
        assertThat(told(MonitorTopology.INDICATORS, GRADUATES)).containsExactly((IndicatorValue) null);
    }

    @Test
    void what_a_later_build_wrote_is_read_by_the_schema_that_wrote_it() {
        // given
        var key = (COLLEGE + "|graduated|OTHER|" + DAY + "|0").getBytes(StandardCharsets.UTF_8);
        register(COLLEGE, later(LATER_COLLEGE, new College(COLLEGE, "院校", null, Ownership.PRIVATE, null, true)));
        // when
        book(key, later(LATER_CELL, new Cell(4L, 4L, true)));
        tick(NOON + 1_000);
        // then
        assertThat(values(MonitorTopology.INDICATORS, "graduates|ytd|group|private|pooled"))
                .containsExactly(4.0);
        // when it wrote what is in the stores
        published.put(
                Bytes.wrap(("figure||" + GRADUATES).getBytes(StandardCharsets.UTF_8)),
                later(LATER_VALUE, told(MonitorTopology.INDICATORS, GRADUATES).get(0)));
        publisher = started(CatalogueFile.shipped());
        tick(NOON + 2_000);
        book(COLLEGE, DAY, 5);
        tick(NOON + 3_000);
        // then
        assertThat(values(MonitorTopology.INDICATORS, GRADUATES)).containsExactly(4.0, 5.0);
    }

    @Test
    void what_cannot_be_read_is_skipped_and_what_stood_before_it_stays() {
        // given
        var key = (COLLEGE + "|graduated|OTHER|" + DAY + "|0").getBytes(StandardCharsets.UTF_8);
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        // when
        register(COLLEGE, GARBAGE);
        register(OTHER, later(999, new College(OTHER, "院校", null, Ownership.PRIVATE, null, true)));
        register("unknown", WireFormat.encode(1, new Cell(1L, 1L, true)));
        book(key, GARBAGE);
        book(OTHER, DAY, 2);
        tick(NOON + 61_000);
        // then
        assertThat(values(MonitorTopology.INDICATORS, "graduates|ytd|city|beijing|pooled"))
                .containsExactly(1.0, 3.0);
        assertThat(values(MonitorTopology.INDICATORS, "graduates|ytd|group|district|pooled"))
                .containsExactly(1.0);
        // when all of it is read from the stores, and what was published is unreadable too
        published.put(Bytes.wrap(("figure||" + GRADUATES).getBytes(StandardCharsets.UTF_8)), GARBAGE);
        publisher = started(CatalogueFile.shipped());
        tick(NOON + 122_000);
        // then
        assertThat(values(MonitorTopology.INDICATORS, "graduates|ytd|city|beijing|pooled"))
                .containsExactly(1.0, 3.0, null);
    }

    @Test
    void a_college_of_a_schema_never_met_waits_for_the_registry_and_publishes_nothing_of_half_a_roster() {
        // given
        register(OTHER, later(NEVER_MET, new College(OTHER, "院校", null, Ownership.PRIVATE, null, true)));
        // when
        book(COLLEGE, DAY, 1);
        tick(NOON + 1_000);
        // then
        assertThat(context.forwarded()).isEmpty();
        // when it can be read
        register(OTHER, Ownership.PRIVATE);
        tick(NOON + 2_000);
        // then
        assertThat(values(MonitorTopology.INDICATORS, GRADUATES)).containsExactly(1.0);
    }
}
