package cultivation.bench.measured;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The child's side of {@link ChildJvm}: answers questions that come by standard input, and ends the process when that
 * closes.
 */
public final class Answering {
    static final String MARK = "bench: ";
    static final String MEMORY = "memory";
    static final String LIVE = "live";
    static final String STOP = "stop";
    static final String RECORD = "record";
    /** Followed by a file. */
    static final String DUMP = "dump ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answering() {}

    /** What a process does when it is told to stop; what it has found out, to be told as JSON. */
    @FunctionalInterface
    public interface Stopping {
        Map<String, Object> stop() throws Exception;
    }

    /** Answers from a thread of its own until the process is told to stop, and then ends it. */
    public static void start(Stopping stopping) {
        // What the program itself prints goes elsewhere, so that answers stand alone.
        var out = System.out;
        System.setOut(System.err);
        // A climb that lost a thread would go on at half its speed.
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            System.err.println("bench: " + thread.getName() + " failed: " + failure);
            Runtime.getRuntime().halt(1);
        });
        new Thread(() -> answer(out, stopping), "answering").start();
    }

    private static void answer(PrintStream out, Stopping stopping) {
        var profile = new Profile();
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                switch (line) {
                    case MEMORY -> tell(out, memory());
                    case LIVE -> tell(out, live());
                    case RECORD -> tell(out, profile.start());
                    case STOP -> {
                        tell(out, stopping.stop());
                        Runtime.getRuntime().exit(0);
                    }
                    default -> {
                        if (!line.startsWith(DUMP)) {
                            throw new IllegalArgumentException("no such question: " + line);
                        }
                        tell(out, profile.dump(Path.of(line.substring(DUMP.length()))));
                    }
                }
            }
        } catch (Exception e) {
            System.err.println("bench: a question could not be answered: " + e);
        }
        // Nobody is there any more.
        Runtime.getRuntime().halt(1);
    }

    private static void tell(PrintStream out, Map<String, Object> answer) throws JsonProcessingException {
        out.println(MARK + JSON.writeValueAsString(answer));
        out.flush();
    }

    private static Map<String, Object> memory() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var told = new LinkedHashMap<String, Object>();
        told.put(
                "allocatedBytes",
                Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                        .filter(bytes -> bytes > 0)
                        .sum());
        told.put(
                "gcSeconds",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                                .sum()
                        / 1e3);
        return told;
    }

    /** The heap that is in use once everything that nobody needs is gone. */
    private static Map<String, Object> live() {
        System.gc();
        return Map.of(
                "liveBytes",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
}
