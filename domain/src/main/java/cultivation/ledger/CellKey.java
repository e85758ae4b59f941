package cultivation.ledger;

import cultivation.entity.Measure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * Which cell of the ledger: {@code 4111010853|employed||2019-07-01|3}.
 *
 * @param slice empty when the measure is not sliced
 * @param partition the source partition that booked it, so that each cell has one writer
 */
public record CellKey(String college, Measure measure, String slice, LocalDate day, int partition) {

    /** The key as it stands on the ledger's topic. */
    @Override
    public String toString() {
        return college + '|' + measure.id() + '|' + slice + '|' + day + '|' + partition;
    }

    /**
     * The cell of a topic key.
     *
     * @throws IllegalArgumentException naming the text, when it is no such key
     */
    public static CellKey parse(String text) {
        int first = text.indexOf('|');
        int second = text.indexOf('|', first + 1);
        int third = text.indexOf('|', second + 1);
        int fourth = text.indexOf('|', third + 1);
        if (first < 0 || second < 0 || third < 0 || fourth < 0) {
            throw new IllegalArgumentException("ledger key must have five parts, got: " + text);
        }
        var measure = Measure.ofId(text.substring(first + 1, second));
        if (measure == null) {
            throw new IllegalArgumentException("ledger key names no measure of this version: " + text);
        }
        try {
            int partition = Integer.parseInt(text.substring(fourth + 1));
            if (partition < 0 || partition > Series.LAST_PARTITION) {
                throw new IllegalArgumentException(
                        "ledger key must end in a partition of 0 to " + Series.LAST_PARTITION + ", got: " + text);
            }
            return new CellKey(
                    text.substring(0, first),
                    measure,
                    text.substring(second + 1, third),
                    day(text, third + 1, fourth),
                    partition);
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("ledger key must end in a day and a partition, got: " + text, e);
        }
    }

    /** The source partition that a key ends in, also one of a measure that this version does not know. */
    public static OptionalInt partitionOf(String text) {
        try {
            int partition = Integer.parseInt(text.substring(text.lastIndexOf('|') + 1));
            return partition < 0 || partition > Series.LAST_PARTITION ? OptionalInt.empty() : OptionalInt.of(partition);
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** A day as {@link LocalDate#toString} writes it; a restart reads hundreds of thousands, so without a formatter. */
    private static LocalDate day(String text, int from, int to) {
        if (to - from != 10
                || text.charAt(from) == '-'
                || text.charAt(from + 4) != '-'
                || text.charAt(from + 7) != '-') {
            throw new DateTimeException("no day like 2019-07-01");
        }
        return LocalDate.of(
                Integer.parseInt(text, from, from + 4, 10),
                Integer.parseInt(text, from + 5, from + 7, 10),
                Integer.parseInt(text, from + 8, to, 10));
    }
}
