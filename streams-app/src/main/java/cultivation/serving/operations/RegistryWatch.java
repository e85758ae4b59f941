package cultivation.serving.operations;

import cultivation.topology.Pipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the schema registry answers, asked in the background: one that hangs must not hold up a scrape or a probe of
 * this instance's health.
 */
public final class RegistryWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryWatch.class);
    private static final long PERIOD_MS = 1000;

    private final Pipeline pipeline;
    private final Thread thread = new Thread(this::run, "registry-watch");
    private volatile boolean up = true;

    public RegistryWatch(Pipeline pipeline) {
        this.pipeline = pipeline;
        thread.setDaemon(true);
    }

    public void start() {
        up = ask();
        thread.start();
    }

    public boolean isUp() {
        return up;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PERIOD_MS);
                up = ask();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask() {
        try {
            return pipeline.registryUp();
        } catch (RuntimeException e) {
            LOG.error("the registry cannot be asked", e);
            return false;
        }
    }
}
