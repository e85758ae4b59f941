package cultivation.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.oracle.Arrival;
import cultivation.oracle.Cell;
import cultivation.oracle.CellKey;
import cultivation.oracle.Judgement;
import cultivation.oracle.Judgement.Outcome;
import cultivation.oracle.Member;
import cultivation.oracle.Oracle;
import cultivation.oracle.RejectionReason;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final int SEEDS = Integer.getInteger("oracle.property.seeds", 60);
    private static final Set<String> OF_ACCEPTED = Set.of("applied", "duplicate", "superseded");

    @Test
    void the_same_seed_tells_the_same_history() {
        assertThat(History.hostile(3).arrivals().toString())
                .isEqualTo(History.hostile(3).arrivals().toString())
                .isNotEqualTo(History.hostile(4).arrivals().toString());
    }

    @Test
    void two_to_five_colleges_of_two_or_three_groups_meet_in_few_entities() {
        for (long seed = 0; seed < 200; seed++) {
            History history = History.hostile(seed);

            assertThat(history.members()).hasSizeBetween(2, 5).doesNotHaveDuplicates();
            assertThat(history.members().stream().map(Member::group).distinct()).hasSizeBetween(2, 3);
            assertThat(history.arrivals()).hasSizeBetween(80, 300);
        }
    }

    @Test
    void every_verdict_and_every_reason_is_frequent() {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        var reasons = new EnumMap<RejectionReason, Integer>(RejectionReason.class);
        for (long seed = 0; seed < 50; seed++) {
            for (Judgement judgement : judge(History.hostile(seed)).judgements()) {
                outcomes.merge(judgement.outcome(), 1, Integer::sum);
                if (judgement.reason() != null) {
                    reasons.merge(judgement.reason(), 1, Integer::sum);
                }
            }
        }

        System.out.println("50 hostile histories: " + outcomes + ", " + reasons);
        assertThat(outcomes.keySet()).containsExactlyInAnyOrder(Outcome.values());
        assertThat(outcomes.values()).allMatch(count -> count > 200);
        assertThat(reasons.keySet()).containsExactlyInAnyOrder(RejectionReason.values());
        assertThat(reasons.values()).allMatch(count -> count > 50);
    }

    @Test
    void every_measure_and_every_indicator_in_every_window_has_something_to_say() {
        var counts = new HashMap<String, Long>();
        var present = new HashMap<String, Long>();
        for (long seed = 0; seed < 300; seed++) {
            Oracle oracle = judge(History.hostile(seed));
            oracle.cells().forEach((key, cell) -> counts.merge(key.measure(), cell.count(), Long::sum));
            oracle.allFigures(LocalDate.of(2020, 2, 29)).stream()
                    .filter(figure -> figure.value() != null)
                    .map(figure -> figure.question().indicator() + "/"
                            + figure.question().window())
                    .forEach(indicator -> present.merge(indicator, 1L, Long::sum));
        }

        // 59 business measures with their rows in measures.md, and four that count records
        assertThat(counts).hasSize(59 + 4);
        assertThat(counts.values()).allMatch(count -> count > 10);
        // of 486: a quotient of two rare facts of one grade comes up in fewer seeds than these
        assertThat(present).hasSizeGreaterThan(455);
    }

    @Test
    void any_interleaving_that_keeps_each_keys_order_gives_the_same_ledger() {
        for (long seed = 0; seed < SEEDS; seed++) {
            History history = History.hostile(seed);

            History other = history.interleaved(seed + 1_000);

            assertThat(other.arrivals()).containsExactlyInAnyOrderElementsOf(history.arrivals());
            assertThat(judge(other).cells()).isEqualTo(judge(history).cells());
        }
    }

    @Test
    void without_conflicts_no_order_changes_a_figure_or_any_cell_but_the_three_that_tell_of_the_order() {
        for (long seed = 0; seed < SEEDS; seed++) {
            History history = History.withoutConflicts(seed);
            Oracle oracle = judge(history);
            assertThat(oracle.judgements())
                    .noneMatch(judgement -> judgement.reason() == RejectionReason.REVISION_CONFLICT);

            Oracle other = judge(history.shuffled(seed + 1_000));

            assertThat(orderless(other.cells())).isEqualTo(orderless(oracle.cells()));
            LocalDate asOf = history.asOfDays(3).get((int) (seed % 3));
            assertThat(other.allFigures(asOf)).isEqualTo(oracle.allFigures(asOf));
        }
    }

    @Test
    void repetition_changes_no_figure_and_only_the_counters() {
        for (long seed = 0; seed < SEEDS; seed++) {
            History history = History.hostile(seed);
            Oracle oracle = judge(history);

            Oracle other = judge(history.repeated(seed + 1_000));

            assertThat(business(other.cells())).isEqualTo(business(oracle.cells()));
            LocalDate asOf = history.asOfDays(3).get((int) (seed % 3));
            assertThat(other.allFigures(asOf)).isEqualTo(oracle.allFigures(asOf));
        }
    }

    @Test
    void every_record_is_counted_once() {
        for (long seed = 0; seed < SEEDS; seed++) {
            History history = History.hostile(seed);
            Oracle oracle = judge(history);
            for (Member member : history.members()) {
                var counters = oracle.accounting(member.code());

                assertThat(counters.received())
                        .isEqualTo(counters.applied()
                                + counters.duplicate()
                                + counters.superseded()
                                + counters.rejectedInAll())
                        .isEqualTo(history.arrivals().stream()
                                .filter(arrival -> arrival.college().equals(member.code()))
                                .count());
            }
        }
    }

    @Test
    void no_key_is_accepted_on_two_partitions() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Map<String, Set<Integer>> partitions = judge(History.hostile(seed)).judgements().stream()
                    .filter(judgement -> judgement.reason() == null)
                    .map(Judgement::arrival)
                    .collect(Collectors.groupingBy(
                            Arrival::keyText, Collectors.mapping(Arrival::partition, Collectors.toSet())));

            assertThat(partitions.values()).allMatch(on -> on.size() == 1);
        }
    }

    @Test
    void a_history_on_partition_zero_has_no_other_but_wrong_partitions_all_the_same() {
        int wrong = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Oracle oracle = judge(History.hostileOnPartitionZero(seed));

            assertThat(oracle.judgements())
                    .allMatch(judgement -> judgement.arrival().partition() == 0);
            wrong += (int) oracle.judgements().stream()
                    .filter(judgement -> judgement.reason() == RejectionReason.WRONG_PARTITION)
                    .count();
        }

        assertThat(wrong).isGreaterThan(SEEDS);
    }

    @Test
    void fifty_different_days_are_asked_for() {
        List<LocalDate> days = History.hostile(1).asOfDays(50);

        assertThat(days).hasSize(50).doesNotHaveDuplicates().contains(LocalDate.of(2020, 2, 29));
    }

    private static Oracle judge(History history) {
        return Oracle.of(history.members()).feed(history.arrivals());
    }

    private static Map<CellKey, Cell> business(Map<CellKey, Cell> cells) {
        return without(cells, Set.of("applied", "duplicate", "superseded", "rejected"));
    }

    /** With applied, duplicate and superseded as one sum. */
    private static Map<CellKey, Cell> orderless(Map<CellKey, Cell> cells) {
        var orderless = new TreeMap<>(without(cells, OF_ACCEPTED));
        cells.forEach((key, cell) -> {
            if (OF_ACCEPTED.contains(key.measure())) {
                orderless.merge(
                        new CellKey(key.college(), "accepted", key.slice(), key.day()),
                        cell,
                        (one, other) -> new Cell(one.amount() + other.amount(), one.count() + other.count()));
            }
        });
        return orderless;
    }

    private static Map<CellKey, Cell> without(Map<CellKey, Cell> cells, Set<String> measures) {
        return cells.entrySet().stream()
                .filter(cell -> !measures.contains(cell.getKey().measure()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
