package cultivation.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.college.Colleges;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Evidence;
import cultivation.events.Graduation;
import cultivation.events.MajorClass;
import cultivation.events.TechServicePayment;
import cultivation.producer.EventPublisher;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.relay.FakeRobot;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** From an event on Kafka to a group robot, all of it real: broker, registry, app, Prometheus, Alertmanager, relay. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {
    private static final String GONGYE = "4111010853";
    private static final String NAME = "北京工业职业技术学院";
    private static final int GRADUATES = 100;
    /** Only the last of the corrections takes the rate from 92 % to below it: on the way there it says nothing. */
    private static final double LOWEST = 0.715;

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration A_WHILE = Duration.ofSeconds(10);
    private static LocalDate today;
    private static final Pattern METRIC = Pattern.compile("\\bcultivation_[a-z_]+");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Stack stack;
    private static FakeRobot robot;
    private static EventPublisher publisher;

    @BeforeAll
    static void start() throws Exception {
        for (String program : List.of("prometheus", "prometheus-alertmanager")) {
            boolean installed = Files.isExecutable(Path.of("/usr/bin", program));
            assertThat(installed || !"true".equals(System.getenv("CI")))
                    .as(program + " must be installed in CI")
                    .isTrue();
            assumeTrue(installed, program + " is not installed: this test is skipped");
        }
        today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        robot = new FakeRobot();
        stack = new Stack(StackSettings.forTest().withMonitoringForTests(), Console.silent());
        var robots = Files.createDirectories(stack.data().resolve("robots"));
        for (String reader : List.of("commission", "college", "operations")) {
            Files.writeString(robots.resolve(reader), robot.url("/" + reader));
        }
        stack.start();
        publisher = EventPublisher.open(stack.connection(), Map.of());
    }

    @AfterAll
    static void stop() {
        if (publisher != null) {
            publisher.close();
        }
        if (stack != null) {
            stack.close();
        }
        if (robot != null) {
            robot.close();
        }
    }

    @Test
    @Order(1)
    void a_drop_reaches_the_robot_with_all_that_is_to_be_known_a_restart_changes_nothing_and_mended_it_says_so()
            throws Exception {
        // given
        putThreshold("employment", "employment_rate", LOWEST, GRADUATES);
        publish(number -> graduation(number));
        publish(number -> outcome(number, 1, number < 92 ? Destination.CONTRACT : Destination.SEEKING));
        await().atMost(SOON).ignoreExceptions().until(() -> query(rate()).equals("0.92"));

        // when outcomes are corrected
        long before = System.nanoTime();
        publish(number -> outcome(number, 2, number < 71 ? Destination.CONTRACT : Destination.SEEKING));

        // then
        await().pollInterval(Duration.ofMillis(50)).atMost(SOON).until(() -> !sentTo("commission")
                .isEmpty());
        System.out.printf("outcomes on Kafka to the robot's message: %.1f s%n", (System.nanoTime() - before) / 1e9);
        var told = sentTo("commission").get(0);
        assertThat(told)
                .contains("指标超出阈值（1 所）")
                .contains(NAME + "：毕业去向落实率（近 365 天）71%，低于下限 71.5%，截至 " + today)
                .contains("/runbooks/BeyondThreshold");
        assertThat(get(told.replaceAll("(?s).*\\((http[^)]+)\\).*", "$1")).body())
                .contains("## Mitigation");

        // when the app is killed, then nothing fires and nothing resolves
        long first = stack.endpoints().pids().app().get(0);
        stack.kill("app-1");
        await().atMost(SOON).until(() -> stack.endpoints().pids().app().get(0) != first);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> query("max(cultivation_caught_up)").equals("1")
                        && query("count(up{job=\"cultivation-app\"} == 1)").equals("1"));
        await().atMost(SOON).ignoreExceptions().until(() -> query(rate()).equals("0.71"));
        staysAt("commission", 1);
        assertThat(sentTo("college")).isEmpty();

        // when it is mended, then that is told, too
        publish(number -> outcome(number, 3, number < 95 ? Destination.CONTRACT : Destination.SEEKING));
        await().atMost(SOON).until(() -> sentTo("commission").size() > 1);
        assertThat(sentTo("commission").get(1)).contains("【告警停止】指标超出阈值（1 所）", NAME);
    }

    @Test
    @Order(2)
    void the_probe_is_measured_and_is_in_nothing_else() throws Exception {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> Double.parseDouble(query("sum(cultivation_probe_event_to_metric_seconds_count)")) >= 4);

        assertThat(Double.parseDouble(query(
                        "histogram_quantile(0.5, sum by (le) (cultivation_probe_event_to_applied_seconds_bucket))")))
                .isLessThan(2);
        assertThat(query("count({__name__=~\"cultivation_.+\", college=\"probe\"})"))
                .isEmpty();
        assertThat(get(stack.endpoints().api() + "/api/v1/colleges").body()).doesNotContain("probe");
    }

    @Test
    @Order(3)
    void twenty_five_colleges_below_at_once_are_one_message_and_an_app_that_is_down_mutes_them() throws Exception {
        // given
        var colleges = Colleges.beijing();
        for (var college : colleges) {
            var code = college.getCode().toString();
            if (!code.equals(GONGYE)) {
                publisher.publish(code, graduation(code, 1)).get();
            }
        }
        await().atMost(SOON).ignoreExceptions().until(() -> query(
                        "count(cultivation:indicator:value{indicator=\"graduates\",window=\"365d\",scope=\"college\"})")
                .equals("25"));
        int before = sentTo("commission").size();

        // when
        putThreshold("graduates", "graduates", 1_000, 0);

        // then
        await().atMost(SOON).until(() -> sentTo("commission").size() > before);
        staysAt("commission", before + 1);
        assertThat(sentTo("commission").subList(before, sentTo("commission").size()))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message).contains("指标超出阈值（25 所）");
                    assertThat(message.getBytes(UTF_8).length).isLessThanOrEqualTo(4_096);
                });

        // when the app answers nothing any more
        signal("STOP");
        try {
            await().atMost(SOON)
                    .until(() -> sentTo("operations").stream().anyMatch(message -> message.contains("监测应用全部停机")));

            // then
            await().atMost(SOON).until(() -> stateOf("BeyondThreshold").equals(Set.of("suppressed")));
        } finally {
            signal("CONT");
        }
        await().atMost(SOON).ignoreExceptions().until(() -> query("max(cultivation_caught_up)")
                .equals("1"));
        staysAt("commission", before + 1);
    }

    @Test
    @Order(4)
    void rules_and_dashboards_use_what_the_running_app_and_relay_export() throws Exception {
        // given a college with a past, a rhythm and a promise, and a topic that nobody may consume
        publisher.publish(GONGYE, lastYears(graduation(GRADUATES))).get();
        for (int days = 0; days < 15; days++) {
            publisher
                    .publish(GONGYE, recordedAgo(days, Colleague.payment(GONGYE, "P-" + days, 1)))
                    .get();
        }
        try (var admin = stack.connection().admin()) {
            admin.createTopics(List.of(new NewTopic("cultivation.events.4111019999", 4, (short) 1)))
                    .all()
                    .get();
        }
        putTarget("income", "tech_service_income", 1_000_000);
        await().atMost(SOON).until(() -> sentTo("operations").stream()
                .anyMatch(message -> message.contains("学校主题未接入") && message.contains("4111019999")));
        await().atMost(SOON).until(() -> sentTo("commission").stream()
                .anyMatch(message -> message.contains("指标落后于目标进度") && message.contains(NAME + "：技术服务到款额")));

        // when
        var exported = Stream.of(stack.endpoints().api() + "/metrics", relay() + "/metrics")
                .flatMap(address -> names(body(address)))
                .collect(Collectors.toCollection(TreeSet::new));

        // then
        var expected = used();
        // Only while a case has one.
        expected.remove("cultivation_tolerance");
        // Only of a college whose records came on several days, by the broker's clock: TypicalGapTest.
        expected.remove("cultivation_college_usual_gap_seconds");
        assertThat(exported).containsAll(expected);
    }

    /** Every metric that an expression of a rule or of a dashboard's panel names. */
    private static Set<String> used() throws IOException {
        var monitoring = Path.of("..", "monitoring");
        var used = new TreeSet<String>();
        for (Path folder : List.of(monitoring.resolve("prometheus/rules"), monitoring.resolve("grafana/dashboards"))) {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.readString(file)
                            .lines()
                            .filter(line -> !line.strip().startsWith("#"))
                            .forEach(line -> names(line).forEach(used::add));
                }
            }
        }
        assertThat(used).contains("cultivation_indicator_value", "cultivation_caught_up");
        return used;
    }

    /** A histogram's parts, and only they, have its name without their ending as well. */
    private static Stream<String> names(String text) {
        return METRIC.matcher(text).results().map(found -> found.group()
                .replaceAll("_seconds_(bucket|count|sum)$", "_seconds"));
    }

    private static Graduation graduation(int number) {
        return graduation(GONGYE, number);
    }

    private static Graduation graduation(String college, int number) {
        return new Graduation(
                Colleague.head(college, 1), student(number), today, MajorClass.ENGINEERING, Completion.GRADUATED);
    }

    private static Graduation lastYears(Graduation graduation) {
        graduation.setGraduatedOn(today.minusYears(1));
        return graduation;
    }

    private static TechServicePayment recordedAgo(int days, TechServicePayment payment) {
        payment.getHead().setRecordedAt(Instant.now().minus(Duration.ofDays(days)));
        payment.setReceivedOn(today.minusDays(days + 1L));
        return payment;
    }

    private static EmploymentOutcome outcome(int number, int revision, Destination destination) {
        return new EmploymentOutcome(
                Colleague.head(GONGYE, revision),
                student(number),
                today,
                destination,
                "11",
                false,
                false,
                null,
                null,
                Evidence.DECLARED);
    }

    private static String student(int number) {
        return "%064x".formatted(number);
    }

    private static void publish(IntFunction<SpecificRecord> event) {
        var published = IntStream.range(0, GRADUATES)
                .mapToObj(number -> publisher.publish(GONGYE, event.apply(number)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(published).join();
    }

    private static void putThreshold(String id, String indicator, double value, int minDenominator) throws Exception {
        var body = """
                {"indicator": "%s", "window": "365d", "scope": "college", "statistic": "pooled", "bound": "lower",
                 "severity": "critical", "value": %s, "minDenominator": %d, "note": "end to end"}""".formatted(indicator, value, minDenominator);
        put("/api/v1/thresholds/" + id, body);
    }

    /** From nothing half a year ago to this much in half a year. */
    private static void putTarget(String id, String indicator, int value) throws Exception {
        put("/api/v1/targets/" + id, """
                {"indicator": "%s", "window": "365d", "scope": "college", "entity": "%s", "statistic": "pooled",
                 "milestones": [{"on": "%s", "value": 0}, {"on": "%s", "value": %d}],
                 "tolerance": 0, "note": "end to end"}""".formatted(
                        indicator, GONGYE, today.minusMonths(6), today.plusMonths(6), value));
    }

    private static void put(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(stack.endpoints().api() + path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }

    private static String rate() {
        return "cultivation:indicator:value{indicator=\"employment_rate\",window=\"365d\",college=\"" + GONGYE + "\"}";
    }

    /** The value of the first series; empty when there is none. */
    private static String query(String expression) throws IOException, InterruptedException {
        var answer =
                get(stack.endpoints().prometheus() + "/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8));
        return JSON.readTree(answer.body())
                .path("data")
                .path("result")
                .path(0)
                .path("value")
                .path(1)
                .asText();
    }

    private static Set<String> stateOf(String alert) throws IOException, InterruptedException {
        var states = new TreeSet<String>();
        var answer = get(stack.endpoints().alertmanager() + "/api/v2/alerts?filter="
                + URLEncoder.encode("alertname=\"" + alert + "\"", UTF_8));
        JSON.readTree(answer.body())
                .forEach(each -> states.add(each.path("status").path("state").asText()));
        return states;
    }

    private static List<String> sentTo(String reader) {
        return robot.received().stream()
                .filter(received -> received.uri().equals("/" + reader))
                .map(received ->
                        tree(received.body()).path("markdown").path("content").asText())
                .toList();
    }

    /** Waits for as long as another message would take to come. */
    private static void staysAt(String reader, int messages) {
        await().during(A_WHILE)
                .atMost(A_WHILE.multipliedBy(2))
                .until(() -> sentTo(reader).size() == messages);
    }

    /** The relay's address, as its messages have it. */
    private static String relay() {
        return sentTo("operations").get(0).replaceAll("(?s).*\\((http://[^/]+)/runbooks.*", "$1");
    }

    private static String body(String address) {
        try {
            return get(address).body();
        } catch (IOException e) {
            throw new IllegalStateException(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(address, e);
        }
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private static void signal(String name) throws IOException, InterruptedException {
        var pid = stack.endpoints().pids().app().get(0).toString();
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }
}
