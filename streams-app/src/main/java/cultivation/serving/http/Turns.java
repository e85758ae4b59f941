package cultivation.serving.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * How many calls of one kind are worked on at once, and how many a second: whoever comes beyond that is told when to come
 * again (429), and waits for nobody. So what is heavy, or asks a broker, never takes the server's threads.
 */
public final class Turns {
    private final int aSecond;
    private final long ahead;
    private final LongSupplier nanos;
    private final Semaphore places;
    /** When everything that was taken is paid for, at so many a second. */
    private long paidAt;

    /**
     * @param atOnce how many are worked on at one time
     * @param aSecond how many are taken over time; ten seconds' worth may come together
     */
    public Turns(int atOnce, int aSecond, LongSupplier nanos) {
        this.aSecond = aSecond;
        this.nanos = nanos;
        this.places = new Semaphore(atOnce);
        this.ahead = Duration.ofSeconds(10).toNanos();
        this.paidAt = nanos.getAsLong();
    }

    /** The same handler, one call of which is a turn. */
    public Handler around(Handler handler) {
        return request -> {
            long wait = secondsToWait();
            if (wait > 0) {
                throw tooMany(request, wait);
            }
            if (!places.tryAcquire()) {
                throw tooMany(request, 1);
            }
            try {
                handler.handle(request);
            } finally {
                places.release();
            }
        };
    }

    /** Takes a turn and returns 0, or says in how many seconds there is one. */
    private synchronized long secondsToWait() {
        long now = nanos.getAsLong();
        long cost = Duration.ofSeconds(1).toNanos() / aSecond;
        long owed = Math.max(0, paidAt - now) + cost;
        if (owed > ahead) {
            return (owed - ahead + 999_999_999L) / 1_000_000_000L;
        }
        paidAt = now + owed;
        return 0;
    }

    private static Problem tooMany(Context request, long seconds) {
        request.header("Retry-After", Long.toString(seconds));
        return Problem.of(
                429,
                "Too Many Requests",
                "同类请求较多，请在 " + seconds + " 秒后再试。",
                "Too many calls of this kind; try again in " + seconds + " s.");
    }
}
