package cultivation.connection;

import java.time.Duration;

/**
 * How long something is waited for that should move on.
 *
 * @param standstill given up when it has not moved on for so long
 * @param total given up after so long, though it moves
 */
public record WaitPolicy(Duration standstill, Duration total) {
    private static final Duration FOR_EVER = Duration.ofDays(365);

    public WaitPolicy {
        if (standstill.isNegative() || total.isNegative()) {
            throw new IllegalArgumentException(
                    "waiting must not be negative, got: " + standstill + " standing still, " + total + " in all");
        }
    }

    /** As long as it moves on; for a person who sees it move, or for what has an end. */
    public static WaitPolicy whileItMoves(Duration standstill) {
        return new WaitPolicy(standstill, FOR_EVER);
    }

    /** So long in all; for a caller who waits for an answer. */
    public static WaitPolicy total(Duration total) {
        return new WaitPolicy(total, total);
    }
}
