package cultivation.serving.intake;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many records a college may send: so many a second, and a second's worth ahead.
 *
 * <p>A request is admitted while the college owes at most a second, however many records come with it, and then owes
 * those too; each second pays for so many. So whoever sends one record at a time is not held up between two, and one
 * full request is paid for before the next. Of this instance alone: behind a balancer, each has its own.
 */
final class RateLimiter {
    private static final long AHEAD = Duration.ofSeconds(1).toNanos();

    private final int recordsPerSecond;
    private final LongSupplier nanos;
    /** When each college will owe nothing. */
    private final Map<String, Long> paidAt = new ConcurrentHashMap<>();

    RateLimiter(int recordsPerSecond, LongSupplier nanos) {
        this.recordsPerSecond = recordsPerSecond;
        this.nanos = nanos;
    }

    /** Whole seconds until the college may send again; 0 when it may now. */
    long secondsToWait(String college) {
        long now = nanos.getAsLong();
        long left = paidAt.getOrDefault(college, now) - now - AHEAD;
        return left <= 0 ? 0 : (left + 999_999_999L) / 1_000_000_000L;
    }

    void charge(String college, int records) {
        long now = nanos.getAsLong();
        long cost = Duration.ofSeconds(1).toNanos() / recordsPerSecond * records;
        paidAt.merge(college, now + cost, (owed, fresh) -> (owed - now > 0 ? owed : now) + cost);
    }
}
