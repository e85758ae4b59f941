package cultivation.serving.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import cultivation.catalogue.AsOf;
import cultivation.entity.Measure;
import cultivation.serving.Serving;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class FlowTest {
    private static final String HELD = """
            [{"status": {"state": "active", "inhibitedBy": [], "silencedBy": []}, "startsAt": "2020-06-30T03:00:00Z",
              "labels": {"alertname": "AppDown", "severity": "critical", "instance": "app-1"},
              "annotations": {"summary": "没有应用在运行", "description": "自 11:00 起"}},
             {"status": {"state": "suppressed", "inhibitedBy": ["f00"], "silencedBy": []}, "startsAt": "2020-06-30T03:01:00Z",
              "labels": {"alertname": "CollegeSilent", "college": "4111010853"}, "annotations": {}}]
            """;

    @Test
    void records_are_counted_by_college_and_type_and_refusals_by_reason() {
        // given
        try (var serving = new Serving()) {
            serving.book(Serving.FIRST, Measure.APPLIED, "Enrollment", "2020-06-01", 4, 4)
                    .book(Serving.FIRST, Measure.REJECTED, "Enrollment/INVALID_FIELD", "2020-06-01", 1, 1)
                    .book(Serving.FIRST, Measure.REJECTED, "UNKNOWN/UNDECODABLE", "2020-06-02", 2, 2)
                    .book(Serving.SECOND, Measure.APPLIED, "Graduation", "2020-06-03", 7, 7);

            // when
            var flow = serving.json("/api/v1/flow");

            // then
            assertThat(flow.path("types").toString())
                    .isEqualTo("[\"EnrollmentPlan\",\"Enrollment\",\"Graduation\",\"EmploymentOutcome\","
                            + "\"TrainingSession\",\"TechServicePayment\",\"StaffMember\",\"ResourceLevel\","
                            + "\"Establishment\",\"Activity\",\"Achievement\",\"FundingFlow\",\"SurveyWave\","
                            + "\"ProjectMilestone\",\"UNKNOWN\"]");
            assertThat(college(flow, Serving.FIRST).path("received").toString())
                    .isEqualTo("[0,5,0,0,0,0,0,0,0,0,0,0,0,0,2]");
            assertThat(college(flow, Serving.FIRST).path("verdicts").toString()).isEqualTo("[4,0,0,3]");
            assertThat(college(flow, Serving.FIRST).path("lastRejectedAt").asText())
                    .isEqualTo("2020-06-30T04:00:00Z");
            assertThat(college(flow, Serving.SECOND).path("lastRejectedAt").isNull())
                    .isTrue();
            assertThat(flow.path("rejected").toString())
                    .contains("\"type\":\"Enrollment\",\"reason\":\"INVALID_FIELD\"")
                    .contains("\"type\":\"UNKNOWN\",\"reason\":\"UNDECODABLE\"");
            assertThat(flow.path("lagRecords").asLong(-1)).isZero();
        }
    }

    @Test
    void a_topic_left_out_and_a_registry_away_are_told() {
        // given
        try (var serving = new Serving()) {
            serving.leftOut.put("cultivation.events.4111010999", "no rejections topic");
            serving.reading = null;

            // when
            var flow = serving.json("/api/v1/flow");

            // then
            assertThat(flow.path("notConsumed")
                            .path("cultivation.events.4111010999")
                            .asText())
                    .isEqualTo("no rejections topic");
            assertThat(flow.path("lagRecords").isNull()).isTrue();
        }
    }

    @Test
    void alerts_that_fire_and_those_held_back_are_told_apart() throws Exception {
        // given
        var alertmanager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        alertmanager.createContext("/api/v2/alerts", exchange -> {
            var body = HELD.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        alertmanager.start();
        var address = URI.create("http://127.0.0.1:" + alertmanager.getAddress().getPort());
        try (var serving = new Serving(AsOf.WALL, address)) {
            // when
            var answer = serving.json("/api/v1/alerts");

            // then
            assertThat(answer.path("alertmanager").asText()).isEqualTo("up");
            assertThat(answer.path("alerts").path(0).path("state").asText()).isEqualTo("firing");
            assertThat(answer.path("alerts").path(0).path("summary").asText()).isEqualTo("没有应用在运行");
            assertThat(answer.path("alerts").path(1).path("state").asText()).isEqualTo("inhibited");
            assertThat(answer.path("alerts").path(1).path("college").asText()).isEqualTo(Serving.FIRST);

            // and once it is gone
            alertmanager.stop(0);
            assertThat(serving.json("/api/v1/alerts").path("alertmanager").asText())
                    .isEqualTo("down");
        }
    }

    @Test
    void without_an_alertmanager_none_is_said_to_be_there() {
        try (var serving = new Serving()) {
            assertThat(serving.json("/api/v1/alerts").toString())
                    .isEqualTo("{\"alertmanager\":\"none\",\"alerts\":[]}");
        }
    }

    private static JsonNode college(JsonNode flow, String code) {
        return StreamSupport.stream(flow.path("colleges").spliterator(), false)
                .filter(each -> each.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
