package cultivation.bench.running;

import cultivation.bench.measured.Laboratory;
import cultivation.events.Head;
import cultivation.producer.EventPublisher;
import cultivation.simulator.Simulation;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The events of a simulation one after the other, first as fast as they go, later at a rate: it goes on where it was.
 *
 * <pre>{@code
 * try (var flow = EventFlow.open(laboratory, simulation, acknowledged)) {
 *     flow.publish(200_000, 0);
 *     flow.publish(30_000, 1_000);
 * }
 * }</pre>
 */
final class EventFlow implements AutoCloseable {
    private static final long LATE_NANOS = 50_000_000L;
    private static final long LONGEST_WAIT_NANOS = 120_000_000_000L;

    /** Is told of each event that the broker has acknowledged, from the producer's thread, in the order of a partition. */
    @FunctionalInterface
    interface Acknowledged {
        void at(String college, long nanos);
    }

    private final Laboratory laboratory;
    private final Iterator<SpecificRecord> events;
    private final Map<String, String> bulk;
    private final Acknowledged acknowledged;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final EventPublisher paced;

    private EventFlow(Laboratory laboratory, Simulation simulation, Acknowledged acknowledged) {
        this.laboratory = laboratory;
        this.events = simulation.iterator();
        this.bulk = Laboratory.bulk(simulation);
        this.acknowledged = acknowledged;
        this.paced = laboratory.publisher(Map.of());
    }

    static EventFlow open(Laboratory laboratory, Simulation simulation, Acknowledged acknowledged) {
        laboratory.register(simulation);
        return new EventFlow(laboratory, simulation, acknowledged);
    }

    /**
     * Publishes the next so many events, fewer at the end of the simulation, and waits for their acknowledgement.
     *
     * @param rate events a second; 0 for as many as the broker takes
     * @return how many were sent more than 50 ms too late
     */
    long publish(long count, double rate) {
        if (rate > 0) {
            return publish(paced, count, rate, event -> false);
        }
        try (var publisher = laboratory.publisher(bulk)) {
            return publish(publisher, count, rate, event -> false);
        }
    }

    /** Publishes, as fast as the broker takes them, up to the first event that is the last one. */
    void publishTo(Predicate<SpecificRecord> last) {
        try (var publisher = laboratory.publisher(bulk)) {
            var unused = publish(publisher, Long.MAX_VALUE, 0, last);
        }
    }

    private long publish(EventPublisher publisher, long count, double rate, Predicate<SpecificRecord> last) {
        long begun = System.nanoTime();
        long late = 0;
        boolean ended = false;
        for (long i = 0; i < count && !ended && events.hasNext() && failure.get() == null; i++) {
            var event = events.next();
            var code = ((Head) event.get(0)).getCollegeCode().toString();
            if (rate > 0) {
                long due = begun + (long) (i / rate * 1e9);
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                late += System.nanoTime() - due > LATE_NANOS ? 1 : 0;
            }
            ended = last.test(event);
            waiting.incrementAndGet();
            var unused = publisher.publish(code, event).whenComplete((published, failed) -> {
                if (failed == null) {
                    acknowledged.at(code, System.nanoTime());
                } else {
                    failure.compareAndSet(null, failed);
                }
                waiting.decrementAndGet();
            });
        }
        publisher.flush();
        long giveUp = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (waiting.get() > 0 && failure.get() == null && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(1_000_000L);
        }
        if (failure.get() != null || waiting.get() > 0) {
            throw new IllegalStateException("events could not be published", failure.get());
        }
        return late;
    }

    @Override
    public void close() {
        paced.close();
    }
}
