package cultivation.quickstart.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Ends the children when the quickstart itself is killed and can no longer do so.
 *
 * <p>A small shell that reads, line by line, the ids of the living children from a pipe. The pipe closes when the
 * quickstart is gone, however it went: then the shell ends the children of the last line, with force after 5 s, and
 * deletes a folder that was not to stay. It ignores the terminal's signals; a kill of exactly this shell as well as of
 * the quickstart is what it cannot help against.
 */
public final class Watchdog implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            children=
            while read -r line; do children=$line; done
            [ "$children" = bye ] && exit 0
            any_left() {
              for child in $children; do kill -0 "$child" 2>/dev/null && return 0; done
              return 1
            }
            for child in $children; do kill "$child" 2>/dev/null; done
            waits=0
            while [ $waits -lt 25 ] && any_left; do sleep 0.2; waits=$((waits + 1)); done
            for child in $children; do kill -9 "$child" 2>/dev/null; done
            [ -n "$1" ] && { sleep 0.2; rm -rf "$1"; }
            exit 0
            """;

    private final Process shell;
    private final OutputStream pipe;

    private Watchdog(Process shell) {
        this.shell = shell;
        this.pipe = shell.getOutputStream();
    }

    /** @param deleteWithUs a folder to delete when the quickstart is killed, or null */
    public static Watchdog start(@Nullable String deleteWithUs) {
        try {
            return new Watchdog(new ProcessBuilder(
                            List.of("/bin/sh", "-c", SCRIPT, "watchdog", deleteWithUs == null ? "" : deleteWithUs))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new CannotStart("/bin/sh cannot be started: " + e.getMessage(), e);
        }
    }

    /** From now on it is these that must not outlive the quickstart. */
    public void watch(Collection<Process> children) {
        tell(children.stream().map(child -> Long.toString(child.pid())).collect(Collectors.joining(" ")));
    }

    /** All children are gone already; the shell ends. */
    @Override
    public void close() {
        tell("bye");
        try {
            pipe.close();
        } catch (IOException closedAlready) {
            // the shell is gone, which is what was wanted
        }
        shell.destroy();
    }

    private void tell(String line) {
        try {
            pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            // The shell was killed: the children are then only safe while this program lives.
        }
    }
}
