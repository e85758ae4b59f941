package cultivation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.book.EntityStore;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.connection.Lookup;
import cultivation.events.Completion;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.ledger.Amount;
import cultivation.ledger.Cell;
import cultivation.ledger.CellKey;
import cultivation.ledger.Disagreements;
import cultivation.rule.RecordType;
import cultivation.topology.gate.CellBudget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookProcessorTest {
    private static final String COLLEGE = "4111010853";
    private static final LocalDate DAY = LocalDate.of(2019, 7, 1);
    private static final long APPENDED_AT = 1_000_000;
    private static final AvroCodec<Cell> CELLS =
            new AvroCodec<>(Cell.class, 1, id -> new Lookup.Unknown<>("no such id"));

    @TempDir
    java.nio.file.Path state;

    private final Disagreements disagreements = new Disagreements();
    private final LedgerWriter ledger = new LedgerWriter();
    private final BookProcessor book = book();
    private MockProcessorContext<byte[], byte[]> context;

    @BeforeEach
    void start() {
        context = context();
        book.init(context);
    }

    /** Kafka Streams wipes and revives a task in place: the same processor, other stores, the same records again. */
    @Test
    void a_revived_task_counts_nothing_that_its_wiped_stores_do_not_hold() {
        // given
        book.process(graduation("a", 1));
        var forgotten = context;
        book.init(context());

        // when
        book.process(graduation("a", 1));

        // then
        assertThat(committed())
                .containsEntry(COLLEGE + "|graduated|SCIENCE|2019-07-01|0", new Amount(1, 1))
                .containsEntry(COLLEGE + "|applied|Graduation|2019-07-02|0", new Amount(1, 1));
        assertThat(hastening(forgotten).cancelled()).isTrue();
    }

    /** What a restart finds is what the changelogs have: entities and counts. */
    @Test
    void a_successor_adds_the_same_cells_up_sends_none_and_goes_on_from_them() {
        // given
        book.process(graduation("a", 1));
        book.process(graduation("a", 1));
        book.process(graduation("b", 1));
        var before = committed();
        book.close();
        var successor = book();

        // when
        successor.init(context);
        var atOnce = committed();
        successor.process(graduation("a", 1));
        successor.process(graduation("b", 2));
        successor.process(graduation("c", 1));

        // then
        assertThat(before)
                .containsEntry(COLLEGE + "|graduated|SCIENCE|2019-07-01|0", new Amount(2, 2))
                .containsEntry(COLLEGE + "|duplicate|Graduation|2019-07-02|0", new Amount(1, 1));
        assertThat(atOnce).isEmpty();
        assertThat(committed())
                .containsOnly(
                        Map.entry(COLLEGE + "|graduated|SCIENCE|2019-07-01|0", new Amount(3, 3)),
                        Map.entry(COLLEGE + "|duplicate|Graduation|2019-07-02|0", new Amount(2, 2)),
                        Map.entry(COLLEGE + "|applied|Graduation|2019-07-02|0", new Amount(4, 4)));
    }

    @Test
    void a_task_that_went_elsewhere_sends_nothing_more_from_here() {
        // given
        book.process(graduation("a", 1));

        // when
        book.close();

        // then
        assertThat(committed()).isEmpty();
    }

    @Test
    void a_commit_is_asked_for_while_records_are_read_as_they_come_and_not_in_a_backlog() {
        // when
        book.process(graduation("a", 1));
        hasten(APPENDED_AT + 2_000);
        boolean inABacklog = context.committed();
        hasten(APPENDED_AT + 1_999);

        // then
        assertThat(inABacklog).isFalse();
        assertThat(context.committed()).isTrue();
    }

    /** Each punctuation makes a commit. */
    @Test
    void an_idle_task_has_no_timer() {
        // given
        var before = List.copyOf(context.scheduledPunctuators());
        book.process(graduation("a", 1));
        committed();

        // when
        hasten(APPENDED_AT);

        // then
        assertThat(before)
                .as("that which looks for disagreements")
                .singleElement()
                .satisfies(timer -> assertThat(timer.getInterval()).isEqualTo(Duration.ofMinutes(1)));
        assertThat(hastening(context).cancelled()).isTrue();
    }

    @Test
    void where_the_ledger_has_other_cells_all_are_sent_again_and_what_no_entity_knows_is_taken_back() {
        // given
        book.process(graduation("a", 1));
        book.process(graduation("b", 1));
        var before = committed();
        var ghost = CellKey.parse(COLLEGE + "|employed||2019-07-01|0");

        // when
        disagreements.tell(0, List.of(ghost, CellKey.parse(COLLEGE + "|graduated|SCIENCE|2019-07-01|0")));
        look(APPENDED_AT);
        boolean asked = context.committed();
        var settled = committed();
        disagreements.tell(0, List.of(ghost));
        look(APPENDED_AT + 60_000);

        // then
        assertThat(asked).isTrue();
        assertThat(settled)
                .containsAllEntriesOf(before)
                .containsEntry(ghost.toString(), Amount.NONE)
                .hasSize(3);
        assertThat(committed())
                .as("a second time right after it would settle no more")
                .isEmpty();
    }

    @Test
    void cells_that_the_ledger_has_otherwise_are_sent_again_with_the_next_record() {
        // given
        book.process(graduation("a", 1));
        var before = committed();

        // when
        disagreements.tell(0, List.of());
        book.process(graduation("a", 1));

        // then
        assertThat(committed()).containsAllEntriesOf(before);
    }

    /** The record's time is that of a backlog, the timer's is now. */
    @Test
    void what_a_record_of_yesterday_had_settled_is_not_settled_again_a_minute_later() {
        // given
        book.process(graduation("a", 1));
        committed();
        long now = APPENDED_AT + Duration.ofDays(1).toMillis();
        context.setCurrentSystemTimeMs(now);
        disagreements.tell(0, List.of());
        book.process(graduation("a", 1));
        var settled = committed();

        // when
        disagreements.tell(0, List.of());
        look(now + 60_000);

        // then
        assertThat(settled).isNotEmpty();
        assertThat(committed()).isEmpty();
    }

    @Test
    void no_commit_is_asked_for_where_nothing_moved() {
        // given
        book.process(graduation("a", 1));
        committed();

        // when
        hasten(APPENDED_AT);

        // then
        assertThat(context.committed()).isFalse();
    }

    private BookProcessor book() {
        return new BookProcessor(
                CatalogueFile.shipped(),
                CELLS,
                Duration.ofMillis(25),
                ledger,
                new CellBudget(400_000, 1),
                disagreements);
    }

    private MockProcessorContext<byte[], byte[]> context() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "book");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        var fresh = new MockProcessorContext<byte[], byte[]>(properties, new TaskId(0, 0), state.toFile());
        fresh.setCurrentSystemTimeMs(APPENDED_AT);
        for (String name : new String[] {MonitorTopology.ENTITIES, MonitorTopology.ACCOUNTS}) {
            KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                            EntityStore.supplier(name), Serdes.Bytes(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .build();
            store.init(fresh.getStateStoreContext(), store);
        }
        return fresh;
    }

    private void hasten(long now) {
        hastening(context).getPunctuator().punctuate(now);
    }

    private void look(long now) {
        context.setCurrentSystemTimeMs(now);
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(now);
    }

    /** The timer that a record has started. */
    private static MockProcessorContext.CapturedPunctuator hastening(MockProcessorContext<byte[], byte[]> context) {
        return context.scheduledPunctuators().get(1);
    }

    /** What leaves with a commit. */
    private Map<String, Amount> committed() {
        var sent = new TreeMap<String, Amount>();
        ledger.takeMoved(record -> sent.put(
                new String(record.key(), StandardCharsets.UTF_8),
                LedgerTopic.amount(record.value() == null ? null : DrivenTopology.decoded(CELLS, record.value()))));
        return sent;
    }

    private static Record<String, JudgedRecord> graduation(String letter, int revision) {
        var head = new Head(
                "00000000-0000-0000-0000-000000000000",
                COLLEGE,
                revision,
                Operation.UPSERT,
                Instant.parse("2019-07-02T00:00:00Z"));
        var event = new Graduation(head, letter.repeat(64), DAY, MajorClass.SCIENCE, Completion.GRADUATED);
        var judged = new JudgedRecord(
                COLLEGE, null, null, true, RecordType.GRADUATION, event, null, LocalDate.of(2019, 7, 2));
        return new Record<>(COLLEGE, judged, APPENDED_AT);
    }
}
