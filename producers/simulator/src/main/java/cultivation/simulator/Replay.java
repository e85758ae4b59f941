package cultivation.simulator;

import cultivation.events.Head;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a simulation, as fast as the broker takes it or at a rate.
 *
 * <pre>{@code
 * try (var publisher = EventPublisher.open(connection, Map.of())) {
 *     var done = new Replay(simulation, publisher::publish)
 *             .atRate(5_000)
 *             .run((published, total) -> print(published + " of " + total));
 * }
 * }</pre>
 *
 * <p>The first event that cannot be published ends it with that event's exception. {@link #stop} ends it after the events
 * sent so far, from any thread; the same simulation may then be replayed from its start, since sending an event again is
 * harmless, or from where it ended ({@link #from}).
 */
public final class Replay {
    /** Not more than so often is progress told. */
    private static final long TELL_EVERY_NANOS = 200_000_000L;

    private final Simulation simulation;
    private final Sending sending;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private double eventsPerSecond;
    private long first;
    private volatile boolean stopped;

    /** How an event is published; {@code publisher::publish}. */
    @FunctionalInterface
    public interface Sending {
        java.util.concurrent.CompletableFuture<?> publish(
                String collegeCode, org.apache.avro.specific.SpecificRecord event);
    }

    /** Is told how far the replay is. */
    @FunctionalInterface
    public interface Progress {
        void at(long published, long total);
    }

    public Replay(Simulation simulation, Sending sending) {
        this.simulation = simulation;
        this.sending = sending;
    }

    /** At most so many events a second; 0 for as many as the broker takes. */
    public Replay atRate(double events) {
        if (!(events >= 0)) {
            throw new IllegalArgumentException("rate must be 0 or more events a second, got: " + events);
        }
        this.eventsPerSecond = events;
        return this;
    }

    /** Leaves out the first so many events, which an earlier replay has published. */
    public Replay from(long published) {
        this.first = published;
        return this;
    }

    /** Ends the replay soon; {@link #run} returns once what was sent is acknowledged. */
    public void stop() {
        stopped = true;
    }

    /**
     * Publishes, and returns when all that was sent is acknowledged.
     *
     * @param progress told from this thread some times a second, and at the end; counts acknowledged events
     * @return how many are acknowledged, those left out included; less than {@link Simulation#total} when stopped
     */
    public long run(Progress progress) {
        acknowledged.set(first);
        long total = simulation.total();
        long begun = System.nanoTime();
        long told = begun;
        long sent = 0;
        for (var event : simulation) {
            if (sent++ < first) {
                continue;
            }
            if (stopped || failure.get() != null) {
                sent--;
                break;
            }
            var code = ((Head) event.get(0)).getCollegeCode().toString();
            var unused = sending.publish(code, event).whenComplete((published, failed) -> {
                if (failed == null) {
                    acknowledged.incrementAndGet();
                } else {
                    failure.compareAndSet(null, failed);
                }
            });
            waitForTurn(sent - first, begun);
            long now = System.nanoTime();
            if (now - told >= TELL_EVERY_NANOS) {
                told = now;
                progress.at(acknowledged.get(), total);
            }
        }
        while (acknowledged.get() < sent && failure.get() == null) {
            LockSupport.parkNanos(5_000_000L);
            if (System.nanoTime() - told >= TELL_EVERY_NANOS) {
                told = System.nanoTime();
                progress.at(acknowledged.get(), total);
            }
        }
        progress.at(acknowledged.get(), total);
        var failed = failure.get();
        if (failed != null) {
            throw failed instanceof RuntimeException runtime ? runtime : new CompletionException(failed);
        }
        return acknowledged.get();
    }

    private void waitForTurn(long sent, long begun) {
        if (eventsPerSecond == 0) {
            return;
        }
        long due = begun + (long) (sent / eventsPerSecond * 1e9);
        for (long wait = due - System.nanoTime(); wait > 0 && !stopped; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(wait, 50_000_000L));
        }
    }
}
