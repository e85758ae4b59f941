package cultivation.agreement;

import cultivation.board.Board;
import cultivation.catalogue.Catalogue;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.hostile.History;
import cultivation.oracle.Oracle;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The pure core, on all partitions, without Kafka. */
class OracleAgainstDomainTest {
    private static final int SEEDS = Integer.getInteger("oracle.domain.seeds", 100);
    private static final int DAYS = 50;

    private final Catalogue catalogue = CatalogueFile.shipped();
    private final Comparison comparison = new Comparison();

    @Test
    void every_verdict_cell_and_figure_of_hostile_histories_is_the_oracles() {
        for (long seed = 0; seed < SEEDS; seed++) {
            compare(History.hostile(seed));
        }
        comparison.assertNoDifference();
    }

    @Test
    void also_in_any_order_that_keeps_each_keys() {
        for (long seed = 0; seed < SEEDS / 10; seed++) {
            compare(History.hostile(seed + 10_000).interleaved(seed));
        }
        comparison.assertNoDifference();
    }

    private void compare(History history) {
        String where = "seed " + history.seed();
        comparison.history(history);
        Oracle oracle = Oracle.of(history.members()).feed(history.arrivals());
        var books = new PlainBooks(catalogue);
        for (var judgement : oracle.judgements()) {
            comparison.verdict(
                    where + ", " + judgement.arrival(),
                    books.take(judgement.arrival()),
                    judgement.reason() == null
                            ? judgement.outcome().name()
                            : judgement.reason().name());
        }
        comparison.ledger(where, books.cells(), oracle);
        var board = new Board(catalogue, books.ledger(), Comparison.roster(history.members()));
        for (LocalDate asOf : history.asOfDays(DAYS)) {
            comparison.figures(where, board, oracle, asOf);
        }
        LocalDate clock = books.ledger().latestBusinessDay(college -> true);
        comparison.verdict(
                where + ", events clock",
                String.valueOf(clock),
                oracle.eventsClock().map(LocalDate::toString).orElse("null"));
    }
}
