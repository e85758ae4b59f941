package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.catalogue.AsOf;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.SchemaCache;
import cultivation.ledger.CellKey;
import cultivation.quickstart.Endpoints;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.topology.Monitor;
import cultivation.topology.TopologySettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A commit comes without a batch, and the task goes on elsewhere: what was owed to the ledger is sent by whoever has the
 * task next. Forced, not left to chance: the first instance's batch interval is an hour, and a second one takes its tasks.
 */
class OwedCellsIT {
    private static final String COLLEGE = "4111010853";
    private static final int PAYMENTS = 40;

    @TempDir
    Path state;

    @Test
    void cells_owed_at_a_revoke_are_sent_by_the_next_owner() throws Exception {
        try (var stack = new Stack(StackSettings.forTest().withInstances(0), Console.silent())) {
            // given
            stack.start();
            try (var colleague = new Colleague(stack.endpoints());
                    var slow = monitor(stack.endpoints(), "slow", Duration.ofHours(1))) {
                for (int i = 0; i < PAYMENTS; i++) {
                    colleague.send(Colleague.payment(COLLEGE, "P-" + i, 1));
                }
                await().until(() -> slow.running() && committed(colleague) == PAYMENTS);
                assertThat(colleague.read(Topics.LEDGER)).isEmpty();

                // when: a second instance takes some tasks, then the first one goes
                try (var quick = monitor(stack.endpoints(), "quick", Duration.ofMillis(25))) {
                    await().until(quick::running);
                    await().untilAsserted(() -> assertThat(bookedPartitions(colleague))
                            .as("partitions whose tasks moved while the first instance goes on")
                            .isNotEmpty());
                    slow.leave(Duration.ofSeconds(8));

                    // then
                    await().untilAsserted(() -> assertThat(booked(colleague)).isEqualTo(PAYMENTS));
                }
            }
        }
    }

    private Monitor monitor(Endpoints endpoints, String instance, Duration batchInterval) throws Exception {
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
                        batchInterval,
                        Duration.ofMillis(50)),
                CatalogueFile.shipped());
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

    private static Set<Integer> bookedPartitions(Colleague colleague) {
        var partitions = new TreeSet<Integer>();
        colleague
                .read(Topics.LEDGER)
                .forEach(cell -> partitions.add(key(cell.key()).partition()));
        return partitions;
    }

    /** Payments in the ledger: the last absolute amount of each received cell. */
    private static long booked(Colleague colleague) {
        var received = new java.util.TreeMap<String, Long>();
        for (var cell : colleague.read(Topics.LEDGER)) {
            var key = key(cell.key());
            if (key.measure().id().equals("received") && cell.value() != null) {
                received.put(key.toString(), colleague.cell(cell.value()).getAmount());
            }
        }
        return received.values().stream().mapToLong(Long::longValue).sum();
    }

    private static CellKey key(byte[] key) {
        return CellKey.parse(new String(key, StandardCharsets.UTF_8));
    }
}
