package cultivation.importer;

import cultivation.importer.sending.RecordSender;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says now and then that the broker does not answer, while records wait for its acknowledgement. */
final class BrokerSilence implements AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofSeconds(20);

    private final Thread watching;

    private BrokerSilence(Thread watching) {
        this.watching = watching;
    }

    static BrokerSilence watch(RecordSender sending, PrintWriter out) {
        var thread = new Thread(() -> watchUntilInterrupted(sending, out), "broker-silence");
        thread.setDaemon(true);
        thread.start();
        return new BrokerSilence(thread);
    }

    private static void watchUntilInterrupted(RecordSender sending, PrintWriter out) {
        long acknowledged = 0;
        long heardAt = System.nanoTime();
        var next = FIRST;
        try {
            while (true) {
                Thread.sleep(500);
                if (sending.acknowledged() != acknowledged || sending.underway() == 0) {
                    acknowledged = sending.acknowledged();
                    heardAt = System.nanoTime();
                    next = FIRST;
                }
                var silent = Duration.ofNanos(System.nanoTime() - heardAt);
                if (silent.compareTo(next) >= 0) {
                    out.printf(
                            Locale.ROOT,
                            "Kafka 已 %d s 没有应答，%,d 条等待确认；恢复后自动继续，最多等 %d s。%n",
                            silent.toSeconds(),
                            sending.underway(),
                            RecordSender.LONGEST_OUTAGE.toSeconds());
                    next = silent.plus(EVERY);
                }
            }
        } catch (InterruptedException e) {
            // the sending has ended
        }
    }

    @Override
    public void close() {
        watching.interrupt();
    }
}
