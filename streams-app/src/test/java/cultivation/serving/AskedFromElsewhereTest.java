package cultivation.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another site can make a reader's browser ask for. */
class AskedFromElsewhereTest {
    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    @Test
    void no_route_answers_under_a_foreign_name_that_leads_here() throws IOException {
        // given
        int port = serving.address("/").getPort();

        for (String[] route : everyRoute()) {
            // when: as after DNS rebinding, where the page's origin and the host are the same
            var answer = asked(
                    route[0],
                    route[1],
                    "Host: evil.example:" + port,
                    "Origin: http://evil.example:" + port,
                    "Sec-Fetch-Site: same-origin");

            // then
            assertThat(answer).as(route[0] + " " + route[1]).startsWith("HTTP/1.1 421 ");
            if (!route[0].equals("HEAD")) {
                assertThat(answer).contains("application/problem+json").contains("cultivation.http.names");
            }
        }
    }

    @Test
    void what_writes_is_not_told_by_a_page_of_another_site() throws IOException {
        // given
        var host = "Host: 127.0.0.1:" + serving.address("/").getPort();

        for (String[] route : everyRoute()) {
            if (!List.of("GET", "HEAD", "OPTIONS").contains(route[0])) {
                // then: by its origin where it is sent, and by what the browser says of it where not
                assertThat(asked(route[0], route[1], host, "Origin: https://evil.example"))
                        .as(route[0] + " " + route[1])
                        .startsWith("HTTP/1.1 403 ");
                for (String site : List.of("cross-site", "same-site")) {
                    assertThat(asked(route[0], route[1], host, "Sec-Fetch-Site: " + site))
                            .as(route[0] + " " + route[1])
                            .startsWith("HTTP/1.1 403 ");
                }
                assertThat(asked(
                                route[0],
                                route[1],
                                host,
                                "Origin: http://127.0.0.1:"
                                        + serving.address("/").getPort()))
                        .as(route[0] + " " + route[1])
                        .doesNotStartWith("HTTP/1.1 403 ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1:8080", "[::1]:8080", "127.0.0.1"})
    void the_own_names_are_answered_with_any_port_since_a_port_may_be_forwarded(String host) throws IOException {
        assertThat(asked("GET", "/health/live", "Host: " + host)).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil.example",
                "127.0.0.1@evil.example",
                "evil.example:80:8080",
                "10.1.2.3",
                "0.0.0.0",
                "localhost."
            })
    void what_only_looks_like_an_own_name_is_not(String host) throws IOException {
        assertThat(asked("GET", "/health/live", "Host: " + host)).containsPattern("^HTTP/1.1 4(21|00) ");
    }

    @ParameterizedTest
    @CsvSource({"PUT,/api/v1/thresholds/slow", "POST,/api/v1/alerts", "POST,/api/v1/reconcile", "POST,/api/v1/nothing"})
    void many_slow_bodies_keep_nobody_else_waiting(String method, String path) throws IOException {
        // given: more than there are threads, each with one byte of its body
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 260; i++) {
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(), serving.address("/").getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n{")
                                .getBytes(UTF_8));
            }

            // then
            assertTimeout(Duration.ofSeconds(2), () -> {
                assertThat(serving.get("/health/live").statusCode()).isEqualTo(200);
                assertThat(serving.get("/api/v1/values").statusCode()).isEqualTo(200);
                assertThat(serving.get("/metrics").statusCode()).isEqualTo(200);
            });
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_body_that_trickles_is_given_up() throws Exception {
        // given
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), serving.address("/").getPort())) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write("PUT /api/v1/thresholds/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n{"
                    .getBytes(UTF_8));

            // when
            var trickling = new Thread(() -> {
                try {
                    while (true) {
                        out.write(' ');
                        Thread.sleep(200);
                    }
                } catch (IOException | InterruptedException e) {
                    // the server has had enough
                }
            });
            trickling.setDaemon(true);
            trickling.start();
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();

            // then
            assertThat(answer).startsWith("HTTP/1.1 408 ");
        }
    }

    private List<String[]> everyRoute() {
        var all = new ArrayList<String[]>();
        try (var routes = new Routes(serving.sources())) {
            routes.all()
                    .forEach(route -> all.add(
                            new String[] {route.method().name(), route.path().replaceAll("\\{\\w+}", "1")}));
            routes.wrongMethods()
                    .forEach(route -> all.add(
                            new String[] {route.method().name(), route.path().replaceAll("\\{\\w+}", "1")}));
        }
        all.add(new String[] {"GET", "/"});
        all.add(new String[] {"GET", "/college/1"});
        all.add(new String[] {"GET", "/assets/1/app.js"});
        return all;
    }

    private String asked(String method, String path, String... headers) throws IOException {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), serving.address("/").getPort())) {
            socket.setSoTimeout(10_000);
            var request = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
