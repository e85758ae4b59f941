package cultivation.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an instance is made of, in the order in which it was started. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    void add(AutoCloseable part) {
        parts.add(part);
    }

    /**
     * Closes the first at once, on a thread of its own, and the others meanwhile, newest first: the first is the topology,
     * whose transaction has to end in order however long a part with a broker that is away takes.
     */
    @Override
    public void close() {
        var first = parts.pollFirst();
        if (first == null) {
            return;
        }
        var closing = new Thread(() -> close(first), "stop-" + name(first));
        closing.start();
        while (!parts.isEmpty()) {
            close(parts.removeLast());
        }
        boolean interrupted = false;
        while (closing.isAlive()) {
            try {
                closing.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not close well", name(part), e);
        }
    }

    private static String name(AutoCloseable part) {
        return part.getClass().getSimpleName();
    }
}
