package cultivation.verdict;

import java.time.Duration;

/**
 * How long verdicts are waited for.
 *
 * @param standstill given up when the app has not moved on for so long
 * @param total given up after so long, though it moves
 */
public record WaitPolicy(Duration standstill, Duration total) {
    private static final Duration FOR_EVER = Duration.ofDays(365);

    public WaitPolicy {
        if (standstill.isNegative() || total.isNegative()) {
            throw new IllegalArgumentException("waiting for verdicts must not be negative, got: " + standstill
                    + " standing still, " + total + " in all");
        }
    }

    /** As long as the app moves on; for a person who sees it move. */
    public static WaitPolicy whileItMoves(Duration standstill) {
        return new WaitPolicy(standstill, FOR_EVER);
    }

    /** So long in all; for a caller who waits for an answer. */
    public static WaitPolicy total(Duration total) {
        return new WaitPolicy(total, total);
    }
}
