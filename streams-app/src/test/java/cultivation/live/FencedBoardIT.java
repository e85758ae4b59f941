package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cultivation.catalogue.AsOf;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.Topics;
import cultivation.connection.Lookup;
import cultivation.connection.WireFormat;
import cultivation.ledger.Cell;
import cultivation.ledger.Disagreements;
import cultivation.reference.Bound;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import cultivation.report.ClosedYear;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A change is made from a board that shows all that was there when its writer had become the only one. */
@ExtendWith(RealStores.Provided.class)
class FencedBoardIT {
    /** Of no schema that the registry has. */
    private static final int LATER = 999_999;

    private static RealStores real;

    private final LiveBoard board = new LiveBoard(CatalogueFile.shipped(), AsOf.WALL, Clock.systemUTC());

    @BeforeAll
    static void open(RealStores stores) {
        real = stores;
    }

    @Test
    void a_writer_that_could_not_ask_where_the_topics_end_waits_for_its_board_all_the_same() {
        // given something that others wrote, and a board that has not read it
        try (var others = FencedWriter.ofPeople(real.connection(), real.tail)) {
            others.write(() -> List.of(others.record(Topics.THRESHOLDS, "of-others", threshold())));
        }
        var unread = new LedgerTail(
                real.connection(), real.connection().registryClient()::schemaOf, board, new Disagreements());
        var changed = new AtomicBoolean();
        try (var writer = FencedWriter.ofPeople(
                real.connection(), failingOnce(real.connection().admin()), unread)) {
            assertThatThrownBy(() -> writer.write(() -> {
                        changed.set(true);
                        return List.of();
                    }))
                    .isInstanceOf(IllegalStateException.class);

            // when
            assertThatThrownBy(() -> writer.write(() -> {
                        changed.set(true);
                        return List.of();
                    }))
                    .isInstanceOf(ChangeOverdueException.class);
        }

        // then
        assertThat(changed).isFalse();
    }

    @Test
    void a_year_is_closed_from_a_board_that_has_read_what_was_on_the_ledger_when_its_writer_was_alone()
            throws Exception {
        // given a cell that the board cannot read yet
        var known = new AtomicBoolean();
        var registry = real.connection().registryClient();
        WriterSchemas schemas = id -> id != LATER
                ? registry.schemaOf(id)
                : known.get() ? new Lookup.Found<>(Cell.getClassSchema()) : new Lookup.Unreachable<>("later");
        try (var tail = new LedgerTail(real.connection(), schemas, board, new Disagreements());
                var writer = FencedWriter.ofClosings(real.connection(), tail)) {
            tail.start();
            await().until(tail::hasCaughtUp);
            long end = booked();
            var closings = new KafkaClosingStore(writer, board);

            // when
            var closed = CompletableFuture.supplyAsync(() -> closings.close(
                    2018,
                    null,
                    (view, number) -> ClosedYear.freeze(
                            view.board(),
                            List.of(),
                            view.ledgerOffsets(),
                            2018,
                            number,
                            "高职处",
                            "",
                            Instant.parse("2020-03-01T00:00:00Z"))));

            // then
            await().during(Duration.ofSeconds(2)).until(() -> !closed.isDone());
            known.set(true);
            var offsets = closed.get(60, TimeUnit.SECONDS).head().getLedgerOffsets();
            assertThat(offsets.values()).hasSize(1).allSatisfy(offset -> assertThat(offset)
                    .isGreaterThanOrEqualTo(end));
        }
    }

    /** Where the ledger's last record ends. */
    private static long booked() throws Exception {
        var settings = new HashMap<>(real.connection().clientSettings());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var cell = WireFormat.encode(LATER, new Cell(5L, 5L, true));
            return producer.send(new ProducerRecord<>(Topics.LEDGER, "4111010853|employed||2018-07-01|0", cell))
                            .get()
                            .offset()
                    + 1;
        }
    }

    private static Admin failingOnce(Admin admin) {
        var failed = new AtomicBoolean();
        return (Admin) Proxy.newProxyInstance(
                Admin.class.getClassLoader(), new Class<?>[] {Admin.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("listOffsets") && failed.compareAndSet(false, true)) {
                        throw new IllegalStateException("a defect of the client");
                    }
                    try {
                        return method.invoke(admin, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Threshold threshold() {
        return Threshold.newBuilder()
                .setId("of-others")
                .setIndicator("employed")
                .setWindow("ytd")
                .setScope("city")
                .setStatistic("pooled")
                .setBound(Bound.LOWER)
                .setSeverity(Severity.INFO)
                .setValue(1)
                .setNote("")
                .build();
    }
}
