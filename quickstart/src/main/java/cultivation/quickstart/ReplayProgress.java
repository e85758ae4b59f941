package cultivation.quickstart;

import cultivation.quickstart.process.Console;
import java.util.Locale;

/** How far the replay is, how fast, and how long it will take: a bar on a terminal, else a line for every tenth. */
final class ReplayProgress {
    private static final int BAR_WIDTH = 30;

    private final Console console;
    private final long first;
    private final long total;
    private final double begun;
    private double linedAt;
    private long tenths;

    /** @param first how many events are not sent again */
    ReplayProgress(Console console, long first, long total) {
        this.console = console;
        this.first = first;
        this.total = total;
        this.begun = console.seconds();
        this.linedAt = begun;
        this.tenths = first * 10 / Math.max(1, total);
    }

    void at(long published) {
        if (console.isTerminal()) {
            int filled = (int) (published * BAR_WIDTH / Math.max(1, total));
            console.showBar("[" + "=".repeat(filled) + " ".repeat(BAR_WIDTH - filled) + "] " + line(published));
        } else if (published < total && published * 10 / total > tenths && console.seconds() - linedAt >= 1) {
            tenths = published * 10 / total;
            linedAt = console.seconds();
            console.say("replay: " + line(published));
        }
    }

    void done() {
        console.say(String.format(
                Locale.ROOT,
                "replay: all %,d events published in %.0f s, %,.0f a second",
                total,
                elapsed(),
                rate(total)));
    }

    private String line(long published) {
        double rate = rate(published);
        var left = rate <= 0 ? "" : String.format(Locale.ROOT, ", about %.0f s left", (total - published) / rate);
        return String.format(
                Locale.ROOT,
                "%,d of %,d events (%d %%), %,.0f a second%s",
                published,
                total,
                published * 100 / Math.max(1, total),
                rate,
                left);
    }

    private double rate(long published) {
        return elapsed() <= 0 ? 0 : (published - first) / elapsed();
    }

    private double elapsed() {
        return console.seconds() - begun;
    }
}
