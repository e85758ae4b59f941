package cultivation.relay;

import static cultivation.relay.MonitoringFolder.FOLDER;
import static cultivation.relay.MonitoringFolder.installed;
import static cultivation.relay.MonitoringFolder.needs;
import static cultivation.relay.MonitoringFolder.text;
import static cultivation.relay.MonitoringFolder.withTestIntervals;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a metric to the robot, through a real Prometheus, a real Alertmanager and the relay, with test intervals. */
class AlertChainIT {
    private static final String GONGYE = "4111010853";
    private static final Duration SOON = Duration.ofMinutes(2);

    /** So many, a second apart, that what fires or resolves has been told: for, group_wait, group_interval and some. */
    private static final int AFTER_A_GROUP_HAS_WAITED = 8;

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Program> programs = new ArrayList<>();
    private FakeApp app;
    private FakeRobot robot;
    private RelayServer relay;
    private int prometheus;
    private int alertmanager;

    @BeforeEach
    void given_the_chain() throws IOException {
        needs("prometheus", installed("alertmanager") ? "alertmanager" : "prometheus-alertmanager");
        app = new FakeApp();
        robot = new FakeRobot();
        for (String reader : List.of("commission", "college", "operations")) {
            Files.writeString(folder.resolve(reader), robot.url("/" + reader));
        }
        Files.writeString(folder.resolve("relay.json"), """
                { "port": 0, "destinations": {
                    "commission": [{"type": "wecom", "urlFile": "%1$s/commission"}],
                    "college": [{"type": "wecom", "urlFile": "%1$s/college"}],
                    "operations": [{"type": "wecom", "urlFile": "%1$s/operations"}] } }
                """.formatted(folder));
        relay = RelayServer.start(folder.resolve("relay.json"));
        write(
                "alertmanager.yml",
                text("alertmanager/alertmanager.yml").replace("relay:9095", "127.0.0.1:" + relay.port()));
        alertmanager = start(
                installed("alertmanager") ? "alertmanager" : "prometheus-alertmanager",
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--cluster.listen-address=");
        write(
                "prometheus.yml",
                text("prometheus/prometheus.yml").replace("127.0.0.1:9095", "127.0.0.1:" + relay.port()));
        for (Path rules : MonitoringFolder.files("prometheus/rules", ".yml")) {
            write("rules/" + rules.getFileName(), Files.readString(rules));
        }
        write("targets/app.yml", "- targets: [127.0.0.1:" + app.port() + "]\n");
        write("targets/relay.yml", "- targets: [127.0.0.1:" + relay.port() + "]\n");
        write("targets/alertmanager.yml", "- targets: [127.0.0.1:" + alertmanager + "]\n");
        prometheus = start(
                "prometheus",
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("prometheus"));
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> get(prometheus, "/-/ready").statusCode() == 200);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> get(alertmanager, "/-/ready").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        for (Program program : programs) {
            program.close();
        }
        if (app == null) {
            return;
        }
        relay.close();
        robot.close();
        app.close();
    }

    @Test
    void a_college_below_its_threshold_reaches_the_robot_a_restart_changes_nothing_and_mended_it_says_so() {
        // given
        app.college(GONGYE, "北京工业职业技术学院", 0.9);
        await().atMost(SOON).until(() -> known(GONGYE));

        // when it falls, then it is told
        app.college(GONGYE, "北京工业职业技术学院", 0.712);
        await().atMost(SOON).until(() -> !sentTo("commission").isEmpty());
        assertThat(sentTo("commission").get(0))
                .contains("【严重】指标超出阈值（1 所）", "北京工业职业技术学院：就业率（本年至今）71.2%，低于下限 80%，截至 2019-11-22")
                .contains("http://127.0.0.1:" + relay.port() + "/runbooks/BeyondThreshold");

        // when the app restarts, then nothing fires and nothing resolves
        app.down(true);
        awaitScrapes(6);
        app.set("cultivation_caught_up", 0);
        app.down(false);
        awaitScrapes(3);
        app.set("cultivation_caught_up", 1);
        awaitScrapes(AFTER_A_GROUP_HAS_WAITED);
        assertThat(robot.received()).hasSize(1);

        // when it is mended, then that is told, too
        app.college(GONGYE, "北京工业职业技术学院", 0.9);
        await().atMost(SOON).until(() -> sentTo("commission").size() > 1);
        assertThat(sentTo("commission").get(1)).contains("【告警停止】指标超出阈值（1 所）", "北京工业职业技术学院");
    }

    @Test
    void twenty_five_colleges_at_once_are_one_message() {
        app.together(() -> {
            for (int i = 0; i < 25; i++) {
                app.college("41110000%02d".formatted(i), "北京第" + i + "职业技术学院", 0.5);
            }
        });

        await().atMost(SOON).until(() -> !sentTo("commission").isEmpty());
        awaitScrapes(AFTER_A_GROUP_HAS_WAITED);

        assertThat(sentTo("commission")).hasSize(1);
        assertThat(sentTo("commission").get(0)).contains("（25 所）");
        assertThat(sentTo("commission").get(0).getBytes(UTF_8).length).isLessThanOrEqualTo(4_096);
    }

    @Test
    void an_app_that_is_down_mutes_the_data_alerts() {
        app.college(GONGYE, "北京工业职业技术学院", 0.5);
        await().atMost(SOON).until(() -> sentTo("commission").size() == 1);

        app.down(true);
        await().atMost(SOON).until(() -> !sentTo("operations").isEmpty());

        assertThat(sentTo("operations").get(0)).contains("监测应用全部停机", "/runbooks/AppDown");
        await().atMost(SOON).until(() -> alertmanagerSays("BeyondThreshold").equals("suppressed"));
        assertThat(sentTo("commission")).hasSize(1);
    }

    @Test
    void silence_is_no_alert_over_the_spring_festival_and_one_over_a_school_week() {
        // given a college silent for a week of holidays, and another whose alert shows that the chain works
        app.set("cultivation_as_of_timestamp_seconds", System.currentTimeMillis() / 1000.0); // no replayed history
        app.set("cultivation_holiday", 1);
        app.college(GONGYE, "北京工业职业技术学院", 0.9);
        app.silentFor(GONGYE, 7);
        app.college("4111010857", "北京信息职业技术学院", 0.5);
        await().atMost(SOON).until(() -> !sentTo("commission").isEmpty());
        awaitScrapes(AFTER_A_GROUP_HAS_WAITED);
        assertThat(sentTo("college")).isEmpty();

        // when the holidays end, then the week does not count
        app.set("cultivation_holiday_last_end_timestamp_seconds", System.currentTimeMillis() / 1000.0);
        app.set("cultivation_holiday", 0);
        awaitScrapes(AFTER_A_GROUP_HAS_WAITED);
        assertThat(sentTo("college")).isEmpty();

        // when it was a week of school, then it does
        app.set("cultivation_holiday_last_end_timestamp_seconds", System.currentTimeMillis() / 1000.0 - 60 * 86_400.0);
        await().atMost(SOON).until(() -> !sentTo("college").isEmpty());
        assertThat(sentTo("college").get(0)).contains("学校静默", "北京工业职业技术学院：已 7.0 天没有报送任何记录");
    }

    /** Until Prometheus has looked at the app so often again: while it does not look, no time passes for a rule. */
    private void awaitScrapes(int number) {
        int before = app.scrapes();
        await().atMost(SOON).until(() -> app.scrapes() >= before + number);
    }

    private List<String> sentTo(String reader) {
        return robot.received().stream()
                .filter(received -> received.uri().equals("/" + reader))
                .map(received ->
                        tree(received.body()).path("markdown").path("content").asText())
                .toList();
    }

    private boolean known(String college) throws IOException, InterruptedException {
        var query = URLEncoder.encode("cultivation:indicator:value{college=\"" + college + "\"}", UTF_8);
        return !tree(get(prometheus, "/api/v1/query?query=" + query).body())
                .path("data")
                .path("result")
                .isEmpty();
    }

    private String alertmanagerSays(String alert) throws IOException, InterruptedException {
        var answer =
                get(alertmanager, "/api/v2/alerts?filter=" + URLEncoder.encode("alertname=\"" + alert + "\"", UTF_8));
        return tree(answer.body()).path(0).path("status").path("state").asText();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }

    private HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void write(String file, String content) throws IOException {
        var target = folder.resolve(file);
        Files.createDirectories(target.resolveSibling("."));
        Files.writeString(target, withTestIntervals(content));
    }

    /** The port on which it answers. */
    private int start(String program, String... arguments) throws IOException {
        var started = Program.start(FOLDER, folder.resolve(program + ".log"), program, arguments);
        programs.add(started);
        return started.port();
    }
}
