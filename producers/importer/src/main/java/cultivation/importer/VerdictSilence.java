package cultivation.importer;

import cultivation.verdict.WaitingFor;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Says, while verdicts are waited for, what the app itself waits for; each reason once. */
final class VerdictSilence implements AutoCloseable {
    /** Where nothing is wrong the verdicts are there before. */
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final Thread watching;

    private VerdictSilence(Thread watching) {
        this.watching = watching;
    }

    static VerdictSilence watch(AppAnswers answers, PrintWriter out) {
        var thread = new Thread(() -> watchUntilInterrupted(answers, out), "verdict-silence");
        thread.setDaemon(true);
        thread.start();
        return new VerdictSilence(thread);
    }

    private static void watchUntilInterrupted(AppAnswers answers, PrintWriter out) {
        Set<String> said = new HashSet<>();
        try {
            while (true) {
                Thread.sleep(EVERY.toMillis());
                for (WaitingFor each : answers.waitingFor()) {
                    if (said.add(each.place())) {
                        out.println("等待回执：" + each.message());
                    }
                }
            }
        } catch (InterruptedException e) {
            // all verdicts are there, or are waited for no longer
        }
    }

    @Override
    public void close() {
        watching.interrupt();
    }
}
