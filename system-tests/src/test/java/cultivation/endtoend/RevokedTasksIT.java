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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A commit comes through a revoke, and the task goes on elsewhere: the cells have left with that commit. Forced, not left to
 * chance: the first instance asks for no commit itself and its interval is long, and a second one takes its tasks.
 */
class RevokedTasksIT {
    private static final String COLLEGE = "4111010853";
    private static final int PAYMENTS = 40;

    @TempDir
    Path state;

    @Test
    void what_a_task_counted_before_it_was_revoked_is_on_the_ledger_and_its_next_owner_goes_on_from_there()
            throws Exception {
        try (var stack = new Stack(StackSettings.forTest().withInstances(0), Console.silent())) {
            // given
            stack.start();
            try (var colleague = new Colleague(stack.endpoints());
                    var slow = monitor(stack.endpoints(), "slow", Duration.ofHours(1), Duration.ofMillis(2_500))) {
                send(colleague, 1);
                await().until(() -> slow.running() && committed(colleague) == PAYMENTS);

                // when: a second instance takes some tasks while more is sent, then the first one goes
                try (var quick = monitor(stack.endpoints(), "quick", Duration.ofMillis(25), Duration.ofSeconds(1))) {
                    send(colleague, 2);
                    await().until(quick::running);
                    send(colleague, 3);
                    slow.leave(Duration.ofSeconds(8));
                    send(colleague, 4);

                    // then: each payment is counted once
                    await().untilAsserted(() -> {
                        assertThat(booked(colleague, "applied")).isEqualTo(4 * PAYMENTS);
                        assertThat(booked(colleague, "tech_service_fen")).isEqualTo(4 * PAYMENTS);
                    });
                }
            }
        }
    }

    private static void send(Colleague colleague, int round) throws Exception {
        for (int i = 0; i < PAYMENTS; i++) {
            colleague.send(Colleague.payment(COLLEGE, "P-" + round + "-" + i, 1));
        }
    }

    private Monitor monitor(Endpoints endpoints, String instance, Duration batchInterval, Duration commitInterval)
            throws Exception {
        var connection = Connection.of(endpoints.kafka(), endpoints.registry());
        return Monitor.start(
                connection,
                SchemaCache.in(state.resolve(instance), connection.registryClient()::schemaOf),
                new TopologySettings(
                        state.resolve(instance),
                        instance,
                        "127.0.0.1:" + (instance.equals("slow") ? 1 : 2),
                        4,
                        AsOf.WALL,
                        1,
                        true,
                        400_000,
                        batchInterval,
                        commitInterval),
                CatalogueFile.shipped(),
                new Disagreements());
    }

    private static long committed(Colleague colleague) throws Exception {
        try (var admin = colleague.admin()) {
            return admin
                    .listConsumerGroupOffsets(Topics.APPLICATION_ID)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(entry -> entry.getKey().topic().equals(Topics.events(COLLEGE)))
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        }
    }

    /** What the cells of a measure amount to: the last absolute amount of each. */
    private static long booked(Colleague colleague, String measure) {
        var cells = new TreeMap<String, Long>();
        for (var cell : colleague.read(Topics.LEDGER)) {
            var key = key(cell.key());
            if (key.measure().id().equals(measure)) {
                cells.put(
                        key.toString(),
                        cell.value() == null ? 0 : colleague.cell(cell.value()).getAmount());
            }
        }
        return cells.values().stream().mapToLong(Long::longValue).sum();
    }

    private static CellKey key(byte[] key) {
        return CellKey.parse(new String(key, StandardCharsets.UTF_8));
    }
}
