package cultivation.oracle;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Question}.
 *
 * @param exact the value in the indicator's unit; null when missing
 * @param numerator exact amount (fen for money), also when the value is missing; null for mean and median
 * @param denominator exact amount; null for sums and stocks too
 * @param contributions live contributions to the denominator, or to the sum, in the window
 * @param colleges how many colleges are covered
 */
public record Figure(
        Question question,
        @Nullable Fraction exact,
        @Nullable Long numerator,
        @Nullable Long denominator,
        long contributions,
        int colleges,
        String unit) {

    /** The value as it is shown, or null when missing. */
    public @Nullable Double value() {
        return exact == null ? null : exact.toDouble();
    }
}
