package cultivation.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * While it is open, Ctrl-C and SIGTERM call something that ends the work, and the process ends when this is closed.
 *
 * <pre>{@code
 * var onInterrupt = OnInterrupt.call(sending::stop);
 * try {
 *     … work that ends soon after stop() …
 * } finally {
 *     onInterrupt.close();
 * }
 * }</pre>
 */
public final class OnInterrupt implements AutoCloseable {
    private static final long SECONDS_TO_END = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private OnInterrupt(Runnable stop) {
        this.hook = new Thread(
                () -> {
                    stop.run();
                    try {
                        var unused = ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "on-interrupt");
    }

    /** From now on. */
    public static OnInterrupt call(Runnable stop) {
        var onInterrupt = new OnInterrupt(stop);
        Runtime.getRuntime().addShutdownHook(onInterrupt.hook);
        return onInterrupt;
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            var unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending, that is why we are here
        }
    }
}
