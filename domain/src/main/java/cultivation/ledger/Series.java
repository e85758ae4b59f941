package cultivation.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One measure of one college and slice by day: a range sum costs two binary searches.
 *
 * <p>A city has hundreds of thousands of cells, so one costs 12 to 20 bytes: its place in order of days, and the sum up
 * to and with it, of which the difference to the one before is the cell's own amount. To set a cell is to move the sums
 * after it, and most cells that move are of late days. What was measured is in docs/adr/0082.
 */
public final class Series {
    /** A day and a partition share an int: 22 bits around this day, which are the years 0 to 9999, and 10. */
    private static final long MIDDLE = LocalDate.of(5000, 1, 1).toEpochDay();

    private static final int PARTITION_BITS = 10;
    static final int LAST_PARTITION = (1 << PARTITION_BITS) - 1;
    private static final long MOST_DAYS = 1L << (31 - PARTITION_BITS);

    /** Day and source partition of each cell, in order. */
    private int[] places = new int[0];
    /** The sum of the amounts up to and with each cell. */
    private long[] amounts = new long[0];
    /** Likewise of the live contributions; the same array while each cell's amount is its count, as of people. */
    private long[] counts = amounts;

    private int size;

    /**
     * Sets the absolute amount that one source partition has booked on a day.
     *
     * @return what that moved; {@link Amount#NONE} when it was so already
     */
    Amount set(LocalDate day, int partition, Amount absolute) {
        int place = place(day, partition);
        int at = Arrays.binarySearch(places, 0, size, place);
        boolean isThere = at >= 0;
        var moved = isThere ? absolute.minus(upTo(at).minus(upTo(at - 1))) : absolute;
        if (moved.equals(Amount.NONE)) {
            return moved;
        }
        if (counts == amounts && absolute.amount() != absolute.count()) {
            counts = amounts.clone();
        }
        if (!isThere) {
            at = -at - 1;
            insert(at, place);
        }
        add(at, moved);
        if (absolute.equals(Amount.NONE)) {
            remove(at);
        }
        return moved;
    }

    /** How many cells are other than nothing. */
    int size() {
        return size;
    }

    /** The sum over the days from {@code from} to {@code to}, both inclusive. */
    public Amount sum(LocalDate from, LocalDate to) {
        return upTo(to).minus(upTo(from.minusDays(1)));
    }

    /** The sum over every day up to {@code to}, inclusive. */
    public Amount upTo(LocalDate to) {
        return upTo(after(to) - 1);
    }

    /** Adds what each day from {@code from} on has, to arrays that begin with that day; what they do not reach is left out. */
    public void addDays(LocalDate from, long[] dayAmounts, long[] dayCounts) {
        long first = from.toEpochDay();
        for (int i = after(from.minusDays(1)); i < size && epochDay(i) - first < dayAmounts.length; i++) {
            var own = upTo(i).minus(upTo(i - 1));
            int day = (int) (epochDay(i) - first);
            dayAmounts[day] += own.amount();
            dayCounts[day] += own.count();
        }
    }

    /** The first day with a live contribution; null when there is none. */
    public @Nullable LocalDate firstDay() {
        for (int i = 0; i < size; i++) {
            if (counts[i] > 0) {
                return LocalDate.ofEpochDay(epochDay(i));
            }
        }
        return null;
    }

    /** The last day up to {@code to}, inclusive, with a live contribution; null when there is none. */
    public @Nullable LocalDate lastDay(LocalDate to) {
        for (int i = after(to) - 1; i >= 0; i--) {
            if (upTo(i).count() > upTo(i - 1).count()) {
                return LocalDate.ofEpochDay(epochDay(i));
            }
        }
        return null;
    }

    /** The days from {@code from} to {@code to}, both inclusive, that have a live contribution, in order. */
    public List<LocalDate> days(LocalDate from, LocalDate to) {
        var days = new ArrayList<LocalDate>();
        long last = Long.MIN_VALUE;
        for (int i = after(from.minusDays(1)); i < after(to); i++) {
            if (upTo(i).count() > upTo(i - 1).count() && epochDay(i) != last) {
                last = epochDay(i);
                days.add(LocalDate.ofEpochDay(last));
            }
        }
        return days;
    }

    /** Each day on which a source partition has booked something. */
    void forEachDay(int partition, Consumer<LocalDate> day) {
        for (int i = 0; i < size; i++) {
            if ((places[i] & LAST_PARTITION) == partition) {
                day.accept(LocalDate.ofEpochDay(epochDay(i)));
            }
        }
    }

    private Amount upTo(int at) {
        return at < 0 ? Amount.NONE : new Amount(amounts[at], counts[at]);
    }

    /** How many cells are of days up to this one. */
    private int after(LocalDate day) {
        long days = day.toEpochDay() - MIDDLE;
        if (days < -MOST_DAYS) {
            return 0;
        }
        if (days >= MOST_DAYS) {
            return size;
        }
        int at = Arrays.binarySearch(places, 0, size, (int) (days << PARTITION_BITS) | LAST_PARTITION);
        return at < 0 ? -at - 1 : at + 1;
    }

    private static int place(LocalDate day, int partition) {
        long days = day.toEpochDay() - MIDDLE;
        if (days < -MOST_DAYS || days >= MOST_DAYS || partition < 0 || partition > LAST_PARTITION) {
            throw new IllegalArgumentException("a cell must be of the years 0 to 9999 and a partition of 0 to "
                    + LAST_PARTITION + ", got: " + day + ", " + partition);
        }
        return (int) (days << PARTITION_BITS) | partition;
    }

    private long epochDay(int at) {
        return (places[at] >> PARTITION_BITS) + MIDDLE;
    }

    private void add(int at, Amount moved) {
        boolean areSame = counts == amounts;
        for (int i = at; i < size; i++) {
            amounts[i] += moved.amount();
        }
        for (int i = at; i < size && !areSame; i++) {
            counts[i] += moved.count();
        }
    }

    private void insert(int at, int place) {
        if (size == places.length) {
            // An eighth more: what is kept free counts as much as what is used.
            resize(size + (size >> 3) + 2);
        }
        shift(at, at + 1, size - at);
        size++;
        places[at] = place;
        amounts[at] = at == 0 ? 0 : amounts[at - 1];
        counts[at] = at == 0 ? 0 : counts[at - 1];
    }

    private void remove(int at) {
        shift(at + 1, at, size - at - 1);
        size--;
        if (size < places.length / 2) {
            resize(size);
        }
    }

    private void shift(int from, int to, int length) {
        System.arraycopy(places, from, places, to, length);
        System.arraycopy(amounts, from, amounts, to, length);
        if (counts != amounts) {
            System.arraycopy(counts, from, counts, to, length);
        }
    }

    private void resize(int length) {
        boolean areSame = counts == amounts;
        places = Arrays.copyOf(places, length);
        amounts = Arrays.copyOf(amounts, length);
        counts = areSame ? amounts : Arrays.copyOf(counts, length);
    }
}
