package cultivation.cli;

import java.io.PrintWriter;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows how far a verb has come: a bar on a terminal, a plain line every few seconds elsewhere.
 *
 * <pre>{@code
 * try (var shown = ShownProgress.on(out, "publishing", total, at -> at.done() + " of " + at.total())) {
 *     … shown.at(done) …
 * }
 * }</pre>
 */
public final class ShownProgress implements AutoCloseable {
    private static final long LINE_EVERY_NANOS = 5_000_000_000L;

    /**
     * A moment of the work.
     *
     * @param perSecond how many a second since the beginning
     * @param secondsLeft at that rate
     */
    public record At(long done, long total, long perSecond, long secondsLeft) {}

    private final PrintWriter out;
    private final long total;
    private final Function<At, String> line;
    private final @Nullable ProgressBar bar;
    private final long begun = System.nanoTime();
    private long lineAt = begun;

    private ShownProgress(PrintWriter out, long total, Function<At, String> line, @Nullable ProgressBar bar) {
        this.out = out;
        this.total = total;
        this.line = line;
        this.bar = bar;
    }

    /**
     * Begins to show.
     *
     * @param line the plain line
     */
    public static ShownProgress on(PrintWriter out, String task, long total, Function<At, String> line) {
        return new ShownProgress(
                out,
                total,
                line,
                Terminal.isThere()
                        ? new ProgressBarBuilder()
                                .setTaskName(task)
                                .setInitialMax(total)
                                .setStyle(ProgressBarStyle.ASCII)
                                .showSpeed()
                                .build()
                        : null);
    }

    /** So much is done. */
    public void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
            return;
        }
        long now = System.nanoTime();
        if (now - lineAt >= LINE_EVERY_NANOS) {
            lineAt = now;
            double perSecond = done / Math.max(1e-9, (now - begun) / 1e9);
            long left = perSecond <= 0 ? 0 : (long) Math.ceil((total - done) / perSecond);
            out.println(line.apply(new At(done, total, (long) perSecond, left)));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
