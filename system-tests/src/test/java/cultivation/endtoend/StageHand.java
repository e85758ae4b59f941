package cultivation.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import cultivation.connection.Connection;
import cultivation.events.PaymentKind;
import cultivation.events.TechServicePayment;
import cultivation.producer.CollegeProducer;
import cultivation.serving.NationServing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a test in a browser asks to be done behind the scenes: {@code POST /pay} publishes through the SDK, {@code /kill}
 * kills the app, {@code /nation} starts an app over 1,500 invented colleges.
 */
final class StageHand implements AutoCloseable {
    private final Connection connection;
    private final Runnable kill;
    private final long broker;
    private final HttpServer server;
    private final Map<String, CollegeProducer> producers = new HashMap<>();
    private @Nullable NationServing nation;

    /** @param broker the process of the broker, which is stopped and continued */
    StageHand(Connection connection, Runnable kill, long broker) throws IOException {
        this.connection = connection;
        this.kill = kill;
        this.broker = broker;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        int status = 200;
        String text;
        try {
            var asked = parameters(exchange);
            text = switch (exchange.getRequestURI().getPath()) {
                case "/pay" -> pay(asked);
                case "/kill" -> {
                    kill.run();
                    yield "";
                }
                case "/broker" -> signal(asked.getOrDefault("signal", ""));
                case "/nation" -> "{\"api\": \"" + nation().address() + "\"}";
                default -> throw new IllegalArgumentException("no such errand: " + exchange.getRequestURI());
            };
        } catch (RuntimeException e) {
            status = 500;
            text = e.toString();
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private String pay(Map<String, String> asked) {
        var college = asked.getOrDefault("college", "");
        var producer = producers.computeIfAbsent(
                college, code -> CollegeProducer.of(code).connection(connection).open());
        var payment = new TechServicePayment(
                producer.upsert(Integer.parseInt(asked.getOrDefault("revision", "1"))),
                asked.getOrDefault("paymentId", ""),
                LocalDate.parse(asked.getOrDefault("day", "")),
                PaymentKind.valueOf(asked.getOrDefault("kind", "")),
                Long.parseLong(asked.getOrDefault("amountFen", "")),
                0L);
        var published = producer.publish(payment).join();
        return "{\"acknowledgedAt\": " + System.currentTimeMillis() + ", \"source\": \"" + published + "\"}";
    }

    /** A stopped process answers nothing, and is not started again as a dead one would be. */
    private String signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(broker))
                    .inheritIO()
                    .start()
                    .waitFor();
            return "{\"exit\": " + code + "}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private NationServing nation() {
        if (nation == null) {
            nation = new NationServing();
        }
        return nation;
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        var parameters = new HashMap<String, String>();
        var query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
        producers.values().forEach(CollegeProducer::close);
        if (nation != null) {
            nation.close();
        }
    }
}
