package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two instances on a real broker: what one is told, both show, and a kill loses nothing of it. */
class WhatPeopleSetIT {
    private static final String COLLEGE = "4111010853";
    private static final String WATCHED = "4111010857";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Stack STACK =
            new Stack(StackSettings.forTest().withInstances(2).withMonitoringForTests(), Console.silent());
    private static final String FIGURE = "/api/v1/values?indicator=tech_service_income&window=ytd&entity=" + COLLEGE;

    @BeforeAll
    static void each_of_two_colleges_has_a_thousand_yuan() throws Exception {
        STACK.start();
        try (var colleague = new Colleague(STACK.endpoints())) {
            for (String college : List.of(COLLEGE, WATCHED)) {
                colleague.send(Colleague.payment(college, "P-1", 100_000));
            }
        }
        for (String api : STACK.apis()) {
            await().until(() -> get(api + FIGURE).at("/values/0/value").asDouble() == 1000);
            await().until(() -> !get(api + "/api/v1/thresholds").isEmpty());
        }
        await().until(() -> !exported().isEmpty());
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
            await().untilAsserted(() ->
                    assertThat(shipped(api)).contains("default-employment-rate").doesNotHaveDuplicates());
        }
    }

    @Test
    void both_instances_the_metrics_and_the_colours_follow() throws Exception {
        for (String told : STACK.apis()) {
            for (String value : List.of("2000", "500")) {
                // when
                long begun = System.nanoTime();
                var answer = send("PUT", told + "/api/v1/thresholds/income", threshold(value));

                // then
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                await().pollInterval(Duration.ofMillis(20)).until(() -> {
                    for (String api : STACK.apis()) {
                        var status = get(api + FIGURE).at("/values/0/status").asText();
                        if (!status.equals(value.equals("2000") ? "critical" : "normal")) {
                            return false;
                        }
                    }
                    return exported()
                            .lines()
                            .anyMatch(
                                    line -> line.contains("threshold=\"income\"") && line.endsWith(" " + value + ".0"));
                });
                long milliseconds = (System.nanoTime() - begun) / 1_000_000;
                System.out.println("a threshold told to one instance is in both, in /metrics and in the colours after "
                        + milliseconds + " ms");
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
                        threshold(Integer.toString(i)))))
                .toList();

        // then
        assertThat(told.stream().map(CompletableFuture::join))
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200));
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
        await().untilAsserted(() -> assertThat(
                        inForce("contended").path("value").asDouble())
                .isEqualTo(chains.get(0).get(0).at("/after/value").asDouble()));
    }

    @Test
    void an_alert_opens_one_case_that_outlives_a_kill_and_rests_within_its_tolerance() throws Exception {
        var stack = STACK.endpoints();
        boolean monitored = stack.prometheus() != null && stack.alertmanager() != null;
        if ("true".equals(System.getenv("CI"))) {
            assertThat(monitored)
                    .as("Prometheus and Alertmanager are installed")
                    .isTrue();
        }
        Assumptions.assumeTrue(monitored, "Prometheus or Alertmanager is not installed: this test is skipped");

        // when the figure of 1,000 yuan is below a threshold of 5,000
        var set = send(
                "PUT",
                STACK.apis().get(1) + "/api/v1/thresholds/case",
                threshold("5000").replace(COLLEGE, WATCHED));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);

        // then both instances, each told by Alertmanager, have one case
        await().until(() -> cases(0).size() == 1 && cases(1).size() == 1);
        var opened = cases(0).get(0);
        assertThat(opened.path("value").asDouble()).isEqualTo(1000);
        assertThat(opened.path("thresholdValue").asDouble()).isEqualTo(5000);
        assertThat(opened.path("college").asText()).isEqualTo(WATCHED);
        assertThat(opened.path("description").asText()).contains("北京信息职业技术学院", "0.50 万元");

        // when people work on it at one instance and the other
        var id = opened.path("id").asText();
        act(0, id, "{\"action\": \"assign\", \"by\": \"王老师\", \"owner\": \"李老师\"}");
        act(1, id, "{\"action\": \"acknowledge\", \"by\": \"李老师\"}");
        act(
                0,
                id,
                "{\"action\": \"explain\", \"by\": \"李老师\", \"note\": \"合同在途\", \"evidence\": \"https://example.edu.cn/1\"}");
        act(1, id, """
            {"action": "tolerate", "by": "李老师", "value": 900, "until": "%s", "approver": "张处长"}""".formatted(Colleague.TODAY.plusDays(30)));

        // then the alert rests
        await().until(() -> !theCase(0, id).path("firing").asBoolean());
        var before = theCase(0, id);
        assertThat(actions(before)).startsWith("opened", "assigned", "acknowledged", "explained", "tolerance_agreed");

        // and one instance alone exports the figures
        var exported = series();
        assertThat(exported).isNotEmpty().doesNotHaveDuplicates();

        // when both instances are killed
        var pids = STACK.endpoints().pids().app();
        STACK.kill("app-1");
        STACK.kill("app-2");

        // then nothing is lost
        await().ignoreExceptions().until(() -> {
            var now = STACK.endpoints().pids().app();
            return !now.contains(pids.get(0))
                    && !now.contains(pids.get(1))
                    && cases(0).size() == 1
                    && cases(1).size() == 1;
        });
        assertThat(theCase(0, id)).isEqualTo(before);
        assertThat(theCase(1, id)).isEqualTo(before);
        await().untilAsserted(() -> assertThat(series()).isEqualTo(exported));
        assertThat(get(STACK.apis().get(0) + "/api/v1/thresholds/case/changes")).hasSize(1);

        // when the figure goes below the tolerance, then the same case fires again
        try (var colleague = new Colleague(STACK.endpoints())) {
            colleague.send(Colleague.payment(WATCHED, "P-2", -20_000));
        }
        await().ignoreExceptions()
                .until(() -> theCase(0, id).path("firing").asBoolean()
                        && theCase(1, id).path("firing").asBoolean());
        assertThat(cases(0)).hasSize(1);
        assertThat(theCase(0, id).path("timesFired").asInt()).isEqualTo(2);
        assertThat(theCase(0, id).path("value").asDouble()).isEqualTo(800);
    }

    private static List<String> shipped(String api) throws Exception {
        var shipped = new ArrayList<String>();
        for (JsonNode change : get(api + "/api/v1/thresholds/changes?limit=1000")) {
            if (change.path("changedBy").asText().equals("出厂设置")) {
                shipped.add(change.path("id").asText());
            }
        }
        return shipped;
    }

    private static List<String> actions(JsonNode caseFile) {
        return caseFile.path("history").findValuesAsText("action");
    }

    private static JsonNode theCase(int instance, String id) throws Exception {
        return get(STACK.apis().get(instance) + "/api/v1/cases/" + id);
    }

    private static JsonNode cases(int instance) throws Exception {
        return get(STACK.apis().get(instance) + "/api/v1/cases?indicator=tech_service_income&state=open&college="
                + WATCHED);
    }

    private static void act(int instance, String id, String action) {
        var answer = send("POST", STACK.apis().get(instance) + "/api/v1/cases/" + id + "/actions", action);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
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

    /** What all instances export of figures, thresholds, tolerances and accounts, in order. */
    private static List<String> series() throws Exception {
        var lines = new ArrayList<String>();
        for (String api : STACK.apis()) {
            HTTP.send(HttpRequest.newBuilder(URI.create(api + "/metrics")).build(), BodyHandlers.ofLines())
                    .body()
                    .filter(line ->
                            line.matches("cultivation_(indicator|threshold|tolerance|events_total|college_last).*"))
                    .forEach(lines::add);
        }
        return lines.stream().sorted().toList();
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
