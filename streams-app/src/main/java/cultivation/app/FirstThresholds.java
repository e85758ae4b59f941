package cultivation.app;

import cultivation.live.KafkaReferenceStore;
import cultivation.live.LedgerTail;
import cultivation.live.LiveBoard;
import cultivation.reference.Threshold;
import cultivation.serving.thresholds.ShippedThresholds;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the shipped thresholds in a deployment in which none was ever set, as soon as the board knows that. */
final class FirstThresholds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstThresholds.class);
    private static final long PAUSE_MS = 200;

    private final LedgerTail tail;
    private final KafkaReferenceStore<Threshold> thresholds;
    private final LiveBoard board;
    private final Thread thread = new Thread(this::run, "first-thresholds");

    FirstThresholds(LedgerTail tail, KafkaReferenceStore<Threshold> thresholds, LiveBoard board) {
        this.tail = tail;
        this.thresholds = thresholds;
        this.board = board;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!tail.hasCaughtUp() || !trySet()) {
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sets them unless any were set before; false when it has to be tried again. */
    private boolean trySet() {
        try {
            boolean wereSet = board.read(view ->
                    !view.thresholds().isEmpty() || !view.thresholdChanges().isEmpty());
            if (wereSet) {
                return true;
            }
            thresholds.begin(ShippedThresholds.of(board, Instant.now()));
            return true;
        } catch (RuntimeException e) {
            LOG.info("the first thresholds are set in a moment: {}", e.toString());
            return false;
        }
    }
}
