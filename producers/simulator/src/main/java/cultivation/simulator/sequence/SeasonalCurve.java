package cultivation.simulator.sequence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When something is recorded: days of work with their weights, office hours, holidays off.
 *
 * <pre>{@code
 * var curve = SeasonalCurve.between(LocalDate.of(2019, 7, 10), LocalDate.of(2019, 8, 20));
 * curve.millisAt(0.5)    // the moment by which half of it is recorded
 * }</pre>
 */
public final class SeasonalCurve {
    public static final long DAY_MILLIS = 86_400_000L;
    /** Asia/Shanghai has been eight hours ahead, without summer time, since 1992. */
    private static final long OFFSET_MILLIS = 8 * 3_600_000L;

    private static final long OPEN_MILLIS = 8 * 3_600_000L + 1_800_000L;
    private static final long OFFICE_MILLIS = 9 * 3_600_000L;
    private static final Set<LocalDate> HOLIDAYS = holidays();
    private static final Map<List<LocalDate>, SeasonalCurve> KNOWN = new ConcurrentHashMap<>();

    private final long firstDay;
    private final double[] until;

    private SeasonalCurve(LocalDate from, LocalDate to, double[] monthWeights) {
        this.firstDay = from.toEpochDay();
        this.until = new double[(int) ChronoUnit.DAYS.between(from, to) + 1];
        double sum = 0;
        for (int i = 0; i < until.length; i++) {
            var day = from.plusDays(i);
            sum += weightOf(day) * monthWeights[day.getMonthValue() - 1];
            until[i] = sum;
        }
        for (int i = 0; i < until.length; i++) {
            until[i] /= sum;
        }
    }

    /** The same object for the same days, since thousands of sequences share them. */
    public static SeasonalCurve between(LocalDate from, LocalDate to) {
        return KNOWN.computeIfAbsent(
                List.of(from, to),
                days -> new SeasonalCurve(from, to, new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}));
    }

    /** With the twelve weights of the months on top of the weekly rhythm. */
    public static SeasonalCurve between(LocalDate from, LocalDate to, double... monthWeights) {
        return new SeasonalCurve(from, to, monthWeights);
    }

    /** The instant, in milliseconds, by which this fraction of the work is recorded; grows with the fraction. */
    public long millisAt(double fraction) {
        int low = 0;
        int high = until.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (until[middle] > fraction) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        double before = low == 0 ? 0 : until[low - 1];
        double part = until[low] > before ? (fraction - before) / (until[low] - before) : 0.5;
        double inside = Math.max(0, Math.min(0.999999, part));
        return officeMillis(firstDay + low, inside);
    }

    /** The instant within the office hours of a day, counted from 1970, by which this fraction of them has passed. */
    public static long officeMillis(long epochDay, double fraction) {
        return epochDay * DAY_MILLIS - OFFSET_MILLIS + OPEN_MILLIS + (long) (fraction * OFFICE_MILLIS);
    }

    /** The civil day in Beijing. */
    public static LocalDate dayOf(long millis) {
        return LocalDate.ofEpochDay(Math.floorDiv(millis + OFFSET_MILLIS, DAY_MILLIS));
    }

    /** Late in the evening of the year's last day: what belongs to the year is recorded by then. */
    public static long endOf(int year) {
        return LocalDate.of(year, 12, 31).toEpochDay() * DAY_MILLIS - OFFSET_MILLIS + 22 * 3_600_000L;
    }

    /** The same time of the next day on which offices are open, of the same day where they are. */
    public static long onOfficeDay(long millis) {
        long at = millis;
        while (weightOf(dayOf(at)) < 1) {
            at += DAY_MILLIS;
        }
        return at;
    }

    private static double weightOf(LocalDate day) {
        if (HOLIDAYS.contains(day)) {
            return 0.002;
        }
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return 0.12;
        }
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0.05 : 1;
    }

    private static Set<LocalDate> holidays() {
        var days = new HashSet<LocalDate>();
        for (var row : Resource.rows("holidays.csv")) {
            LocalDate.parse(row.get(0))
                    .datesUntil(LocalDate.parse(row.get(1)).plusDays(1))
                    .forEach(days::add);
        }
        return Set.copyOf(days);
    }
}
