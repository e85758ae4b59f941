package cultivation.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relay's HTTP side.
 *
 * <p>{@code POST /alerts/{reader}} for Alertmanager: 200 all robots took it, 502 come again, 400 a robot refuses it for good, 404 no such
 * reader, 413 too large, 403 sent by a page in somebody's browser. {@code POST /heartbeat}, {@code GET /health}, {@code /metrics}, {@code /runbooks/{alert}}.
 */
public final class RelayServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RelayServer.class);
    private static final Pattern ALERT_NAME = Pattern.compile("[A-Za-z]+");
    /** Thousands of alerts; eight at once fit the heap. */
    private static final int LARGEST_BODY = 2 * 1024 * 1024;
    /** What a browser sends with each request that writes, and Alertmanager never. */
    private static final List<String> OF_A_BROWSER = List.of("Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode");
    /** Within so many seconds a request has to be there, and an answer to be taken: as properties of the JDK's server. */
    private static final Map<String, String> TIMES =
            Map.of("sun.net.httpserver.maxReqTime", "10", "sun.net.httpserver.maxRspTime", "60");

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Destinations destinations;
    private final Relay relay;
    private final HttpServer server;

    private RelayServer(Destinations destinations, Relay relay) throws IOException {
        // Read by the JDK once, when the first server is made.
        TIMES.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        this.destinations = destinations;
        this.relay = relay;
        this.server = HttpServer.create(new InetSocketAddress(destinations.host(), destinations.port()), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
    }

    /**
     * Starts a relay.
     *
     * @param configuration the JSON file of {@link Destinations}
     * @throws IllegalArgumentException when the configuration says something that cannot be, with its name and value
     */
    public static RelayServer start(Path configuration) throws IOException {
        return start(Destinations.read(configuration), Delivery.usualPauses());
    }

    static RelayServer start(Destinations destinations, List<Duration> pauses) throws IOException {
        var clock = Clock.systemUTC();
        var memory = new Memory(clock, Duration.ofHours(destinations.remindAfterHours()), destinations.memoryFile());
        var server = new RelayServer(destinations, new Relay(destinations, new Delivery(clock, pauses), memory, clock));
        server.server.start();
        log.info("the relay listens on {}:{}", destinations.host(), server.port());
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var route = exchange.getRequestMethod() + " " + path;
            if (route.startsWith("POST ") && isOfABrowser(exchange)) {
                respond(exchange, 403, "no page may send messages to people; Alertmanager does");
            } else if (route.startsWith("POST /alerts/")) {
                alerts(exchange, path.substring("/alerts/".length()));
            } else if (route.equals("POST /heartbeat")) {
                heartbeat(exchange);
            } else if (route.equals("GET /health")) {
                health(exchange);
            } else if (route.equals("GET /metrics")) {
                respond(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", relay.metrics());
            } else if (route.startsWith("GET /runbooks/")) {
                runbook(exchange, path.substring("/runbooks/".length()));
            } else {
                respond(exchange, 404, "nothing here: " + route);
            }
        } catch (RuntimeException e) {
            log.error("a request failed", e);
            throw e;
        }
    }

    private static boolean isOfABrowser(HttpExchange exchange) {
        return OF_A_BROWSER.stream().anyMatch(exchange.getRequestHeaders()::containsKey);
    }

    private void alerts(HttpExchange exchange, String reader) throws IOException {
        if (!destinations.knows(reader)) {
            respond(exchange, 404, "no destination is configured for " + reader);
            return;
        }
        try {
            var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                respond(exchange, 413, "more than " + LARGEST_BODY + " bytes; set max_alerts in alertmanager.yml");
                return;
            }
            var outcome = relay.take(reader, json.readValue(body, AlertGroup.class));
            switch (outcome) {
                case SENT -> respond(exchange, 200, "sent");
                case UNREACHABLE -> respond(exchange, 502, "a robot cannot be reached; come again");
                case REFUSED -> respond(exchange, 400, "a robot refuses the message; see the log");
            }
        } catch (JsonProcessingException e) {
            respond(exchange, 400, "not a webhook of Alertmanager: " + e.getOriginalMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            respond(exchange, 503, "stopping");
        }
    }

    /** Passed on to a service outside, which raises the alarm when it stays away. */
    private void heartbeat(HttpExchange exchange) throws IOException {
        var file = destinations.heartbeatUrlFile();
        if (file == null) {
            respond(exchange, 200, "nobody outside expects it");
            return;
        }
        try {
            var request = HttpRequest.newBuilder(
                            URI.create(Files.readString(file).strip()))
                    .timeout(Duration.ofSeconds(5))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            respond(exchange, status / 100 == 2 ? 200 : 502, "the service outside answered " + status);
        } catch (IOException e) {
            respond(exchange, 502, "the service outside cannot be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            respond(exchange, 503, "stopping");
        }
    }

    private void health(HttpExchange exchange) throws IOException {
        var missing = destinations.secretFiles().stream()
                .filter(file -> !Files.isReadable(file))
                .toList();
        respond(exchange, missing.isEmpty() ? 200 : 503, missing.isEmpty() ? "ok" : "cannot read " + missing);
    }

    private void runbook(HttpExchange exchange, String alert) throws IOException {
        if (ALERT_NAME.matcher(alert).matches()) {
            try (var page = RelayServer.class.getResourceAsStream("/runbooks/" + alert + ".md")) {
                if (page != null) {
                    respond(exchange, 200, "text/plain; charset=utf-8", new String(page.readAllBytes(), UTF_8));
                    return;
                }
            }
        }
        respond(exchange, 404, "no runbook of this name");
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        respond(exchange, status, "text/plain; charset=utf-8", text);
    }

    private static void respond(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** {@code relay CONFIGURATION.json}; exit code 2 for wrong usage. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: relay CONFIGURATION.json");
            System.exit(2);
        }
        try {
            var server = start(Path.of(arguments[0]));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            System.err.println("the relay cannot start with " + arguments[0] + ": " + e.getMessage());
            System.exit(1);
        }
    }
}
