package cultivation.serving.operations;

import cultivation.topology.Pipeline;

/**
 * Whether the schema registry answers, asked in the background: one that hangs must not hold up a scrape or a probe of
 * this instance's health.
 */
public final class RegistryWatch implements AutoCloseable {
    private static final long PERIOD_MS = 1000;

    private final Pipeline pipeline;
    private final Thread thread = new Thread(this::run, "registry-watch");
    private volatile boolean up = true;

    public RegistryWatch(Pipeline pipeline) {
        this.pipeline = pipeline;
        thread.setDaemon(true);
    }

    public void start() {
        up = pipeline.registryUp();
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
                up = pipeline.registryUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
