package cultivation.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay between a webhook as Alertmanager sends it and robots that check the wire format. */
class RelayServerTest {
    private static final String SECRET = "SEC000000000000000000000";
    private static final FakeRobot.Answer BUSY =
            new FakeRobot.Answer(200, "{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}");

    @TempDir
    Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private FakeRobot wecom;
    private FakeRobot dingtalk;
    private RelayServer relay;

    @BeforeEach
    void given_a_relay_with_two_robots() throws IOException {
        wecom = new FakeRobot();
        dingtalk = new FakeRobot();
        Files.writeString(folder.resolve("wecom_url"), wecom.url("/cgi-bin/webhook/send?key=k") + "\n");
        Files.writeString(folder.resolve("dingtalk_url"), dingtalk.url("/robot/send?access_token=t") + "\n");
        Files.writeString(folder.resolve("dingtalk_secret"), SECRET + "\n");
        relay = start();
    }

    @AfterEach
    void stop() {
        relay.close();
        wecom.close();
        dingtalk.close();
    }

    @Test
    void wecom_gets_markdown_as_it_wants_it() throws Exception {
        var response = post("/alerts/commission", webhook("firing", 1));

        assertThat(response.statusCode()).isEqualTo(200);
        var received = wecom.received().get(0);
        assertThat(received.uri()).isEqualTo("/cgi-bin/webhook/send?key=k");
        assertThat(received.contentType()).startsWith("application/json");
        var body = json.readTree(received.body());
        assertThat(body.path("msgtype").asText()).isEqualTo("markdown");
        assertThat(body.path("markdown").path("content").asText())
                .contains(
                        "【严重】指标超出阈值",
                        "北京第0职业技术学院",
                        "71.2%",
                        "80%",
                        "截至 2026-11-23",
                        "http://relay/runbooks/BeyondThreshold");
    }

    @Test
    void dingtalk_gets_title_text_and_a_signature_of_the_time() throws Exception {
        post("/alerts/operations", webhook("firing", 1));

        var received = dingtalk.received().get(0);
        var query = received.uri().split("[?&]", -1);
        assertThat(query[1]).isEqualTo("access_token=t");
        long timestamp = Long.parseLong(query[2].substring("timestamp=".length()));
        assertThat(Instant.ofEpochMilli(timestamp)).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(URLDecoder.decode(query[3].substring("sign=".length()), UTF_8))
                .isEqualTo(Robot.DingTalk.sign(timestamp, SECRET));
        JsonNode body = json.readTree(received.body());
        assertThat(body.path("msgtype").asText()).isEqualTo("markdown");
        assertThat(body.path("markdown").path("title").asText()).isEqualTo("【严重】指标超出阈值（1 所）");
        assertThat(body.path("markdown").path("text").asText()).contains("北京第0职业技术学院");
    }

    @Test
    void the_signature_is_that_of_an_independent_computation() {
        // printf '1577262236757\nSEC000000000000000000000' | openssl dgst -sha256 -hmac SEC000000000000000000000
        // -binary | base64
        assertThat(Robot.DingTalk.sign(1577262236757L, SECRET))
                .isEqualTo("xOJIB8eNoYWeLy26EMZOlc2RjOJbtPv9HYjm+E3uALU=");
    }

    @Test
    void bodies_stay_below_the_limits_of_the_robots() throws Exception {
        post("/alerts/commission", webhook("firing", 300));
        post("/alerts/operations", webhook("firing", 300));

        var content =
                json.readTree(wecom.received().get(0).body()).path("markdown").path("content");
        assertThat(content.asText().getBytes(UTF_8).length).isBetween(3_800, 4_096);
        assertThat(content.asText()).contains("另有 ", " 所");
        assertThat(dingtalk.received().get(0).body().getBytes(UTF_8).length).isBetween(18_000, 20_000);
    }

    @Test
    void a_busy_robot_is_asked_again_and_an_error_code_is_an_error() throws Exception {
        wecom.willAnswer(BUSY, new FakeRobot.Answer(502, "bad gateway"));

        var response = post("/alerts/commission", webhook("firing", 1));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(wecom.received()).hasSize(3);

        wecom.willAnswer(new FakeRobot.Answer(200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}"));
        assertThat(post("/alerts/commission", webhook("resolved", 1)).statusCode())
                .isEqualTo(400);
        assertThat(wecom.received()).hasSize(4);
    }

    @Test
    void what_alertmanager_repeats_is_sent_once_even_after_a_restart() throws Exception {
        post("/alerts/commission", webhook("firing", 2));
        post("/alerts/commission", webhook("firing", 2));
        relay.close();
        relay = start();
        post("/alerts/commission", webhook("firing", 2));

        assertThat(wecom.received()).hasSize(1);

        post("/alerts/commission", webhook("resolved", 2));
        assertThat(wecom.received()).hasSize(2);
        assertThat(get("/metrics").body())
                .contains(
                        "cultivation_relay_messages_total{destination=\"commission\",robot=\"wecom\",result=\"repeated\"} 1");
    }

    @Test
    void after_one_of_two_robots_failed_only_that_one_is_asked_again() throws Exception {
        dingtalk.willAnswer(BUSY_DINGTALK, BUSY_DINGTALK, BUSY_DINGTALK);

        assertThat(post("/alerts/both", webhook("firing", 1)).statusCode()).isEqualTo(502);
        assertThat(post("/alerts/both", webhook("firing", 1)).statusCode()).isEqualTo(200);

        assertThat(wecom.received()).hasSize(1);
        assertThat(dingtalk.received()).hasSize(4);
    }

    private static final FakeRobot.Answer BUSY_DINGTALK =
            new FakeRobot.Answer(200, "{\"errcode\":130101,\"errmsg\":\"send too fast\"}");

    @Test
    void a_college_reads_of_itself_only() throws Exception {
        post("/alerts/college", webhook("firing", 3));

        // college 4111000001 has a robot of its own; the others share the default
        assertThat(dingtalk.received()).hasSize(1);
        assertThat(dingtalk.received().get(0).body()).contains("北京第1职业").doesNotContain("北京第0职业", "北京第2职业");
        assertThat(wecom.received()).hasSize(1);
        assertThat(wecom.received().get(0).body()).contains("北京第0职业", "北京第2职业").doesNotContain("北京第1职业");
    }

    @Test
    void a_rotated_token_is_taken_up_and_a_missing_one_is_unhealthy() throws Exception {
        Files.writeString(folder.resolve("wecom_url"), wecom.url("/cgi-bin/webhook/send?key=new"));
        post("/alerts/commission", webhook("firing", 1));
        assertThat(wecom.received().get(0).uri()).endsWith("key=new");
        assertThat(get("/health").statusCode()).isEqualTo(200);

        Files.delete(folder.resolve("wecom_url"));
        assertThat(get("/health").statusCode()).isEqualTo(503);
        assertThat(post("/alerts/commission", webhook("firing", 2)).statusCode())
                .isEqualTo(502);
    }

    @Test
    void serves_the_runbooks_that_its_messages_link_to() throws Exception {
        assertThat(get("/runbooks/BeyondThreshold").body())
                .startsWith("# BeyondThreshold")
                .contains("## Mitigation");
        assertThat(get("/runbooks/Nothing").statusCode()).isEqualTo(404);
        assertThat(get("/runbooks/../logback").statusCode()).isEqualTo(404);
        assertThat(post("/alerts/nobody", webhook("firing", 1)).statusCode()).isEqualTo(404);
        assertThat(post("/alerts/commission", "{").statusCode()).isEqualTo(400);
        assertThat(post("/alerts/commission", "{\"alerts\":[]}").statusCode()).isEqualTo(200);
    }

    @Test
    void no_page_in_somebodys_browser_writes_to_the_readers_group() throws Exception {
        for (String[] header : new String[][] {
            {"Origin", "http://evil.example"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "same-origin"},
            {"Sec-Fetch-Mode", "no-cors"}
        }) {
            // when
            var answer = send(HttpRequest.newBuilder(uri("/alerts/commission"))
                    .header(header[0], header[1])
                    .POST(HttpRequest.BodyPublishers.ofString(webhook("firing", 1))));

            // then
            assertThat(answer.statusCode()).as(header[0]).isEqualTo(403);
        }
        assertThat(wecom.received()).isEmpty();
    }

    @Test
    void what_is_too_large_is_refused_and_not_cut() throws Exception {
        assertThat(post("/alerts/commission", " ".repeat(2 * 1024 * 1024) + webhook("firing", 1))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void a_mistake_in_the_configuration_is_named() throws IOException {
        var file = folder.resolve("wrong.json");
        Files.writeString(file, "{\"destinations\":{\"commission\":[{\"type\":\"weixin\",\"urlFile\":\"u\"}]}}");

        assertThatThrownBy(() -> RelayServer.start(file))
                .hasMessageContaining("type of a robot of 'commission'", "weixin");
    }

    private RelayServer start() throws IOException {
        var file = folder.resolve("relay.json");
        Files.writeString(file, """
                { "port": 0, "memoryFile": "%1$s/sent.json",
                  "destinations": {
                    "commission": [{"type": "wecom", "urlFile": "%1$s/wecom_url"}],
                    "operations": [{"type": "dingtalk", "urlFile": "%1$s/dingtalk_url", "secretFile": "%1$s/dingtalk_secret"}],
                    "both": [{"type": "wecom", "urlFile": "%1$s/wecom_url"},
                             {"type": "dingtalk", "urlFile": "%1$s/dingtalk_url", "secretFile": "%1$s/dingtalk_secret"}],
                    "college": [{"type": "wecom", "urlFile": "%1$s/wecom_url"}],
                    "college/4111000001": [{"type": "dingtalk", "urlFile": "%1$s/dingtalk_url", "secretFile": "%1$s/dingtalk_secret"}]
                  } }
                """.formatted(folder));
        return RelayServer.start(Destinations.read(file), List.of(Duration.ofMillis(10), Duration.ofMillis(10)));
    }

    /** As Alertmanager 0.25 sends it. */
    private static String webhook(String status, int colleges) {
        var alerts = new StringBuilder();
        for (int i = 0; i < colleges; i++) {
            alerts.append(i == 0 ? "" : ",").append("""
                    {"status":"%1$s","labels":{"alertname":"BeyondThreshold","severity":"critical","college":"41110000%2$02d","indicator":"employment_rate"},
                     "annotations":{"summary":"指标超出阈值 · An indicator is beyond its threshold","description":"北京第%2$d职业技术学院：就业率（本年至今）71.2%%，低于下限 80%%，截至 2026-11-23","runbook_url":"http://relay/runbooks/BeyondThreshold"},
                     "startsAt":"2026-11-23T10:02:00.123456789Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://prometheus/graph?g0.expr=x","fingerprint":"%2$016x"}
                    """.formatted(status, i));
        }
        return """
                {"receiver":"commission","status":"%s","alerts":[%s],"groupLabels":{"alertname":"BeyondThreshold","indicator":"employment_rate"},"commonLabels":{},
                 "commonAnnotations":{},"externalURL":"http://alertmanager","version":"4","groupKey":"{}/{audience=\\"commission\\"}:{alertname=\\"BeyondThreshold\\"}","truncatedAlerts":0}
                """.formatted(status, alerts);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + relay.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
