package cultivation.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One measure of one college and slice by day: update and range sum in the logarithm of a year's days.
 *
 * <p>Years are sparse chunks, each a Fenwick tree over its days, so that one event of 1990 does not cost thirty years
 * of zeros.
 */
public final class Series {
    private static final int DAYS = 366;

    private static final class Year {
        final long[] amounts = new long[DAYS + 1];
        final long[] counts = new long[DAYS + 1];
        long amount;
        long count;

        void add(int dayOfYear, long moreAmount, long moreCount) {
            amount += moreAmount;
            count += moreCount;
            for (int i = dayOfYear; i <= DAYS; i += i & -i) {
                amounts[i] += moreAmount;
                counts[i] += moreCount;
            }
        }

        Amount upTo(int dayOfYear) {
            long sum = 0;
            long number = 0;
            for (int i = dayOfYear; i > 0; i -= i & -i) {
                sum += amounts[i];
                number += counts[i];
            }
            return new Amount(sum, number);
        }
    }

    private final TreeMap<Integer, Year> years = new TreeMap<>();
    /** The last absolute amount of each day and source partition. */
    private final Map<Long, Amount> cells = new HashMap<>();

    /**
     * Sets the absolute amount that one source partition has booked on a day.
     *
     * @return what that moved; {@link Amount#NONE} when it was so already
     */
    Amount set(LocalDate day, int partition, Amount absolute) {
        long cell = day.toEpochDay() << 20 | partition;
        var before = absolute.equals(Amount.NONE) ? cells.remove(cell) : cells.put(cell, absolute);
        var moved = absolute.minus(before == null ? Amount.NONE : before);
        if (!moved.equals(Amount.NONE)) {
            years.computeIfAbsent(day.getYear(), year -> new Year())
                    .add(day.getDayOfYear(), moved.amount(), moved.count());
        }
        return moved;
    }

    /** The sum over the days from {@code from} to {@code to}, both inclusive. */
    public Amount sum(LocalDate from, LocalDate to) {
        return upTo(to).minus(upTo(from.minusDays(1)));
    }

    /** The sum over every day up to {@code to}, inclusive. */
    public Amount upTo(LocalDate to) {
        var sum = Amount.NONE;
        for (var year : years.headMap(to.getYear(), true).entrySet()) {
            sum = sum.plus(
                    year.getKey() == to.getYear()
                            ? year.getValue().upTo(to.getDayOfYear())
                            : new Amount(year.getValue().amount, year.getValue().count));
        }
        return sum;
    }
}
