package cultivation.bench.running;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A listener of the app's stream, as an open page is one: notes when which message came. It parses them only afterwards, so
 * that it delays none.
 */
final class Screen implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** That so many records of a college are in the figures on the screen. */
    record Shown(long nanos, long received) {}

    private record Line(long nanos, String text) {}

    private final Stream<String> stream;
    private final Thread thread;
    private final List<Line> lines = new ArrayList<>();

    private Screen(Stream<String> stream) {
        this.stream = stream;
        this.thread = new Thread(this::listen, "screen");
        thread.setDaemon(true);
        thread.start();
    }

    static Screen open(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/stream"))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException("the stream answers " + answer.statusCode());
        }
        return new Screen(answer.body());
    }

    /** What was shown of each college since the last call, in order. */
    Map<String, List<Shown>> shown() throws IOException {
        List<Line> taken;
        synchronized (lines) {
            taken = List.copyOf(lines);
            lines.clear();
        }
        var shown = new HashMap<String, List<Shown>>();
        for (var line : taken) {
            if (line.text.startsWith("event:") && line.text.contains("reset")) {
                throw new IOException("the listener has missed messages");
            }
            if (line.text.startsWith("data:")) {
                for (var college :
                        JSON.readTree(line.text.substring("data:".length())).path("colleges")) {
                    shown.computeIfAbsent(college.path("code").asText(), unused -> new ArrayList<>())
                            .add(new Shown(line.nanos, college.path("received").asLong()));
                }
            }
        }
        return shown;
    }

    private void listen() {
        try {
            stream.forEach(text -> {
                var line = new Line(System.nanoTime(), text);
                synchronized (lines) {
                    lines.add(line);
                }
            });
        } catch (RuntimeException closed) {
            // The app or this listener has ended; what is missing is found missing.
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
