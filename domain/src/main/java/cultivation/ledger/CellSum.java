package cultivation.ledger;

import cultivation.entity.Measure;
import cultivation.rule.SyntheticCollege;
import java.time.LocalDate;

/**
 * One number for all cells of a source partition, by which two that keep them see whether they have the same ones.
 *
 * <p>Each cell's amount and count are multiplied by numbers that follow from its key, and added up modulo 2^64. So the
 * order in which cells moved does not matter, and neither do cells that came to nothing. The probe's are left out, and so
 * is what follows from other cells.
 */
public final class CellSum {
    private long sum;

    /** Adds what moved in a cell. */
    public void add(String college, Measure measure, String slice, LocalDate day, long amount, long count) {
        if (measure == Measure.RECEIVED || SyntheticCollege.is(college)) {
            return;
        }
        long key = mixed(college.hashCode());
        key = mixed(key + measure.id().hashCode());
        key = mixed(key + slice.hashCode());
        key = mixed(key + day.toEpochDay());
        sum += key * amount + mixed(key) * count;
    }

    public long value() {
        return sum;
    }

    /** Every bit of the result depends on every bit given (MurmurHash3's finalizer); odd, so that nothing is multiplied away. */
    private static long mixed(long bits) {
        long mixed = bits;
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return (mixed ^ (mixed >>> 33)) | 1;
    }
}
