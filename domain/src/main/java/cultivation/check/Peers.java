package cultivation.check;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The band in which figures of colleges usually lie: the median, and so many median absolute deviations to either side.
 *
 * @param colleges how many figures it is made of
 */
record Peers(double median, double low, double high, int colleges) {
    /** Makes of a median absolute deviation what a standard deviation would be, were the figures normally distributed. */
    private static final double TO_STANDARD_DEVIATION = 1.4826;

    /**
     * The band about these figures; null when they are too few.
     *
     * @param deviations half its width
     * @param leastPercent half its width is at least so many percent of the median, for colleges that are all alike
     */
    static @Nullable Peers of(Collection<Double> figures, int deviations, int leastPercent, int minColleges) {
        if (figures.size() < Math.max(1, minColleges)) {
            return null;
        }
        double median = median(figures.stream().mapToDouble(Double::doubleValue).toArray());
        double deviation = median(figures.stream()
                .mapToDouble(figure -> Math.abs(figure - median))
                .toArray());
        double half = Math.max(deviations * TO_STANDARD_DEVIATION * deviation, Math.abs(median) * leastPercent / 100.0);
        return new Peers(median, median - half, median + half, figures.size());
    }

    boolean contains(double figure) {
        return figure >= low && figure <= high;
    }

    private static double median(double[] figures) {
        Arrays.sort(figures);
        int middle = figures.length / 2;
        return figures.length % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
    }
}
