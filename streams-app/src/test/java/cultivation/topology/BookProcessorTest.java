package cultivation.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.file.CatalogueFile;
import cultivation.events.Completion;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.ledger.Amount;
import cultivation.ledger.Cell;
import cultivation.rule.RecordType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    private static final AvroCodec<Cell> CELLS = new AvroCodec<>(Cell.getClassSchema(), 1);

    @TempDir
    java.nio.file.Path state;

    private final BookProcessor book = new BookProcessor(CatalogueFile.shipped(), CELLS, Duration.ofMillis(25));
    private MockProcessorContext<byte[], byte[]> context;

    @BeforeEach
    void start() {
        context = started();
    }

    /** Kafka Streams wipes and revives a task in place: the same processor, other stores, the same records again. */
    @Test
    void a_revived_task_counts_nothing_that_its_wiped_stores_do_not_hold() {
        // given
        book.process(graduation("a"));
        var forgotten = context;
        context = started();

        // when
        book.process(graduation("a"));
        sendBatch();

        // then
        assertThat(sent())
                .containsEntry(COLLEGE + "|graduated|SCIENCE|2019-07-01|0", new Amount(1, 1))
                .containsEntry(COLLEGE + "|received|Graduation|2019-07-02|0", new Amount(1, 1));
        assertThat(forgotten.scheduledPunctuators().get(0).cancelled()).isTrue();
    }

    @Test
    void what_a_predecessor_stored_but_did_not_send_is_sent() {
        // given
        book.process(graduation("a"));
        var successor = new BookProcessor(CatalogueFile.shipped(), CELLS, Duration.ofMillis(25));

        // when
        context.resetForwards();
        successor.init(context);
        sendBatch();

        // then
        assertThat(sent()).containsEntry(COLLEGE + "|graduated|SCIENCE|2019-07-01|0", new Amount(1, 1));
    }

    private MockProcessorContext<byte[], byte[]> started() {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "book");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        var fresh = new MockProcessorContext<byte[], byte[]>(properties, new TaskId(0, 0), state.toFile());
        for (String name : new String[] {MonitorTopology.ENTITIES, MonitorTopology.CELLS, MonitorTopology.OWED}) {
            KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .build();
            store.init(fresh.getStateStoreContext(), store);
        }
        book.init(fresh);
        return fresh;
    }

    private void sendBatch() {
        var punctuators = context.scheduledPunctuators();
        punctuators.get(punctuators.size() - 1).getPunctuator().punctuate(0);
    }

    private Map<String, Amount> sent() {
        var sent = new TreeMap<String, Amount>();
        context.forwarded().forEach(forwarded -> {
            Record<? extends byte[], ? extends byte[]> cell = forwarded.record();
            sent.put(new String(cell.key(), StandardCharsets.UTF_8), LedgerTopic.amount(CELLS.decode(cell.value())));
        });
        return sent;
    }

    private static Record<String, JudgedRecord> graduation(String letter) {
        var head = new Head(
                "00000000-0000-0000-0000-000000000000",
                COLLEGE,
                1,
                Operation.UPSERT,
                Instant.parse("2019-07-02T00:00:00Z"));
        var event = new Graduation(head, letter.repeat(64), DAY, MajorClass.SCIENCE, Completion.GRADUATED);
        var judged =
                new JudgedRecord(COLLEGE, null, null, RecordType.GRADUATION, event, null, LocalDate.of(2019, 7, 2));
        return new Record<>(COLLEGE, judged, 0);
    }
}
