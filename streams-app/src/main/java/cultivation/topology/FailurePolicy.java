package cultivation.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that failed, for most failures pass: a broker that restarts, a transaction that was fenced.
 * Failing again and again stops the instance, so that whoever runs it notices and starts it anew.
 */
final class FailurePolicy implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
    /** One failure more within {@link #PERIOD} stops the instance; a broker that restarts costs each thread one or two. */
    static final int MOST_FAILURES = 10;

    static final Duration PERIOD = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Runnable topics;
    private final Deque<Instant> failures = new ArrayDeque<>();

    /**
     * @param topics looks at once which topics there are: a thread that takes the place of one to which a topic was
     *     missing would ask for the same topic again
     */
    FailurePolicy(InstantSource clock, Runnable topics) {
        this.clock = clock;
        this.topics = topics;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        var now = clock.instant();
        failures.add(now);
        while (failures.getFirst().isBefore(now.minus(PERIOD))) {
            failures.removeFirst();
        }
        if (failures.size() > MOST_FAILURES) {
            LOG.error("A stream thread failed {} times in {}; stopping", failures.size(), PERIOD, failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("A stream thread failed and is replaced", failure);
        if (failure instanceof MissingSourceTopicException) {
            topics.run();
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
