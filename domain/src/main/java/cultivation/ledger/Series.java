package cultivation.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** Adds what each day from {@code from} on has, to arrays that begin with that day; what they do not reach is left out. */
    public void addDays(LocalDate from, long[] amounts, long[] counts) {
        long first = from.toEpochDay();
        cells.forEach((cell, absolute) -> {
            long day = (cell >> 20) - first;
            if (day >= 0 && day < amounts.length) {
                amounts[(int) day] += absolute.amount();
                counts[(int) day] += absolute.count();
            }
        });
    }

    /** The first day with a live contribution; null when there is none. */
    public @Nullable LocalDate firstDay() {
        for (var year : years.entrySet()) {
            if (year.getValue().count > 0) {
                int day = 1;
                while (year.getValue().upTo(day).count() == 0) {
                    day++;
                }
                return LocalDate.ofYearDay(year.getKey(), day);
            }
        }
        return null;
    }

    /** The last day up to {@code to}, inclusive, with a live contribution; null when there is none. */
    public @Nullable LocalDate lastDay(LocalDate to) {
        for (var year : years.headMap(to.getYear(), true).descendingMap().entrySet()) {
            int day = year.getKey() == to.getYear() ? to.getDayOfYear() : DAYS;
            long count = year.getValue().upTo(day).count();
            if (count > 0) {
                while (year.getValue().upTo(day - 1).count() == count) {
                    day--;
                }
                return LocalDate.ofYearDay(year.getKey(), day);
            }
        }
        return null;
    }

    /** The days from {@code from} to {@code to}, both inclusive, that have a live contribution, in order. */
    public List<LocalDate> days(LocalDate from, LocalDate to) {
        var days = new ArrayList<LocalDate>();
        for (var year : years.subMap(from.getYear(), true, to.getYear(), true).entrySet()) {
            int number = year.getKey();
            int first = number == from.getYear() ? from.getDayOfYear() : 1;
            int last = number == to.getYear()
                    ? to.getDayOfYear()
                    : LocalDate.of(number, 12, 31).getDayOfYear();
            long before = year.getValue().upTo(first - 1).count();
            for (int day = first; day <= last && before < year.getValue().count; day++) {
                long now = year.getValue().upTo(day).count();
                if (now > before) {
                    days.add(LocalDate.ofYearDay(number, day));
                }
                before = now;
            }
        }
        return days;
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
