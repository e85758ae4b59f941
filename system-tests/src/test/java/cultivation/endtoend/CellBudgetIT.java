package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.catalogue.AsOf;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.SchemaCache;
import cultivation.ledger.CellKey;
import cultivation.ledger.Disagreements;
import cultivation.quickstart.Endpoints;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.topology.Monitor;
import cultivation.topology.TopologySettings;
import cultivation.topology.gate.HeldBack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A college whose records spread over more days than anyone needs is held back alone, and with more goes on where it stopped. */
class CellBudgetIT {
    private static final String SPREAD = "4111010853";
    private static final String OTHER = "4111010857";
    /** Each of a day of its own, with a cell of its own: more than the budget and two polls. */
    private static final int SPREAD_DAYS = 5_000;

    private static final int BUDGET = 1_000;
    private static final int ENOUGH = 40_000;

    @TempDir
    Path state;

    @Test
    void a_college_beyond_its_cells_is_held_back_alone_and_with_more_goes_on_where_it_stopped() throws Exception {
        try (var stack = new Stack(StackSettings.forTest().withInstances(0), Console.silent())) {
            stack.start();
            try (var colleague = new Colleague(stack.endpoints())) {
                // given
                var first = Colleague.TODAY.minusDays(SPREAD_DAYS);
                for (int day = 0; day < SPREAD_DAYS; day++) {
                    colleague.send(Colleague.payment(SPREAD, "P-" + day, 1, first.plusDays(day)));
                }

                // when
                try (var tight = monitor(stack.endpoints(), BUDGET)) {
                    await().until(() -> tight.heldBack().size() == 4);
                    for (int i = 0; i < 40; i++) {
                        colleague.send(Colleague.payment(OTHER, "P-" + i, 1));
                    }

                    // then
                    await().untilAsserted(
                                    () -> assertThat(payments(colleague, OTHER)).isEqualTo(40));
                    assertThat(tight.heldBack().values())
                            .allMatch(held -> held.reason() == HeldBack.Reason.CELL_BUDGET);
                    assertThat(tight.heldBack().keySet())
                            .allMatch(partition -> partition.topic().equals(Topics.events(SPREAD)));
                    assertThat(payments(colleague, SPREAD)).isBetween(1L, SPREAD_DAYS - 1L);
                }

                // when it starts again, it is held back from the first poll on
                long before = payments(colleague, SPREAD);
                try (var tight = monitor(stack.endpoints(), BUDGET)) {
                    await().until(() -> tight.heldBack().size() == 4);
                    colleague.send(Colleague.payment(OTHER, "P-after", 1));
                    await().untilAsserted(
                                    () -> assertThat(payments(colleague, OTHER)).isEqualTo(41));
                    assertThat(payments(colleague, SPREAD)).isEqualTo(before);
                }

                // then
                try (var wide = monitor(stack.endpoints(), ENOUGH)) {
                    await().untilAsserted(() ->
                            assertThat(payments(colleague, SPREAD)).isEqualTo(SPREAD_DAYS));
                    assertThat(wide.heldBack()).isEmpty();
                }
            }
        }
    }

    private Monitor monitor(Endpoints endpoints, int budget) throws Exception {
        var connection = Connection.of(endpoints.kafka(), endpoints.registry());
        return Monitor.start(
                connection,
                SchemaCache.in(state, connection.registryClient()::schemaOf),
                new TopologySettings(
                        state,
                        "app",
                        "127.0.0.1:1",
                        4,
                        AsOf.WALL,
                        1,
                        true,
                        budget,
                        Duration.ofMillis(25),
                        Duration.ofSeconds(1)),
                CatalogueFile.shipped(),
                new Disagreements());
    }

    /** How many, of 1 fen each, the ledger has. */
    private static long payments(Colleague colleague, String college) {
        var last = new HashMap<String, Long>();
        for (var cell : colleague.read(Topics.LEDGER)) {
            var key = CellKey.parse(new String(cell.key(), StandardCharsets.UTF_8));
            if (key.college().equals(college) && key.measure().id().equals("tech_service_fen")) {
                last.put(
                        key.toString(),
                        cell.value() == null ? 0 : colleague.cell(cell.value()).getAmount());
            }
        }
        return last.values().stream().mapToLong(Long::longValue).sum();
    }
}
