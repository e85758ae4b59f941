package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.quickstart.Console;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances on a real broker: what one is told, both show, and a kill loses nothing of it. */
class WhatPeopleSetIT {
    private static final String COLLEGE = "4111010853";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Stack STACK = new Stack(StackSettings.forTest().withInstances(2), Console.silent());
    private static final String FIGURE = "/api/v1/values?indicator=tech_service_income&window=ytd&entity=" + COLLEGE;

    @BeforeAll
    static void one_payment_of_a_thousand_yuan() throws Exception {
        STACK.start();
        try (var colleague = new Colleague(STACK.endpoints())) {
            colleague.send(Colleague.payment(COLLEGE, "P-1", 100_000));
        }
        for (String api : STACK.apis()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> get(api + FIGURE).at("/values/0/value").asDouble() == 1000);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !get(api + "/api/v1/thresholds").isEmpty());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> !exported().isEmpty());
    }

    @AfterAll
    static void stop() {
        STACK.close();
    }

    @Test
    void a_new_deployment_begins_with_the_shipped_thresholds_once() throws Exception {
        for (String api : STACK.apis()) {
            assertThat(get(api + "/api/v1/thresholds").findValuesAsText("id"))
                    .contains("default-employment-rate", "default-tech-service-income")
                    .doesNotHaveDuplicates();
            var shipped = new ArrayList<String>();
            for (JsonNode change : get(api + "/api/v1/thresholds/changes?limit=1000")) {
                if (change.path("changedBy").asText().equals("出厂设置")) {
                    shipped.add(change.path("id").asText());
                }
            }
            assertThat(shipped).contains("default-employment-rate").doesNotHaveDuplicates();
        }
    }

    @Test
    void both_instances_the_metrics_and_the_colours_follow_within_two_seconds() throws Exception {
        for (String told : STACK.apis()) {
            for (String value : List.of("2000", "500")) {
                // when
                long begun = System.nanoTime();
                var answer = send("PUT", told + "/api/v1/thresholds/income", threshold(value));

                // then
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                await().pollInterval(Duration.ofMillis(20))
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> {
                            for (String api : STACK.apis()) {
                                var status =
                                        get(api + FIGURE).at("/values/0/status").asText();
                                if (!status.equals(value.equals("2000") ? "critical" : "normal")) {
                                    return false;
                                }
                            }
                            return exported().contains(value + ".0");
                        });
                long milliseconds = (System.nanoTime() - begun) / 1_000_000;
                System.out.println("a threshold told to one instance is in both, in /metrics and in the colours after "
                        + milliseconds + " ms");
                assertThat(milliseconds).isLessThan(2000);
            }
        }
    }

    @Test
    void changes_made_at_both_instances_at_once_are_one_chain() throws Exception {
        // when
        var told = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(
                                "PUT",
                                STACK.apis().get(i % 2) + "/api/v1/thresholds/contended",
                                threshold(Integer.toString(i)))
                        .statusCode()))
                .toList();

        // then
        assertThat(told.stream().map(CompletableFuture::join)).containsOnly(200);
        var chains = new ArrayList<JsonNode>();
        for (String api : STACK.apis()) {
            await().until(() ->
                    get(api + "/api/v1/thresholds/contended/changes").size() == 20);
            chains.add(get(api + "/api/v1/thresholds/contended/changes"));
        }
        assertThat(chains.get(0)).isEqualTo(chains.get(1));
        for (int i = 0; i < 19; i++) {
            assertThat(chains.get(0).get(i).path("before"))
                    .isEqualTo(chains.get(0).get(i + 1).path("after"));
        }
        assertThat(chains.get(0).get(19).path("before").isNull()).isTrue();
        assertThat(chains.get(0).get(0).at("/after/value").asDouble())
                .isEqualTo(inForce("contended").path("value").asDouble());
    }

    private static JsonNode inForce(String id) throws Exception {
        for (JsonNode threshold : get(STACK.apis().get(0) + "/api/v1/thresholds")) {
            if (threshold.path("id").asText().equals(id)) {
                return threshold;
            }
        }
        throw new AssertionError("no threshold " + id);
    }

    private static String threshold(String value) {
        return """
            {"indicator": "tech_service_income", "window": "ytd", "scope": "college", "entity": "%s",
             "statistic": "pooled", "bound": "lower", "severity": "critical", "value": %s, "note": "试验", "changedBy": "李老师"}""".formatted(COLLEGE, value);
    }

    /** The thresholds of the id {@code income} that any instance exports. */
    private static String exported() throws Exception {
        var lines = new StringBuilder();
        for (String api : STACK.apis()) {
            HTTP.send(HttpRequest.newBuilder(URI.create(api + "/metrics")).build(), BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("cultivation_threshold{"))
                    .filter(line -> line.contains("threshold=\"income\"") || line.contains("threshold=\"default-"))
                    .forEach(line -> lines.append(line).append('\n'));
        }
        return lines.toString();
    }

    private static JsonNode get(String address) throws Exception {
        return JSON.readTree(
                HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                        .body());
    }

    private static HttpResponse<String> send(String method, String address, String body) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .method(method, BodyPublishers.ofString(body))
                            .header("Content-Type", "application/json")
                            .build(),
                    BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
