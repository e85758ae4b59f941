package cultivation.catalogue;

import java.util.List;
import java.util.Set;

/**
 * What a check compares. A comparison with something missing is not made: missing is not zero.
 *
 * <p>Each rule names the figures that its sentence may hold, as {@code {placeholder}}s.
 */
public sealed interface CheckRule {
    /** Answers by rule, so that a new one fails to compile where it is forgotten. */
    interface Cases<R> {
        R within(Within rule);

        R absent(Absent rule);

        R plausible(Plausible rule);

        R neverBelowZero(NeverBelowZero rule);

        R amongPeers(AmongPeers rule);

        R steady(Steady rule);
    }

    <R> R fold(Cases<R> cases);

    /** The placeholders that a sentence about a violation may hold. */
    Set<String> placeholders();

    /** How finely sums are compared. */
    enum Each {
        /** The sum over the whole window: for measures whose days differ. */
        WINDOW,
        /** Each day for itself: for measures booked on the same day, such as those of one cohort. */
        DAY
    }

    /**
     * The parts together are at most the whole; those of the parts that are missing add nothing, so what is found is
     * certain.
     *
     * @param bySlice whether each slice (channel, class) is compared for itself
     */
    record Within(List<Term> parts, Term whole, Window window, Each each, boolean bySlice) implements CheckRule {
        public Within {
            parts = List.copyOf(parts);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.within(this);
        }

        @Override
        public Set<String> placeholders() {
            return Set.of("where", "parts", "whole", "excess");
        }
    }

    /**
     * Nothing is booked under the term, but for the last days.
     *
     * @param graceDays days up to the as-of day that do not count yet
     */
    record Absent(Term term, Window window, int graceDays) implements CheckRule {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.absent(this);
        }

        @Override
        public Set<String> placeholders() {
            return Set.of("where", "amount");
        }
    }

    /** On each day and in each slice, the numerator is {@code least} to {@code most} times the denominator. */
    record Plausible(Term numerator, Term denominator, Window window, int least, int most) implements CheckRule {
        public Plausible {
            if (most < least) {
                throw new IllegalArgumentException("most " + most + " lies below least " + least);
            }
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.plausible(this);
        }

        @Override
        public Set<String> placeholders() {
            return Set.of("where", "numerator", "denominator", "least", "most");
        }
    }

    /** A stock is below zero on no day of the window. */
    record NeverBelowZero(Term stock, Window window) implements CheckRule {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.neverBelowZero(this);
        }

        @Override
        public Set<String> placeholders() {
            return Set.of("where", "amount");
        }
    }

    /**
     * A college's figure lies within a band about the median of all colleges.
     *
     * @param deviations half the band's width, in median absolute deviations scaled to standard deviations
     * @param leastPercent half the band's width is at least so many percent of the median
     * @param minColleges with fewer figures there is no band
     * @param minContributions a figure of fewer is not compared
     */
    record AmongPeers(
            Indicator indicator, Window window, int deviations, int leastPercent, int minColleges, int minContributions)
            implements CheckRule {
        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.amongPeers(this);
        }

        @Override
        public Set<String> placeholders() {
            return Set.of("indicator", "value", "median", "low", "high", "colleges");
        }
    }

    /**
     * A college's figure is at most {@code percent} percent of that of last year's same day, and at least its inverse.
     *
     * @param percent above 100
     * @param minContributions a figure of fewer, now or then, is not compared
     */
    record Steady(List<Indicator> indicators, Window window, int percent, int minContributions) implements CheckRule {
        public Steady {
            indicators = List.copyOf(indicators);
        }

        @Override
        public <R> R fold(Cases<R> cases) {
            return cases.steady(this);
        }

        @Override
        public Set<String> placeholders() {
            return Set.of("indicator", "value", "previous", "previousDay", "times");
        }
    }
}
