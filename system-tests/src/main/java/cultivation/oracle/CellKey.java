package cultivation.oracle;

import java.time.LocalDate;
import java.util.Comparator;

/** Which cell of the ledger; the slice is empty where the measure has none. */
public record CellKey(String college, String measure, String slice, LocalDate day) implements Comparable<CellKey> {
    private static final Comparator<CellKey> ORDER = Comparator.comparing(CellKey::college)
            .thenComparing(CellKey::measure)
            .thenComparing(CellKey::slice)
            .thenComparing(CellKey::day);

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }

    /** As in a key of the ledger's topic, without the partition. */
    @Override
    public String toString() {
        return college + "|" + measure + "|" + slice + "|" + day;
    }
}
