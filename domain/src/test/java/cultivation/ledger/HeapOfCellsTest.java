package cultivation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a cell costs, all in: a board holds those of a region's colleges. */
class HeapOfCellsTest {
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final int PARTITIONS = 4;

    /** Two years of twenty colleges: of each measure, some days of the year have something, as with graduations or fees. */
    @Test
    void a_cell_costs_no_more_than_24_bytes_with_all_that_leads_to_it() {
        // given
        var random = new Random(1);
        var ledger = new Ledger();
        long before = used();
        int cells = 0;
        // when
        for (int college = 0; college < 20; college++) {
            for (Measure measure : Measure.values()) {
                boolean isOfPeople = !measure.id().endsWith("_fen");
                for (int day = 0; day < 730; day++) {
                    for (int partition = 0; partition < PARTITIONS && random.nextInt(4) > 0; partition++) {
                        long count = 1L + random.nextInt(50);
                        ledger.set(
                                new CellKey("C" + college, measure, "", FIRST.plusDays(day), partition),
                                new Amount(isOfPeople ? count : random.nextInt(1_000_000), count));
                        cells++;
                    }
                }
            }
        }
        // then
        double bytes = (double) (used() - before) / cells;
        System.out.printf("%d cells, %.1f bytes of heap each%n", cells, bytes);
        assertThat(ledger.liveCells("C19")).isPositive();
        assertThat(bytes).isLessThan(24);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
