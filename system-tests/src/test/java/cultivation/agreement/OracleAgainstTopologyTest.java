package cultivation.agreement;

import cultivation.board.Board;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.college.Topics;
import cultivation.events.ProjectMilestone;
import cultivation.hostile.History;
import cultivation.indicators.IndicatorValue;
import cultivation.oracle.Arrival;
import cultivation.oracle.Cell;
import cultivation.oracle.Facts;
import cultivation.oracle.Judgement;
import cultivation.oracle.Member;
import cultivation.oracle.Oracle;
import cultivation.oracle.Question;
import cultivation.oracle.RejectionReason;
import cultivation.rule.RecordType;
import cultivation.topology.DrivenTopology;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real topology under Kafka's test driver: bytes in, rejections, ledger and published figures out.
 *
 * <p>{@code -Doracle.seeds=500} makes it long, {@code -Doracle.first=7} begins elsewhere.
 */
class OracleAgainstTopologyTest {
    private static final int SEEDS = Integer.getInteger("oracle.seeds", 20);
    private static final int FIRST = Integer.getInteger("oracle.first", 0);
    private static final int DAYS = 50;
    private static final int PUBLICATIONS = 20;
    private static final Instant NOW = Instant.parse("2021-03-01T00:00:00Z");

    private final Catalogue catalogue = CatalogueFile.shipped();
    private final Comparison comparison = new Comparison();
    private final Bytes bytes = new Bytes(DrivenTopology::idOf);

    @Test
    void every_rejection_cell_and_figure_of_hostile_histories_is_the_oracles(@TempDir Path directory) {
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            compare(History.hostileOnPartitionZero(seed), directory.resolve("seed-" + seed));
        }
        comparison.assertNoDifference();
    }

    private void compare(History history, Path directory) {
        String where = "seed " + history.seed();
        comparison.history(history);
        Oracle oracle = Oracle.of(history.members()).feed(history.arrivals());
        try (var topology = new DrivenTopology(directory, NOW, history.partitions())) {
            history.members().forEach(member -> topology.register(Comparison.college(member)));
            send(history, topology);
            rejections(where, topology, oracle);
            var cells = new TreeMap<String, Cell>();
            topology.cells().forEach((key, amount) -> cells.put(key, new Cell(amount.amount(), amount.count())));
            comparison.ledger(where, cells, oracle);
            var board = new Board(catalogue, topology.ledger(), Comparison.roster(history.members()));
            for (LocalDate asOf : history.asOfDays(DAYS)) {
                comparison.figures(where, board, oracle, asOf);
            }
            published(where, topology, oracle);
        }
    }

    /** With batches and publications now and then, where the seed will have them. */
    private void send(History history, DrivenTopology topology) {
        var random = new Random(history.seed());
        for (Arrival arrival : history.arrivals()) {
            topology.send(arrival.college(), arrival.key(), bytes.of(arrival), arrival.appendedAt());
            if (random.nextInt(10) == 0) {
                topology.advance(Duration.ofMillis(25));
            }
        }
        topology.advance(Duration.ofMillis(25));
        // Published in turns, of which each may look at so many figures; thirty years have some more.
        for (int turn = 0; turn < PUBLICATIONS; turn++) {
            topology.advance(Duration.ofSeconds(2));
        }
    }

    /** Each college's rejections in its topic's order, with the bytes they came with, or none. */
    private void rejections(String where, DrivenTopology topology, Oracle oracle) {
        for (Member member : oracle.members()) {
            var expected = oracle.judgements().stream()
                    .filter(judgement -> judgement.reason() != null)
                    .filter(judgement -> judgement.arrival().college().equals(member.code()))
                    .toList();
            var rejected = topology.rejections(member.code());
            comparison.verdict(where + ", rejections of " + member.code(), rejected.size(), expected.size());
            for (int i = 0; i < Math.min(rejected.size(), expected.size()); i++) {
                Judgement judgement = expected.get(i);
                Arrival arrival = judgement.arrival();
                String what = where + ", rejection " + i + " of " + arrival;
                comparison.verdict(what, rejected.get(i).reason(), String.valueOf(judgement.reason()));
                boolean withoutBytes = judgement.reason() == RejectionReason.PLAIN_IDENTIFIER
                        || isPlain(arrival)
                        || !isOfAReleasedSchema(bytes.of(arrival));
                comparison.verdict(
                        what + ", key",
                        Arrays.equals(rejected.get(i).key(), withoutBytes ? null : arrival.key()),
                        true);
                comparison.verdict(
                        what + ", value",
                        Arrays.equals(rejected.get(i).value(), withoutBytes ? null : bytes.of(arrival)),
                        true);
            }
        }
    }

    /** Bytes that are nothing known may hold anything, so they go no further. */
    private static boolean isOfAReleasedSchema(byte @Nullable [] value) {
        return value != null
                && value.length > 5
                && value[0] == 0
                && Arrays.stream(RecordType.values())
                        .anyMatch(type -> DrivenTopology.idOf(type.schema())
                                == ByteBuffer.wrap(value, 1, 4).getInt());
    }

    /** What would give a student away goes no further, even when another reason comes first. */
    private static boolean isPlain(Arrival arrival) {
        if (!(arrival.content() instanceof Arrival.Content.Event event)) {
            return false;
        }
        var facts = Facts.of(event.value());
        boolean inTheId = facts.isOfAPerson() ? !facts.id().matches("[0-9a-f]{64}") : isOfAPerson(facts.id());
        return inTheId
                || (event.value() instanceof ProjectMilestone milestone
                        && !facts.isRetraction()
                        && isOfAPerson(milestone.getProjectId().toString()));
    }

    private static boolean isOfAPerson(String text) {
        return text.matches("1380013[0-9]{4}|11010519491231002X|440524198001010013");
    }

    /** The last of each figure published is the oracle's as of the events' clock, and none is forgotten. */
    private void published(String where, DrivenTopology topology, Oracle oracle) {
        LocalDate clock = oracle.eventsClock().orElse(null);
        var last = new HashMap<Question, IndicatorValue>();
        for (IndicatorValue value : topology.published(Topics.INDICATORS)) {
            last.put(
                    new Question(
                            value.getIndicator().toString(),
                            value.getWindow().toString(),
                            value.getScope().toString(),
                            value.getEntity().toString(),
                            value.getStatistic().toString(),
                            LocalDate.MIN),
                    value);
        }
        if (clock == null) {
            return;
        }
        for (var figure : oracle.allFigures(clock)) {
            var question = figure.question();
            IndicatorValue value = last.get(new Question(
                    question.indicator(),
                    question.window(),
                    question.scope(),
                    question.entity(),
                    question.statistic(),
                    LocalDate.MIN));
            if (value != null) {
                comparison.figure(
                        where + ", published",
                        figure,
                        value.getValue(),
                        value.getNumerator(),
                        value.getDenominator(),
                        value.getContributions(),
                        value.getColleges());
            } else if (figure.value() != null) {
                comparison.differ(where + ": never published, " + question);
            }
        }
    }
}
