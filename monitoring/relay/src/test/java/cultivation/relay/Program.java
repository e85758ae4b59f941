package cultivation.relay;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Prometheus or Alertmanager as a child process, on a port of 127.0.0.1 that it took itself and tells in its log. */
final class Program implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Pattern LISTENING = Pattern.compile("msg=\"Listening on\" address=127\\.0\\.0\\.1:(\\d+)");

    private final Process process;
    private final Path log;
    private final int port;

    private Program(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Starts it beside its log, in a directory from which it finds what its configuration names. */
    static Program start(Path directory, Path log, String program, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(program, "--web.listen-address=127.0.0.1:0"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(LONGEST_START)
                    .until(() -> !process.isAlive()
                            || LISTENING.matcher(Files.readString(log)).find());
            var told = LISTENING.matcher(Files.readString(log));
            if (!told.find()) {
                throw new IllegalStateException(program + " ended: " + Files.readString(log));
            }
            return new Program(process, log, Integer.parseInt(told.group(1)));
        } catch (RuntimeException | IOException e) {
            end(process);
            throw e;
        }
    }

    int port() {
        return port;
    }

    /** What it has said so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    /** Returns when it has ended, so that nobody writes into its folder any more. */
    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
