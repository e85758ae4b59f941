package cultivation.simulator.sequence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides an exact total among colleges so that the median, and where wanted the mean, of their values a unit print as
 * wanted.
 *
 * <pre>{@code
 * // books a student: 182.56 in the middle, 10,592,000 together
 * new MedianDivision(students, 1, 182.56, 0.005).dividing(10_592_000, OptionalDouble.empty(), random)
 * }</pre>
 *
 * <p>One college (of an even number: two) has the median. The lower half has {@code median × (1 − a·x)}, the upper half
 * {@code median × (1 + b·y)} with fixed ranks x and y; total and mean decide a and b. Which colleges are above is tried in
 * several ways, from the small ones to the large ones, and the calmest city is taken. Amounts are integers: what rounding
 * leaves goes to the largest, and colleges exchange units until the mean prints as wanted too. Where no such division
 * exists (few students, other years), total and median come first and the mean is as near as it gets.
 */
public final class MedianDivision {
    private static final int ATTEMPTS = 31;
    /** The ranks are powers of the place; the first that meets all conditions is taken. */
    private static final double[] SHAPES = {1.7, 1, 0.6, 3};
    /** Far below this no division with these halves meets the conditions. */
    private static final double POSSIBLE = -100;
    /** How much is lost where the order is that of the sizes and chance has no part. */
    private static final double BY_SIZE_ALONE = 0.7;
    /** A value this much nearer than it need be prints as wanted whatever the last bits say. */
    private static final double CERTAINLY = 0.98;

    private static final int STEPS = 40;
    private static final double LEAST = 0.02;
    private static final double LEAST_ABOVE = 0.15;
    private static final double MOST_BELOW = 0.92;
    /** How far from the median a college is at most, where nothing decides it. */
    private static final double USUAL = 0.5;

    private final long[] denominators;
    private final double factor;
    private final double median;
    private final double tolerance;
    private final boolean inverse;
    /** Where the values have an upper limit, the most that b can be. */
    private final double mostAbove;
    /** Of half the colleges, the nearest to the median first; at most 1. */
    private final double[] ranks;

    /**
     * @param factor a value is {@code factor × amount / denominator}
     * @param tolerance how far a value may be from the median or mean and still print so: half of the last digit printed
     */
    public MedianDivision(long[] denominators, double factor, double median, double tolerance) {
        this(denominators, factor, median, tolerance * CERTAINLY, false, Double.MAX_VALUE, SHAPES[0]);
    }

    private MedianDivision(
            long[] denominators,
            double factor,
            double median,
            double tolerance,
            boolean inverse,
            double mostAbove,
            double shape) {
        this.denominators = denominators.clone();
        this.factor = factor;
        this.median = median;
        this.tolerance = tolerance;
        this.inverse = inverse;
        this.mostAbove = mostAbove;
        int half = (int)
                Math.max(0, (Arrays.stream(denominators).filter(d -> d > 0).count() - 1) / 2);
        this.ranks = IntStream.range(0, half)
                .mapToDouble(i -> Math.pow((i + 1.0) / half, shape))
                .toArray();
    }

    private MedianDivision withShape(double other) {
        return new MedianDivision(denominators, factor, median, tolerance, inverse, mostAbove, other);
    }

    /** For shares in percent, of which none may be more than that. */
    public static MedianDivision ofShares(long[] denominators, double median, double tolerance, double most) {
        return new MedianDivision(
                denominators, 100, median, tolerance * CERTAINLY, false, most / median - 1, SHAPES[0]);
    }

    /** For values {@code factor × numerator / amount}, such as students a teacher. */
    public static MedianDivision ofDivisors(long[] numerators, double factor, double median, double tolerance) {
        return new MedianDivision(numerators, factor, median, tolerance * CERTAINLY, true, Double.MAX_VALUE, SHAPES[0]);
    }

    /**
     * So much for each college.
     *
     * @param total of all; negative where the mean alone decides
     * @param mean of the values; NaN where the total alone decides
     * @param random which colleges tend to have more; the same gives the same city
     */
    public long[] dividing(long total, double mean, SeededRandom random) {
        int[] colleges = IntStream.range(0, denominators.length)
                .filter(c -> denominators[c] > 0)
                .toArray();
        var amounts = new long[denominators.length];
        if (colleges.length == 0) {
            return amounts;
        }
        var halves = bestShape(colleges, total, mean, random);
        for (int c : colleges) {
            amounts[c] = Math.max(0, Math.round(amountAt(c, halves.values[c])));
        }
        for (int c : halves.middle) {
            amounts[c] = middleAmount(c);
        }
        keepSides(halves, amounts);
        if (total >= 0) {
            settle(halves, amounts, total);
        }
        if (!Double.isNaN(mean)) {
            exchange(halves, amounts, colleges, total >= 0, mean);
        }
        return amounts;
    }

    private double amountAt(int college, double value) {
        return inverse ? factor * denominators[college] / value : value * denominators[college] / factor;
    }

    private double valueOf(int college, long amount) {
        return inverse
                ? (amount == 0 ? Double.MAX_VALUE : factor * denominators[college] / amount)
                : factor * amount / denominators[college];
    }

    private long middleAmount(int college) {
        return Math.max(inverse ? 1 : 0, Math.round(amountAt(college, median)));
    }

    /** Who is below, in the middle and above, and at what value. */
    private static final class Halves {
        private final int[] lower;
        private final int[] middle;
        private final int[] upper;
        private final int[] sides;
        private final double[] values;
        private final double calm;

        Halves(int[] lower, int[] middle, int[] upper, int[] sides, double[] values, double calm) {
            this.lower = lower;
            this.middle = middle;
            this.upper = upper;
            this.sides = sides;
            this.values = values;
            this.calm = calm;
        }

        /** -1, 0, 1. */
        int side(int college) {
            return sides[college];
        }
    }

    private Halves bestShape(int[] colleges, long total, double mean, SeededRandom random) {
        var best = halves(colleges, total, mean, random);
        for (int i = 1; best.calm < POSSIBLE && i < SHAPES.length; i++) {
            var other = withShape(SHAPES[i]).halves(colleges, total, mean, random);
            if (other.calm > best.calm) {
                best = other;
            }
        }
        return best;
    }

    private Halves halves(int[] colleges, long total, double mean, SeededRandom random) {
        Halves best = null;
        double bestCalm = Double.NEGATIVE_INFINITY;
        var bySize = Arrays.stream(colleges)
                .boxed()
                .sorted(Comparator.comparingLong((Integer c) -> denominators[c])
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double large = attempt / ((ATTEMPTS - 1) / 2.0) - 1;
            var score = new double[denominators.length];
            for (int rank = 0; rank < bySize.size(); rank++) {
                int c = bySize.get(rank);
                score[c] = large * (rank + 0.5) / bySize.size() + (1 - Math.abs(large)) * 0.3 * random.gaussian(c);
            }
            var halves = halves(colleges, score, total, mean);
            double calm = halves.calm - BY_SIZE_ALONE * Math.abs(large);
            if (best == null || calm > bestCalm) {
                best = halves;
                bestCalm = calm;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no college to divide among");
        }
        return best;
    }

    private Halves halves(int[] colleges, double[] score, long total, double mean) {
        var order = Arrays.stream(colleges)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer c) -> score[c]).thenComparing(Comparator.naturalOrder()))
                .mapToInt(c -> c)
                .toArray();
        int half = (order.length - 1) / 2;
        int[] middle = middle(order, order.length - 2 * half);
        int[] others = Arrays.stream(order)
                .filter(c -> Arrays.stream(middle).noneMatch(m -> m == c))
                .toArray();
        int[] lower = Arrays.copyOfRange(others, 0, half);
        int[] upper = Arrays.copyOfRange(others, half, others.length);
        var values = new double[denominators.length];
        for (int c : middle) {
            values[c] = median;
        }
        var sides = new int[denominators.length];
        for (int c : lower) {
            sides[c] = -1;
        }
        for (int c : upper) {
            sides[c] = 1;
        }
        double calm = half == 0 ? 0 : spread(lower, middle, upper, values, total, mean);
        return new Halves(lower, middle, upper, sides, values, calm);
    }

    /** The ones nearest to the middle of the order that can have the median. */
    private int[] middle(int[] order, int count) {
        return IntStream.range(0, order.length)
                .boxed()
                .sorted(Comparator.comparing((Integer place) -> !canHaveMedian(order[place]))
                        .thenComparing(place -> Math.abs(place - (order.length - 1) / 2.0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .mapToInt(place -> order[place])
                .toArray();
    }

    private boolean canHaveMedian(int college) {
        return Math.abs(valueOf(college, middleAmount(college)) - median) < tolerance;
    }

    /** Fills in the values; returns how calm they are, far below zero where the conditions cannot be met. */
    private double spread(int[] lower, int[] middle, int[] upper, double[] values, long total, double mean) {
        var conditions = new Conditions(lower, middle, upper, total, mean);
        double[] found = total >= 0 && !Double.isNaN(mean) ? conditions.both() : conditions.one();
        double below = Math.max(LEAST, Math.min(MOST_BELOW, found[0]));
        double above = Math.max(LEAST, Math.min(mostAbove, found[1]));
        for (int i = 0; i < lower.length; i++) {
            values[lower[i]] = low(i, below);
        }
        for (int i = 0; i < upper.length; i++) {
            values[upper[i]] = high(i, above);
        }
        double miss = Math.abs(below - found[0]) + Math.abs(above - found[1]) + 10 * found[2];
        return (miss > 1e-6 ? 10 * POSSIBLE - 1000 * miss : 0)
                - 2 * Math.abs(below - USUAL)
                - 0.5 * Math.abs(above - USUAL);
    }

    /** What total and mean ask of a and b. */
    private final class Conditions {
        private final int[] lower;
        private final int[] middle;
        private final int[] upper;
        private final long total;
        private final double mean;

        Conditions(int[] lower, int[] middle, int[] upper, long total, double mean) {
            this.lower = lower;
            this.middle = middle;
            this.upper = upper;
            this.total = total;
            this.mean = mean;
        }

        /** The usual a and the b that goes with it; where that is too small, the least b and the a that goes with it. */
        double[] one() {
            double aim = Double.isNaN(mean) ? total : mean * (lower.length + middle.length + upper.length);
            double none = sum(0, 0);
            double perBelow = sum(1, 0) - none;
            double perAbove = sum(0, 1) - none;
            double above = (aim - none - USUAL * perBelow) / perAbove;
            return above >= LEAST_ABOVE
                    ? new double[] {
                        (aim - none - Math.min(above, mostAbove) * perAbove) / perBelow, Math.min(above, mostAbove), 0
                    }
                    : new double[] {(aim - none - LEAST_ABOVE * perAbove) / perBelow, LEAST_ABOVE, 0};
        }

        /** The a and b for which both hold, or the nearest to them, and by what part of the total that misses. */
        double[] both() {
            double[] nearest = {0, 0, Double.MAX_VALUE};
            double before = Double.NaN;
            for (int i = 0; i <= STEPS; i++) {
                double below = LEAST + (MOST_BELOW - LEAST) * i / STEPS;
                double excess = excess(below);
                double above = above(below);
                if (above >= LEAST && above <= mostAbove && Math.abs(excess / total) < nearest[2]) {
                    nearest = new double[] {below, above, Math.abs(excess / total)};
                }
                if (excess * before <= 0) {
                    double[] root = root(LEAST + (MOST_BELOW - LEAST) * (i - 1) / STEPS, below, before);
                    if (root[1] >= LEAST && root[1] <= mostAbove) {
                        return root;
                    }
                }
                before = excess;
            }
            return nearest;
        }

        private double[] root(double least, double most, double excessAtLeast) {
            double from = least;
            double to = most;
            for (int i = 0; i < 50; i++) {
                double at = (from + to) / 2;
                if (excess(at) * excessAtLeast > 0) {
                    from = at;
                } else {
                    to = at;
                }
            }
            return new double[] {from, above(from), 0};
        }

        private double excess(double below) {
            double above = above(below);
            double sum = -total;
            for (int i = 0; i < lower.length; i++) {
                sum += amountAt(lower[i], low(i, below));
            }
            for (int c : middle) {
                sum += middleAmount(c);
            }
            for (int i = 0; i < upper.length; i++) {
                sum += amountAt(upper[i], high(i, above));
            }
            return sum;
        }

        /** The b that gives the mean. */
        private double above(double below) {
            double sum = mean * (lower.length + middle.length + upper.length) - median * (middle.length + upper.length);
            double allRanks = 0;
            for (int i = 0; i < lower.length; i++) {
                sum -= low(i, below);
            }
            for (int i = 0; i < upper.length; i++) {
                allRanks += ranks[i];
            }
            return sum / median / allRanks;
        }

        /** Of the amounts, or where the mean is the condition, of the values. */
        private double sum(double below, double above) {
            double sum = 0;
            for (int i = 0; i < lower.length; i++) {
                sum += summand(lower[i], low(i, below));
            }
            for (int c : middle) {
                sum += summand(c, median);
            }
            for (int i = 0; i < upper.length; i++) {
                sum += summand(upper[i], high(i, above));
            }
            return sum;
        }

        private double summand(int college, double value) {
            return Double.isNaN(mean) ? amountAt(college, value) : value;
        }
    }

    /** The first of the lower half is the lowest. */
    private double low(int index, double below) {
        return median * (1 - below * ranks[ranks.length - 1 - index]);
    }

    private double high(int index, double above) {
        return median * (1 + above * ranks[index]);
    }

    /** No rounding may carry a college over the median. */
    private void keepSides(Halves halves, long[] amounts) {
        int up = inverse ? -1 : 1;
        for (int c : halves.lower) {
            while (!isBelow(c, amounts[c])
                    && amounts[c] - up >= 0
                    && denominators[c] > 0
                    && valueOf(c, amounts[c]) > 0) {
                amounts[c] -= up;
            }
        }
        for (int c : halves.upper) {
            while (!isAbove(c, amounts[c]) && amounts[c] + up >= (inverse ? 1 : 0)) {
                if (inverse && amounts[c] <= 1) {
                    break;
                }
                amounts[c] += up;
            }
        }
    }

    private boolean isBelow(int college, long amount) {
        return valueOf(college, amount) < median - tolerance / 4;
    }

    private boolean isAbove(int college, long amount) {
        return valueOf(college, amount) > median + tolerance / 4;
    }

    /** Gives what is left of the total to the largest, a share each, so that none crosses the median. */
    private void settle(Halves halves, long[] amounts, long total) {
        long rest = total - Arrays.stream(amounts).sum();
        var largest = IntStream.concat(Arrays.stream(halves.upper), Arrays.stream(halves.lower))
                .boxed()
                .sorted(Comparator.comparingLong((Integer c) -> -denominators[c])
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (int round = 0; rest != 0 && round < 60; round++) {
            long step = Math.max(1, Math.abs(rest) / Math.max(1, largest.size()));
            for (int c : largest) {
                long change = Math.min(step, Math.abs(rest)) * Long.signum(rest);
                if (change != 0 && stays(halves, c, amounts[c] + change)) {
                    amounts[c] += change;
                    rest -= change;
                }
            }
        }
        if (rest != 0) {
            var all = Apportionment.of(
                    total,
                    IntStream.range(0, amounts.length)
                            .mapToDouble(c -> amounts[c])
                            .toArray());
            System.arraycopy(all, 0, amounts, 0, amounts.length);
        }
    }

    private boolean stays(Halves halves, int college, long amount) {
        if (amount < (inverse ? 1 : 0) || halves.side(college) == 0) {
            return false;
        }
        return halves.side(college) < 0 ? isBelow(college, amount) : isAbove(college, amount);
    }

    /** Units change hands, or come and go where there is no total, until the mean prints as wanted. */
    private void exchange(Halves halves, long[] amounts, int[] colleges, boolean keepTotal, double mean) {
        for (int round = 0; round < 400; round++) {
            double error = mean * colleges.length
                    - Arrays.stream(colleges)
                            .mapToDouble(c -> valueOf(c, amounts[c]))
                            .sum();
            if (Math.abs(error) < tolerance * colleges.length * 0.6) {
                return;
            }
            double best = Math.abs(error);
            int give = -1;
            int take = -1;
            for (int c : colleges) {
                for (int d : colleges) {
                    boolean alone = !keepTotal && d == colleges[0];
                    if (c == d && !alone) {
                        continue;
                    }
                    for (int sign = -1; sign <= 1; sign += 2) {
                        if (!stays(halves, c, amounts[c] + sign) || (!alone && !stays(halves, d, amounts[d] - sign))) {
                            continue;
                        }
                        double change = valueOf(c, amounts[c] + sign) - valueOf(c, amounts[c]);
                        if (!alone) {
                            change += valueOf(d, amounts[d] - sign) - valueOf(d, amounts[d]);
                        }
                        if (Math.abs(error - change) < best - 1e-12) {
                            best = Math.abs(error - change);
                            take = sign > 0 ? c : d;
                            give = sign > 0 ? d : c;
                            if (alone) {
                                take = sign > 0 ? c : -1;
                                give = sign > 0 ? -1 : c;
                            }
                        }
                    }
                }
            }
            if (give < 0 && take < 0) {
                return;
            }
            if (take >= 0) {
                amounts[take]++;
            }
            if (give >= 0) {
                amounts[give]--;
            }
        }
    }
}
