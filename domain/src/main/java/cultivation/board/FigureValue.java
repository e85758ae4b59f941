package cultivation.board;

import org.jspecify.annotations.Nullable;

/**
 * A figure as of a day.
 *
 * @param value in the indicator's unit; null when missing, which is not zero
 * @param numerator exact (fen for money), also where the value is missing; null for mean and median
 * @param denominator exact, 0 where that is why the value is missing; null for sums, stocks, mean and median
 * @param contributions live contributions to the denominator, or to the sum, in the window
 * @param colleges how many colleges have at least one of them
 */
public record FigureValue(
        Figure figure,
        @Nullable Double value,
        @Nullable Long numerator,
        @Nullable Long denominator,
        long contributions,
        int colleges) {}
