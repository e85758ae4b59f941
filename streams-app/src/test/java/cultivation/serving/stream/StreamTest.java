package cultivation.serving.stream;

import static cultivation.serving.Serving.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.entity.Measure;
import cultivation.serving.Serving;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTest {
    private record Event(String name, String id, JsonNode data) {}

    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    /** Listens in a thread of its own. */
    private List<Event> listen(@Nullable String lastEventId) {
        var events = new CopyOnWriteArrayList<Event>();
        var request = HttpRequest.newBuilder(serving.address("/api/v1/stream")).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        var thread = new Thread(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(
                    HttpClient.newHttpClient()
                            .send(request.build(), BodyHandlers.ofInputStream())
                            .body(),
                    StandardCharsets.UTF_8))) {
                read(lines, events);
            } catch (IOException | UncheckedIOException e) {
                // the server has closed
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> !events.isEmpty());
        return events;
    }

    /** Whether this figure of the city has been told; heartbeats are messages too, and come whatever happens. */
    private static boolean tells(List<Event> events, String indicator, String window, int value) {
        return events.stream()
                .flatMap(event -> event.data().path("values").findParents("indicator").stream())
                .anyMatch(figure -> figure.path("indicator").asText().equals(indicator)
                        && figure.path("window").asText().equals(window)
                        && figure.path("scope").asText().equals("city")
                        && figure.path("statistic").asText().equals("pooled")
                        && figure.path("value").asInt() == value);
    }

    private static void read(BufferedReader lines, List<Event> events) {
        try {
            String name = "";
            String id = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(name, id, Serving.parse(data)));
                    name = "";
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_change_is_told_with_the_changed_figures_and_colleges() {
        // given
        var events = listen(null);
        int before = events.size();

        // when
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-20", 10, 10)
                .book(FIRST, Measure.APPLIED, "Graduation", "2020-06-20", 10, 10);

        // then
        await().until(() -> events.stream()
                .skip(before)
                .anyMatch(event -> event.data().toString().contains("graduates")));
        var told = events.stream()
                .skip(before)
                .filter(event -> event.data().toString().contains("graduates"))
                .findFirst()
                .orElseThrow();
        assertThat(told.name()).isEqualTo("values");
        assertThat(told.id()).isNotBlank();
        var city = told.data().get("values").findParents("indicator").stream()
                .filter(figure -> figure.get("indicator").asText().equals("graduates")
                        && figure.get("scope").asText().equals("city")
                        && figure.get("statistic").asText().equals("pooled"))
                .findFirst()
                .orElseThrow();
        assertThat(city.get("value").asInt()).isEqualTo(10);
        assertThat(city.get("window").asText()).isEqualTo("ytd");
        await().until(() -> events.stream()
                .skip(before)
                .anyMatch(event -> event.data().get("colleges").size() == 1
                        && event.data().get("colleges").get(0).get("received").asInt() == 10));
    }

    @Test
    void what_moves_right_after_the_greeting_is_told() {
        // given
        var events = listen(null);
        assertThat(events).extracting(Event::name).containsExactly("hello");

        // when
        serving.book(FIRST, Measure.ADMITTED, "OTHER", "2020-01-02", 7, 7);

        // then
        await().until(() ->
                events.stream().anyMatch(event -> event.data().toString().contains("admitted")));
    }

    @Test
    void a_listener_resumes_where_it_left() {
        // given
        var first = listen(null);
        var last = first.get(first.size() - 1).id();
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-20", 10, 10);
        await().until(() ->
                first.stream().anyMatch(event -> event.data().toString().contains("graduates")));

        // when
        var second = listen(last);

        // then
        await().until(() ->
                second.stream().anyMatch(event -> event.data().toString().contains("graduates")));
        assertThat(second).extracting(Event::name).containsOnly("values");
    }

    @Test
    void a_listener_of_another_start_is_told_to_ask_again() {
        assertThat(listen("deadbeef-7").get(0).name()).isEqualTo("reset");
    }

    @Test
    void a_listener_that_leaves_harms_nobody() throws IOException {
        // given
        var events = listen(null);
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), serving.address("/").getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isPositive();
        }

        // when
        for (int i = 0; i < 5; i++) {
            int all = 10 * (i + 1);
            serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-2" + i, 10, 10);
            await().until(() -> tells(events, "graduates", "ytd", all));
        }

        // then
        assertThat(serving.get("/api/v1/status").statusCode()).isEqualTo(200);
    }

    @Test
    void a_change_of_another_year_is_told_too() {
        // given
        var events = listen(null);

        // when: it moves 365d and aytd, none of which a message holds
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2019-12-20", 10, 10);

        // then
        await().until(() -> events.stream()
                .anyMatch(event -> event.name().equals("values")
                        && event.data().path("values").isEmpty()));
    }

    @Test
    void a_message_tells_figures_and_colleges_as_their_own_answers_do() {
        // given
        var events = listen(null);

        // when
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-20", 10, 10)
                .book(FIRST, Measure.APPLIED, "Graduation", "2020-06-20", 10, 10);

        // then
        var figure = serving.json("/api/v1/values?indicator=graduates&window=ytd&scope=city&statistic=pooled")
                .at("/values/0")
                .toString();
        await().until(() ->
                events.stream().anyMatch(event -> event.data().toString().contains(figure)));
        var college = serving.json("/api/v1/colleges").get(0).toString();
        await().until(() ->
                events.stream().anyMatch(event -> event.data().toString().contains(college)));
        assertThat(events).filteredOn(event -> event.name().equals("values")).allSatisfy(event -> assertThat(
                        event.data().fieldNames())
                .toIterable()
                .containsExactly("asOf", "clock", "values", "colleges"));
    }
}
