package cultivation.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A group robot on this machine: keeps what it is sent and answers as it is told. */
public final class FakeRobot implements AutoCloseable {
    public record Received(String uri, String contentType, String body) {}

    public record Answer(int status, String body) {}

    static final Answer OK = new Answer(200, "{\"errcode\":0,\"errmsg\":\"ok\"}");

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final HttpServer server;

    public FakeRobot() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(new Received(
                        exchange.getRequestURI().toString(),
                        String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                var answer = next();
                var bytes = answer.body().getBytes(UTF_8);
                exchange.sendResponseHeaders(answer.status(), bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    private Answer next() {
        synchronized (answers) {
            var answer = answers.poll();
            return answer == null ? OK : answer;
        }
    }

    void willAnswer(Answer... some) {
        synchronized (answers) {
            answers.addAll(List.of(some));
        }
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
