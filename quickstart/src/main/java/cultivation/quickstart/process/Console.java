package cultivation.quickstart.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.LongSupplier;

/** What a person reads while the stack starts: plain lines with the time since the start, one bar on a terminal. */
public final class Console {
    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private boolean barShown;

    public Console(PrintStream out, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
    }

    /** Standard output; the launcher says whether that is a terminal. */
    public static Console standard() {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return new Console(out, Boolean.getBoolean("cultivation.terminal"), System::nanoTime);
    }

    /** Says nothing, for tests. */
    public static Console silent() {
        return new Console(new PrintStream(PrintStream.nullOutputStream(), false), false, System::nanoTime);
    }

    public boolean isTerminal() {
        return terminal;
    }

    /** Seconds since this console was made. */
    public double seconds() {
        return (nanoTime.getAsLong() - startedAt) / 1e9;
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        if (barShown) {
            out.print("\r\u001b[K");
            barShown = false;
        }
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds(), line);
        out.flush();
    }

    /** A line that the next one replaces; on a terminal only. */
    public synchronized void showBar(String line) {
        out.print("\r\u001b[K" + line);
        out.flush();
        barShown = true;
    }
}
