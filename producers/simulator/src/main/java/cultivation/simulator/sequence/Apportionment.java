package cultivation.simulator.sequence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides an exact total by weights: the method of the largest remainder, with an upper limit for each share.
 *
 * <pre>{@code
 * Apportionment.of(10, new double[] {1, 1, 1})                           // 4 3 3
 * Apportionment.of(10, new double[] {1, 1, 1}, new long[] {2, 9, 9})     // 2 4 4
 * }</pre>
 */
public final class Apportionment {
    private Apportionment() {}

    public static long[] of(long total, double[] weights) {
        var limits = new long[weights.length];
        Arrays.fill(limits, Long.MAX_VALUE);
        return of(total, weights, limits);
    }

    /** What exceeds the sum of the limits is not given out. Shares of weight 0 are used only when no others are left. */
    public static long[] of(long total, double[] weights, long[] limits) {
        var shares = new long[weights.length];
        var open = IntStream.range(0, weights.length)
                .filter(i -> limits[i] > 0 && weights[i] > 0)
                .toArray();
        long rest = divide(total, weights, limits, open, shares);
        if (rest > 0) {
            var others = IntStream.range(0, weights.length)
                    .filter(i -> limits[i] > 0 && weights[i] <= 0)
                    .toArray();
            var even = new double[weights.length];
            Arrays.fill(even, 1);
            divide(rest, even, limits, others, shares);
        }
        return shares;
    }

    private static long divide(long total, double[] weights, long[] limits, int[] candidates, long[] shares) {
        long rest = total;
        int[] open = candidates;
        while (rest > 0 && open.length > 0) {
            double sum = Arrays.stream(open).mapToDouble(i -> weights[i]).sum();
            double perWeight = rest / sum;
            int[] full = Arrays.stream(open)
                    .filter(i -> perWeight * weights[i] >= limits[i])
                    .toArray();
            if (full.length == 0) {
                rest -= largestRemainder(rest, perWeight, weights, open, shares);
                break;
            }
            for (int i : full) {
                shares[i] = limits[i];
                rest -= limits[i];
            }
            open = Arrays.stream(open)
                    .filter(i -> shares[i] != limits[i] || perWeight * weights[i] < limits[i])
                    .toArray();
        }
        return rest;
    }

    private static long largestRemainder(long total, double perWeight, double[] weights, int[] open, long[] shares) {
        long given = 0;
        for (int i : open) {
            shares[i] = (long) (perWeight * weights[i]);
            given += shares[i];
        }
        int[] byRemainder = Arrays.stream(open)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> shares[i] - perWeight * weights[i])
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int n = 0; given < total; n = (n + 1) % byRemainder.length) {
            shares[byRemainder[n]]++;
            given++;
        }
        for (int n = byRemainder.length - 1; given > total; n = (n + byRemainder.length - 1) % byRemainder.length) {
            if (shares[byRemainder[n]] > 0) {
                shares[byRemainder[n]]--;
                given--;
            }
        }
        return given;
    }
}
