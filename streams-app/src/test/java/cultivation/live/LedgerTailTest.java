package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.catalogue.AsOf;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.closing.ClosedEdition;
import cultivation.closing.Closings;
import cultivation.closings.ClosedTables;
import cultivation.closings.Closing;
import cultivation.college.Colleges;
import cultivation.college.LedgerSum;
import cultivation.college.Topics;
import cultivation.connection.Lookup;
import cultivation.connection.WireFormat;
import cultivation.entity.Measure;
import cultivation.ledger.Cell;
import cultivation.ledger.CellKey;
import cultivation.ledger.CellSum;
import cultivation.ledger.Disagreements;
import cultivation.ledger.Ledger.Moved;
import cultivation.reference.Bound;
import cultivation.reference.College;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import cultivation.report.ClosedYear;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTailTest {
    private static final String COLLEGE = "4111010853";
    private static final LocalDate DAY = LocalDate.parse("2019-12-31");

    private final List<ConsumerRecord<byte[], byte[]>> written = new CopyOnWriteArrayList<>();
    private final Map<String, Long> offsets = new ConcurrentHashMap<>();
    private volatile MockConsumer<byte[], byte[]> consumer = opened();
    private final Map<Integer, Schema> registry = new ConcurrentHashMap<>(Map.of(
            1,
            Cell.getClassSchema(),
            2,
            College.getClassSchema(),
            3,
            Threshold.getClassSchema(),
            4,
            ClosedTables.getClassSchema(),
            5,
            Closing.getClassSchema()));
    private final LiveBoard board = new LiveBoard(CatalogueFile.shipped(), AsOf.EVENTS, Clock.systemUTC());
    private final Disagreements disagreements = new Disagreements();
    private final LedgerTail tail = new LedgerTail(this::consumer, this::schemaOf, board, disagreements);
    private volatile boolean spoilt;

    private Lookup<Schema> schemaOf(int id) {
        if (spoilt) {
            throw new AvroTypeException("invalid default");
        }
        var schema = registry.get(id);
        return schema == null ? new Lookup.Unreachable<>("down") : new Lookup.Found<>(schema);
    }

    private MockConsumer<byte[], byte[]> consumer() {
        if (consumer.closed()) {
            consumer = opened();
        }
        return consumer;
    }

    /** One that finds what was written before. */
    private MockConsumer<byte[], byte[]> opened() {
        var opened = new MockConsumer<byte[], byte[]>("earliest") {
            @Override
            public synchronized void assign(Collection<TopicPartition> partitions) {
                super.assign(partitions);
                written.forEach(this::addRecord);
            }
        };
        lay(opened);
        return opened;
    }

    private void lay(MockConsumer<byte[], byte[]> opened) {
        var node = new Node(0, "localhost", 9092);
        for (String topic : LedgerTail.TOPICS) {
            var partition = new TopicPartition(topic, 0);
            opened.updatePartitions(
                    topic, List.of(new PartitionInfo(topic, 0, node, new Node[] {node}, new Node[] {node})));
            opened.updateBeginningOffsets(Map.of(partition, 0L));
            opened.updateEndOffsets(Map.of(partition, offsets.getOrDefault(topic, 0L)));
        }
    }

    @BeforeEach
    void start() {
        tail.start();
        await().until(() -> !consumer.assignment().isEmpty());
        await().until(tail::hasCaughtUp);
        put(Topics.COLLEGES, COLLEGE, 2, Colleges.ofBeijing(COLLEGE).orElseThrow());
        await().until(() -> board.read(view -> view.board().roster().college(COLLEGE) != null));
    }

    @AfterEach
    void close() {
        tail.close();
    }

    private void put(String topic, String key, int schema, @Nullable SpecificRecord value, Header... headers) {
        long offset = offsets.merge(topic, 1L, Long::sum) - 1;
        var record = record(topic, offset, key, schema, value);
        List.of(headers).forEach(record.headers()::add);
        written.add(record);
        consumer.addRecord(record);
        consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), offset + 1));
    }

    @SuppressWarnings("NullAway") // a tombstone has no value
    private static ConsumerRecord<byte[], byte[]> record(
            String topic, long offset, String key, int schema, @Nullable SpecificRecord value) {
        return new ConsumerRecord<>(
                topic,
                0,
                offset,
                key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : WireFormat.encode(schema, value));
    }

    private static String key(String measure, int partition) {
        return COLLEGE + '|' + measure + "||2019-07-01|" + partition;
    }

    private FigureValue employed() {
        Indicator indicator = Objects.requireNonNull(board.catalogue().indicator("employed"));
        var figure = new Figure(
                indicator, Window.YEAR_TO_DATE, Scope.CITY, board.catalogue().cityId(), Statistic.POOLED);
        return board.read(view -> view.board().value(figure, DAY));
    }

    private void awaitOffset(long next) {
        await().until(() -> board.read(view -> view.ledgerOffsets().getOrDefault(0, 0L)) == next);
    }

    @Test
    void cells_that_are_others_than_their_book_says_are_told_until_they_are_the_same() {
        // given
        var sum = new CellSum();
        sum.add(COLLEGE, Measure.EMPLOYED, "", LocalDate.of(2019, 7, 1), 5, 5);
        put(Topics.LEDGER, key("employed", 3), 1, new Cell(5L, 5L, true), LedgerSum.header(sum.value()));
        awaitOffset(1);
        await().during(Duration.ofMillis(300)).until(() -> tail.differing().isEmpty());

        // when
        put(Topics.LEDGER, key("graduated", 3), 1, new Cell(6L, 6L, false));
        put(Topics.LEDGER, key("employed", 3), 1, new Cell(5L, 5L, true), LedgerSum.header(sum.value()));
        await().until(() -> tail.differing().equals(List.of(3)));
        var found = disagreements.take(3);
        put(Topics.LEDGER, key("graduated", 3), 1, null);
        put(Topics.LEDGER, key("employed", 3), 1, new Cell(5L, 5L, true), LedgerSum.header(sum.value()));

        // then
        await().until(() -> tail.differing().isEmpty());
        assertThat(found)
                .containsExactlyInAnyOrder(CellKey.parse(key("employed", 3)), CellKey.parse(key("graduated", 3)));
    }

    @Test
    void cells_are_shown_when_their_batch_has_ended() {
        // given
        put(Topics.LEDGER, key("employed", 0), 1, new Cell(5L, 5L, false));
        awaitOffset(1);
        var early = employed().value();

        // when
        put(Topics.LEDGER, key("graduated", 0), 1, new Cell(6L, 6L, true));
        awaitOffset(2);

        // then
        assertThat(early).isNull();
        assertThat(employed().numerator()).isEqualTo(5);
        var last = board.read(view -> view.lastChange(COLLEGE, Measure.EMPLOYED));
        assertThat(Objects.requireNonNull(last).offset()).isZero();
        await().until(tail::isAtEnd);
    }

    @Test
    void a_closed_year_is_there_once_its_particulars_are() {
        // given
        var closed = board.read(view -> ClosedYear.freeze(
                view.board(),
                List.of(),
                view.ledgerOffsets(),
                2019,
                1,
                "高职处",
                "",
                Instant.parse("2020-03-01T00:00:00Z")));
        for (ClosedTables tables : closed.tables()) {
            put(Topics.CLOSINGS, Closings.key(tables), 4, tables);
        }
        long tables = closed.tables().size();
        await().until(() -> tail.hasRead(Map.of(new TopicPartition(Topics.CLOSINGS, 0), tables)));
        List<ClosedEdition> early = board.read(view -> view.closings().all());

        // when
        put(Topics.CLOSINGS, Closings.key(closed.head()), 5, closed.head());
        await().until(() -> board.read(view -> view.closings().of(2019, null)) != null);

        // then
        assertThat(early).isEmpty();
        var read = Objects.requireNonNull(board.read(view -> view.closings().of(2019, 1)));
        assertThat(read.isIntact()).isTrue();
        assertThat(read.head().getContentHash())
                .hasToString(closed.head().getContentHash().toString());
        assertThat(new ClosedYear(read).all()).isEqualTo(new ClosedYear(closed).all());
        assertThat(new ClosedEdition(
                                read.head(),
                                read.tables().subList(1, read.tables().size()))
                        .isIntact())
                .isFalse();
    }

    @Test
    void a_tombstone_takes_a_cell_away() {
        // given
        put(Topics.LEDGER, key("employed", 0), 1, new Cell(5L, 5L, true));
        awaitOffset(1);
        var before = employed().numerator();

        // when
        put(Topics.LEDGER, key("employed", 0), 1, null);
        put(Topics.LEDGER, key("graduated", 0), 1, new Cell(0L, 0L, true));
        awaitOffset(3);

        // then
        assertThat(before).isEqualTo(5);
        assertThat(employed().value()).isNull();
    }

    @Test
    void what_this_version_does_not_know_is_skipped_and_counted() {
        // when
        put(Topics.LEDGER, key("happiness", 0), 1, new Cell(5L, 5L, true));
        put(Topics.LEDGER, "nonsense", 1, new Cell(5L, 5L, true));
        put(Topics.LEDGER, key("employed", 0), 1, new Cell(5L, 5L, true));
        awaitOffset(3);

        // then
        assertThat(employed().numerator()).isEqualTo(5);
        assertThat(tail.skipped()).isEqualTo(Map.of(Topics.LEDGER, 2L));
    }

    @Test
    void a_batch_ends_with_a_cell_of_a_measure_that_this_version_does_not_know() {
        // given
        put(Topics.LEDGER, key("employed", 3), 1, new Cell(5L, 5L, false));
        awaitOffset(1);
        var early = employed().value();

        // when
        put(Topics.LEDGER, key("happiness", 3), 1, new Cell(7L, 7L, true));
        awaitOffset(2);

        // then
        assertThat(early).isNull();
        assertThat(employed().numerator()).isEqualTo(5);
    }

    @Test
    void a_board_is_whole_at_an_end_that_was_taken_after_the_last_one_was_reached() {
        // given: what lay before the first end was written again above it, and cleaned away
        var ledger = new TopicPartition(Topics.LEDGER, 0);
        int more = 6_000;
        var asked = new AtomicInteger();
        var reading = new MockConsumer<byte[], byte[]>("earliest") {
            @Override
            public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
                var ends = new HashMap<TopicPartition, Long>();
                partitions.forEach(each -> ends.put(each, 0L));
                ends.put(ledger, asked.incrementAndGet() == 1 ? 1L : 1L + more);
                return ends;
            }
        };
        var other = new LiveBoard(CatalogueFile.shipped(), AsOf.EVENTS, Clock.systemUTC());
        lay(reading);
        try (var begun = new LedgerTail(() -> reading, this::schemaOf, other, disagreements)) {
            // when
            begun.start();
            await().until(() -> !reading.assignment().isEmpty());
            reading.addRecord(record(Topics.LEDGER, 0, key("graduated", 0), 1, new Cell(1L, 1L, true)));
            await().until(() -> asked.get() > 1);

            // then
            assertThat(begun.hasCaughtUp()).isFalse();
            for (int i = 1; i <= more; i++) {
                reading.addRecord(record(Topics.LEDGER, i, key("employed", 0), 1, new Cell((long) i, (long) i, true)));
            }
            await().until(begun::hasCaughtUp);
            assertThat(begun.position(ledger)).isEqualTo(1L + more);
        }
    }

    @Test
    void a_schema_not_met_before_waits_for_the_registry() {
        // given
        put(Topics.LEDGER, key("employed", 0), 9, new Cell(5L, 5L, true));
        await().until(() -> tail.waitingFor().contains("schema 9"));
        var early = employed().value();

        // when
        registry.put(9, Cell.getClassSchema());
        awaitOffset(1);

        // then
        assertThat(early).isNull();
        assertThat(employed().numerator()).isEqualTo(5);
        assertThat(tail.skipped()).isEmpty();
    }

    @Test
    void a_schema_that_is_none_takes_nothing_away_but_its_own_record() {
        // given
        spoilt = true;
        put(Topics.LEDGER, key("employed", 0), 9, new Cell(5L, 5L, true));
        await().until(() ->
                tail.skipped().values().stream().mapToLong(each -> each).sum() == 1);

        // when
        spoilt = false;
        put(Topics.LEDGER, key("employed", 1), 1, new Cell(6L, 6L, true));
        awaitOffset(2);

        // then
        assertThat(employed().numerator()).isEqualTo(6);
    }

    @Test
    void a_listener_that_fails_holds_the_board_up_only_while_it_fails_and_the_tail_says_so() {
        // given
        var failing = new AtomicBoolean(true);
        board.listen(new LiveBoard.Listener() {
            @Override
            public void moved(Collection<Moved> moved) {
                if (failing.get()) {
                    throw new AssertionError("a defect of this build");
                }
            }

            @Override
            public void redefined() {}
        });

        // when
        put(Topics.LEDGER, key("employed", 0), 1, new Cell(5L, 5L, true));
        await().until(() -> tail.waitingFor().contains("a defect of this build"));
        var whileItFails = List.of(
                tail.hasCaughtUp(), tail.isAtEnd(), tail.hasRead(Map.of(new TopicPartition(Topics.LEDGER, 0), 1L)));
        failing.set(false);

        // then
        await().until(tail::isAtEnd);
        assertThat(whileItFails).containsExactly(false, false, false);
        assertThat(employed().numerator()).isEqualTo(5);
    }

    @Test
    void colleges_and_thresholds_come_and_go() {
        // given
        var threshold = Threshold.newBuilder()
                .setId("t")
                .setIndicator("employed")
                .setWindow("ytd")
                .setScope("city")
                .setStatistic("pooled")
                .setBound(Bound.LOWER)
                .setSeverity(Severity.INFO)
                .setValue(1)
                .setNote("")
                .build();

        // when
        put(Topics.THRESHOLDS, "t", 3, threshold);
        await().until(() -> board.read(view -> view.thresholds().containsKey("t")));
        put(Topics.THRESHOLDS, "t", 3, null);
        put(Topics.COLLEGES, COLLEGE, 2, null);

        // then
        await().until(() -> board.read(view ->
                view.thresholds().isEmpty() && view.board().roster().all().isEmpty()));
    }
}
