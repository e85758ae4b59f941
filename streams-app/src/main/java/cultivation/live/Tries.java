package cultivation.live;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How long to wait before something is tried again: each time up to twice as long as before, by chance, so that two who
 * disturb each other soon do so no more; and no longer in all than somebody waits for an answer.
 */
final class Tries {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private final long deadline;
    private long longestPause = FIRST_PAUSE.toNanos();

    Tries(Duration longest, LongSupplier nanoTime, RandomGenerator random) {
        this.nanoTime = nanoTime;
        this.random = random;
        this.deadline = nanoTime.getAsLong() + longest.toNanos();
    }

    /** Begins now. */
    static Tries upTo(Duration longest) {
        return new Tries(longest, System::nanoTime, RandomGenerator.getDefault());
    }

    /** The pause before the next try; none when it would begin too late. */
    Optional<Duration> nextPause() {
        long pause = random.nextLong(longestPause / 2, longestPause + 1);
        longestPause = Math.min(LONGEST_PAUSE.toNanos(), 2 * longestPause);
        return nanoTime.getAsLong() + pause - deadline < 0 ? Optional.of(Duration.ofNanos(pause)) : Optional.empty();
    }
}
