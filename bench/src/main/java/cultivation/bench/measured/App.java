package cultivation.bench.measured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.college.DerivedTopics;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.PortLease;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The monitor in a process of its own, started by the same verb as in production. */
public final class App implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final Duration LONGEST_MEMBERSHIP = Duration.ofSeconds(60);

    private final ChildJvm process;
    private final String address;
    private final HttpClient http = HttpClient.newHttpClient();

    private App(ChildJvm process, String address) {
        this.process = process;
        this.address = address;
    }

    static App start(Connection connection, Jvm jvm, Map<String, String> more, Path state, Path log)
            throws IOException {
        int port = PortLease.any();
        var environment = new HashMap<>(Map.of(
                "CULTIVATION_KAFKA", connection.kafka(),
                "CULTIVATION_REGISTRY", connection.registry().toString(),
                "CULTIVATION_HTTP_PORT", Integer.toString(port),
                "CULTIVATION_STATE_DIR", state.toString(),
                "CULTIVATION_CLOCK", "events",
                // Nothing but the events that are measured.
                "CULTIVATION_PROBE_SECONDS", "0"));
        environment.putAll(more);
        return new App(ChildJvm.start(jvm, log, environment, MeasuredApp.class), "http://127.0.0.1:" + port);
    }

    static void forget(Connection connection, Path state) throws IOException, InterruptedException {
        try (var derived = DerivedTopics.open(connection)) {
            long giveUp = System.nanoTime() + LONGEST_MEMBERSHIP.toNanos();
            while (derived.isInUse()) {
                if (System.nanoTime() > giveUp) {
                    throw new IllegalStateException("the app's group still has a member after " + LONGEST_MEMBERSHIP);
                }
                Thread.sleep(PAUSE.toMillis());
            }
            var unused = derived.delete();
        }
        var folder = state.resolve(Topics.APPLICATION_ID);
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    public ChildJvm process() {
        return process;
    }

    /** {@code http://127.0.0.1:…} */
    public String address() {
        return address;
    }

    /** Waits until all that is on the topics is in its figures. */
    public void awaitCaughtUp(Duration limit) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + limit.toNanos();
        while (!isCaughtUp()) {
            if (!process.isAlive()) {
                throw new IOException("the app has ended; its last words:\n" + process.lastWords());
            }
            if (System.nanoTime() > giveUp) {
                throw new IOException("the app has not caught up within " + limit.toSeconds() + " s");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    public boolean isCaughtUp() throws InterruptedException {
        var status = status();
        return status != null && status.path("caughtUp").asBoolean();
    }

    /** An answer, and how long it took. */
    public record Answer(int status, int bytes, double seconds) {}

    public Answer get(String path) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var answer = http.send(request(path), BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), answer.body().length, (System.nanoTime() - begun) / 1e9);
    }

    /** Ends it as a service manager does. */
    public void stop() throws IOException, InterruptedException {
        var unused = process.stop();
    }

    @Override
    public void close() {
        process.close();
    }

    private @Nullable JsonNode status() throws InterruptedException {
        try {
            var answer = http.send(request("/api/v1/status"), BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? JSON.readTree(answer.body()) : null;
        } catch (IOException notYet) {
            return null;
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(LONGEST_ANSWER)
                .build();
    }
}
