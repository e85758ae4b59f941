package cultivation.bench.job;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {
    private static final LocalDate DAY = LocalDate.of(2019, 7, 1);

    @TempDir
    private Path folder;

    @Test
    void cells_are_added_up_over_the_source_partitions_and_survive_a_file() throws IOException {
        var whole = new Figures();
        whole.add(employed(0), new Amount(7, 7));
        var parts = new Figures();
        parts.add(employed(1), new Amount(3, 3));
        parts.add(employed(2), new Amount(4, 4));

        parts.write(folder.resolve("figures"));

        assertThat(Figures.read(folder.resolve("figures")).differencesFrom(whole))
                .isEmpty();
    }

    @Test
    void the_day_on_which_a_record_came_is_no_difference_and_an_empty_cell_is_none() {
        var here = new Figures();
        here.add(new CellKey("a", Measure.APPLIED, "Graduation", DAY, 0), new Amount(5, 5));
        here.add(employed(0), Amount.NONE);
        var there = new Figures();
        there.add(new CellKey("a", Measure.APPLIED, "", DAY.plusDays(9), 3), new Amount(5, 5));

        assertThat(here.differencesFrom(there)).isEmpty();
    }

    @Test
    void what_differs_is_named_with_both_amounts_and_the_rest_of_many_counted() {
        var truth = new Figures();
        for (int day = 0; day < 8; day++) {
            truth.add(new CellKey("a", Measure.EMPLOYED, "", DAY.plusDays(day), 0), new Amount(1, 1));
        }

        assertThat(new Figures().differencesFrom(truth))
                .hasSize(6)
                .first()
                .isEqualTo("a|employed||2019-07-01 must be Amount[amount=1, count=1], got: Amount[amount=0, count=0]");
        assertThat(new Figures().differencesFrom(truth)).last().isEqualTo("and 3 more");
    }

    private static CellKey employed(int partition) {
        return new CellKey("a", Measure.EMPLOYED, "", DAY, partition);
    }
}
