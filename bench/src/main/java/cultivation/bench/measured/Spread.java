package cultivation.bench.measured;

import java.util.Arrays;
import java.util.Collection;

/** The median of some rounds, and the least and the most of them. */
public record Spread(double median, double least, double most) {

    public static Spread of(Collection<? extends Number> rounds) {
        var sorted = rounds.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("there must be a round");
        }
        return new Spread(percentile(sorted, 0.5), sorted[0], sorted[sorted.length - 1]);
    }

    /** The value below which so much of the sorted values lies, between two of them where it falls there. */
    public static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** Percentiles of values in any order. */
    public static double[] percentiles(double[] values, double... shares) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return Arrays.stream(shares).map(share -> percentile(sorted, share)).toArray();
    }
}
