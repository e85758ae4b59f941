package cultivation.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An instance of the app as Prometheus sees it: the metrics of monitoring/metrics.tsv, set by the test. */
final class FakeApp implements AutoCloseable {
    private final Map<String, Double> series = new TreeMap<>();
    private final HttpServer server;
    private final AtomicInteger scrapes = new AtomicInteger();
    private volatile boolean answers = true;

    FakeApp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            scrapes.incrementAndGet();
            try (exchange) {
                var bytes = text().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                exchange.sendResponseHeaders(answers ? 200 : 503, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        set("cultivation_caught_up", 1);
        set("cultivation_as_of_timestamp_seconds", 1_574_352_000);
        set("cultivation_registry_up", 1);
        set("cultivation_broker_up", 1);
        set("cultivation_pipeline_lag_seconds", 0);
        set("cultivation_holiday", 0);
        set(
                "cultivation_indicator_info{indicator=\"employment_rate\",name=\"就业率\",kind=\"ratio\",unit=\"ratio\",better=\"higher\"}",
                1);
    }

    private synchronized String text() {
        var text = new StringBuilder();
        series.forEach(
                (name, value) -> text.append(name).append(' ').append(value).append('\n'));
        return text.toString();
    }

    synchronized void set(String metric, double value) {
        series.put(metric, value);
    }

    /** A scrape sees all of these changes or none. */
    synchronized void together(Runnable changes) {
        changes.run();
    }

    /** A college of 500 graduates with this employment rate, and a critical threshold of 80 % for it. */
    synchronized void college(String code, String name, double employmentRate) {
        var key = "{indicator=\"employment_rate\",window=\"ytd\",scope=\"college\",college=\"%s\",statistic=\"pooled\""
                .formatted(code);
        set(
                "cultivation_college_info{college=\"%s\",name=\"%s\",group=\"private\",expected=\"true\"}"
                        .formatted(code, name),
                1);
        set(
                "cultivation_college_last_event_timestamp_seconds{college=\"%s\"}".formatted(code),
                System.currentTimeMillis() / 1000.0);
        set("cultivation_college_usual_gap_seconds{college=\"%s\"}".formatted(code), 86_400);
        set("cultivation_indicator_value" + key + "}", employmentRate);
        set("cultivation_indicator_denominator" + key + "}", 500);
        set("cultivation_threshold" + key + ",threshold=\"employment\",bound=\"lower\",severity=\"critical\"}", 0.8);
        set(
                "cultivation_threshold_min_denominator" + key
                        + ",threshold=\"employment\",bound=\"lower\",severity=\"critical\"}",
                30);
    }

    /** Its last record came so many days ago. */
    void silentFor(String code, int days) {
        set(
                "cultivation_college_last_event_timestamp_seconds{college=\"%s\"}".formatted(code),
                System.currentTimeMillis() / 1000.0 - days * 86_400.0);
    }

    /** How often it was asked for its metrics, down or not. */
    int scrapes() {
        return scrapes.get();
    }

    /** Answers nothing, as while it restarts. */
    void down(boolean isDown) {
        answers = !isDown;
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
