package cultivation.bench.measured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.quickstart.process.JavaCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java process of its own, so that nothing that ran before has warmed it; it ends with this program.
 *
 * <pre>{@code
 * try (var child = ChildJvm.start(Jvm.withHeap("2g"), log, Map.of(), MeasuredApp.class)) {
 *     child.usage();       // CPU and memory, from /proc
 *     child.memory();      // {"allocatedBytes": …, "gcSeconds": …}, from itself
 *     child.stop();        // what it has found out
 * }
 * }</pre>
 */
public final class ChildJvm implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LINES_SHOWN = 15;
    private static final long PATIENCE_SECONDS = 20;

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final OutputStream questions;

    private ChildJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.questions = process.getOutputStream();
    }

    /**
     * @param main whose {@code main} calls {@link Answering#start} first
     * @param log where its errors and what it prints are appended
     */
    public static ChildJvm start(Jvm jvm, Path log, Map<String, String> environment, Class<?> main, String... arguments)
            throws IOException {
        var command = JavaCommand.withHeap(
                        jvm.heap(),
                        jvm.with("-Dlogback.configurationFile=child-logback.xml")
                                .flags()
                                .toArray(String[]::new))
                .main(jvm.winning(), main.getName(), arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), log);
    }

    /** What it has used so far. */
    public Usage usage() {
        return Usage.of(process.pid());
    }

    /** What it has allocated, and how long it collected garbage. */
    public JsonNode memory() throws IOException {
        return ask(Answering.MEMORY);
    }

    /** The bytes of heap that are in use after a collection. */
    public long liveBytes() throws IOException {
        return ask(Answering.LIVE).get("liveBytes").asLong();
    }

    /** From now on Java's flight recorder looks at it. */
    public void record() throws IOException {
        var unused = ask(Answering.RECORD);
    }

    /** Ends the recording, and writes it to a file. */
    public void dump(Path file) throws IOException {
        var unused = ask(Answering.DUMP + file.toAbsolutePath());
    }

    /** Lets it end in good order; what it has found out. */
    public JsonNode stop() throws IOException, InterruptedException {
        var found = ask(Answering.STOP);
        awaitEnd();
        return found;
    }

    /** As {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The end of what it printed, to say why it failed. */
    public String lastWords() {
        try {
            // Of a stack trace what it says, not where.
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.startsWith("\tat "))
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private JsonNode ask(String question) throws IOException {
        questions.write((question + "\n").getBytes(StandardCharsets.UTF_8));
        questions.flush();
        for (var line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(Answering.MARK)) {
                return JSON.readTree(line.substring(Answering.MARK.length()));
            }
        }
        throw new IOException("the process has ended; the last of " + log + ":\n" + lastWords());
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
