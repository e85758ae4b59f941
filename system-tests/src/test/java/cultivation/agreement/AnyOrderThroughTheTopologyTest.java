package cultivation.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.board.Board;
import cultivation.board.FigureValue;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.hostile.History;
import cultivation.ledger.Amount;
import cultivation.oracle.Arrival;
import cultivation.topology.DrivenTopology;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the pure core for any order, repetition and splitting holds of the driven topology too. */
class AnyOrderThroughTheTopologyTest {
    private static final int SEEDS = 20;
    private static final Instant NOW = Instant.parse("2021-03-01T00:00:00Z");
    private static final Duration BATCH = Duration.ofMillis(25);

    private final Catalogue catalogue = CatalogueFile.shipped();
    private final Bytes bytes = new Bytes(DrivenTopology::idOf);

    @TempDir
    Path directory;

    static List<Long> seeds() {
        var seeds = new ArrayList<Long>();
        for (long seed = 0; seed < SEEDS; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void without_conflicts_any_order_and_splitting_gives_the_same_cells_and_figures(long seed) {
        // given
        var history = History.withoutConflictsOnPartitionZero(seed);
        var once = booked(history, "once", seed);
        // when
        var again = booked(history.shuffled(seed + 1), "shuffled", seed + 2);
        // then
        assertThat(again.without(AnyOrderThroughTheTopologyTest::dependsOnOrder))
                .isEqualTo(once.without(AnyOrderThroughTheTopologyTest::dependsOnOrder))
                .isNotEmpty();
        assertThat(again.settled()).isEqualTo(once.settled()).isNotEmpty();
        assertThat(again.figures).isEqualTo(once.figures).isNotEmpty();
        assertIdentity(again);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void without_conflicts_repetition_changes_the_accounts_alone(long seed) {
        // given
        var history = History.withoutConflictsOnPartitionZero(seed);
        var once = booked(history, "once", seed);
        // when
        var again = booked(history.repeated(seed + 1).shuffled(seed + 2), "repeated", seed + 3);
        // then
        assertThat(again.without(AnyOrderThroughTheTopologyTest::isAccount))
                .isEqualTo(once.without(AnyOrderThroughTheTopologyTest::isAccount))
                .isNotEmpty();
        assertThat(again.figures).isEqualTo(once.figures).isNotEmpty();
        assertIdentity(again);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void with_conflicts_any_interleaving_that_keeps_each_keys_order_gives_the_same(long seed) {
        // given
        var history = History.hostileOnPartitionZero(seed);
        var once = booked(history, "once", seed);
        // when
        var again = booked(history.interleaved(seed + 1), "interleaved", seed + 2);
        // then every cell, the accounts included
        assertThat(again.cells).isEqualTo(once.cells).isNotEmpty();
        assertThat(again.figures).isEqualTo(once.figures).isNotEmpty();
        assertIdentity(again);
    }

    /** The ledger topic after compaction, every figure of some days, and how many records came of each college. */
    private record Booked(Map<String, Amount> cells, List<FigureValue> figures, Map<String, Long> arrived) {
        Map<String, Amount> without(Predicate<String> measures) {
            var left = new TreeMap<>(cells);
            left.keySet().removeIf(key -> measures.test(key.split("\\|", -1)[1]));
            return left;
        }

        /** Applied, superseded and duplicate together, by college, record type and day. */
        Map<String, Amount> settled() {
            var settled = new TreeMap<String, Amount>();
            cells.forEach((key, amount) -> {
                var parts = key.split("\\|", -1);
                if (dependsOnOrder(parts[1])) {
                    settled.merge(parts[0] + '|' + parts[2] + '|' + parts[3], amount, Amount::plus);
                }
            });
            return settled;
        }
    }

    /** Sends it with a batch after about every tenth record, elsewhere for another seed. */
    private Booked booked(History history, String name, long seedOfBatches) {
        var random = new Random(seedOfBatches);
        try (var topology = new DrivenTopology(directory.resolve(name), NOW, history.partitions())) {
            history.members().forEach(member -> topology.register(Comparison.college(member)));
            for (Arrival arrival : history.arrivals()) {
                topology.send(arrival.college(), arrival.key(), bytes.of(arrival), arrival.appendedAt());
                if (random.nextInt(10) == 0) {
                    topology.advance(BATCH);
                }
            }
            topology.advance(BATCH);
            var board = new Board(catalogue, topology.ledger(), Comparison.roster(history.members()));
            var figures = new ArrayList<FigureValue>();
            // The same days for every order of one history: its own set of days is drawn from its records.
            for (LocalDate asOf : History.hostileOnPartitionZero(history.seed()).asOfDays(10)) {
                for (var indicator : catalogue.indicators()) {
                    indicator.windows().forEach(window -> figures.addAll(board.values(indicator, window, asOf)));
                }
            }
            var arrived =
                    history.arrivals().stream().collect(Collectors.groupingBy(Arrival::college, Collectors.counting()));
            return new Booked(Map.copyOf(topology.cells()), figures, arrived);
        }
    }

    /** Every record that came has one verdict. */
    private static void assertIdentity(Booked booked) {
        var accounted = new TreeMap<String, Long>();
        booked.cells.forEach((key, amount) -> {
            var parts = key.split("\\|", -1);
            if (isAccount(parts[1])) {
                accounted.merge(parts[0], amount.amount(), Long::sum);
            }
        });
        assertThat(accounted).isEqualTo(booked.arrived).isNotEmpty();
    }

    private static boolean dependsOnOrder(String measure) {
        return measure.equals("applied") || measure.equals("superseded") || measure.equals("duplicate");
    }

    private static boolean isAccount(String measure) {
        return dependsOnOrder(measure) || measure.equals("rejected");
    }
}
