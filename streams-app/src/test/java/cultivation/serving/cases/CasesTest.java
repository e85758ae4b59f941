package cultivation.serving.cases;

import static cultivation.serving.Serving.FIRST;
import static cultivation.serving.Serving.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.entity.Measure;
import cultivation.serving.Serving;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CasesTest {
    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    @BeforeEach
    void nine_of_ten_are_employed_and_the_threshold_is_95_percent() {
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-20", 10, 10)
                .book(FIRST, Measure.EMPLOYED, "2020-06-20", 9);
        serving.send("PUT", "/api/v1/thresholds/all", """
            {"indicator": "employment_rate", "window": "ytd", "scope": "college", "statistic": "pooled", "bound": "lower",
             "severity": "warning", "value": 0.95}""");
    }

    /** As Alertmanager 0.25 sends it. */
    private static String message(String status, String startsAt, String college) {
        return """
            {"version": "4", "groupKey": "{}:{alertname=\\"BeyondThreshold\\"}", "truncatedAlerts": 0, "status": "%1$s",
             "receiver": "commission", "groupLabels": {"alertname": "BeyondThreshold"}, "commonLabels": {},
             "commonAnnotations": {}, "externalURL": "http://localhost:9093",
             "alerts": [
              {"status": "%1$s", "startsAt": "%2$s", "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "1",
               "generatorURL": "http://localhost:9090/graph",
               "labels": {"alertname": "BeyondThreshold", "severity": "warning", "kind": "data", "audience": "commission",
                          "indicator": "employment_rate", "window": "ytd", "scope": "college", "college": "%3$s",
                          "statistic": "pooled", "bound": "lower", "threshold": "all"},
               "annotations": {"description": "就业率 90%%，低于下限 95%%", "runbook_url": "http://relay/runbooks/BeyondThreshold"}},
              {"status": "%1$s", "startsAt": "%2$s", "labels": {"alertname": "CollegeSilent", "kind": "reporting"},
               "annotations": {}}]}""".formatted(status, startsAt, college);
    }

    private JsonNode told(String status, String startsAt) {
        return Serving.parse(serving.send("POST", "/api/v1/alerts", message(status, startsAt, FIRST))
                .body());
    }

    private JsonNode theCase() {
        var id = serving.json("/api/v1/cases").at("/0/id").asText();
        return serving.json("/api/v1/cases/" + id);
    }

    private HttpResponse<String> act(String action) {
        return serving.send("POST", "/api/v1/cases/" + theCase().path("id").asText() + "/actions", action);
    }

    @Test
    void a_firing_data_alert_opens_one_case_however_often_it_is_told() {
        // when
        var first = told("firing", "2020-06-30T03:50:00Z");
        var again = told("firing", "2020-06-30T03:50:00Z");

        // then
        assertThat(first).isEqualTo(Serving.parse("{\"alerts\": 2, \"aboutFigures\": 1, \"changedCases\": 1}"));
        assertThat(again.path("changedCases").asInt()).isZero();
        assertThat(serving.json("/api/v1/cases")).hasSize(1);
        var opened = theCase();
        assertThat(opened.path("id").asText()).startsWith("20200630-");
        assertThat(opened.path("college").asText()).isEqualTo(FIRST);
        assertThat(opened.path("value").asDouble()).isEqualTo(0.9);
        assertThat(opened.path("thresholdValue").asDouble()).isEqualTo(0.95);
        assertThat(opened.path("asOf").asText()).isEqualTo("2020-06-30");
        assertThat(opened.path("description").asText()).isEqualTo("就业率 90%，低于下限 95%");
        assertThat(opened.path("firing").asBoolean()).isTrue();
        assertThat(opened.at("/history/0/actionText").asText()).isEqualTo("告警触发，开单");
    }

    @Test
    void a_case_of_an_alert_that_is_over_says_so_and_stays_open_until_it_is_closed() {
        // given
        told("firing", "2020-06-30T03:50:00Z");

        // when
        told("resolved", "2020-06-30T03:50:00Z");

        // then
        assertThat(theCase().path("firing").asBoolean()).isFalse();
        assertThat(theCase().path("resolvedAt").asText()).isEqualTo("2020-06-30T04:00:00Z");
        assertThat(serving.json("/api/v1/cases?state=open")).hasSize(1);

        // when it fires again, then it is the same case
        told("firing", "2020-06-30T03:58:00Z");
        assertThat(serving.json("/api/v1/cases")).hasSize(1);
        assertThat(theCase().path("timesFired").asInt()).isEqualTo(2);

        // when it is closed, then the same firing opens none, and a later one does
        assertThat(act("{\"action\": \"close\", \"by\": \"李老师\", \"reason\": \"explained\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(theCase().path("reasonText").asText()).isEqualTo("情况属实，已说明");
        told("firing", "2020-06-30T03:58:00Z");
        assertThat(serving.json("/api/v1/cases?state=open")).isEmpty();
        told("resolved", "2020-06-30T03:58:00Z");
        told("firing", "2020-06-30T03:59:00Z");
        assertThat(serving.json("/api/v1/cases?state=open")).hasSize(1);
        assertThat(serving.json("/api/v1/cases?state=closed")).hasSize(1);
        assertThat(serving.json("/api/v1/cases").at("/0/id").asText()).endsWith("-2");
    }

    @Test
    void everything_that_is_done_is_kept_with_who_and_when() {
        // given
        told("firing", "2020-06-30T03:50:00Z");

        // when
        act("{\"action\": \"assign\", \"by\": \"王老师\", \"owner\": \"李老师\"}");
        act("{\"action\": \"acknowledge\", \"by\": \"李老师\"}");
        act("""
            {"action": "explain", "by": "李老师", "note": "两名毕业生参军，证明在途", "evidence": "https://example.edu.cn/a?b=1"}""");

        // then
        assertThat(theCase().path("owner").asText()).isEqualTo("李老师");
        assertThat(theCase().path("acknowledged").asBoolean()).isTrue();
        assertThat(theCase().path("history").findValuesAsText("action"))
                .containsExactly("opened", "assigned", "acknowledged", "explained");
        assertThat(theCase().path("history").findValuesAsText("by")).containsExactly("告警", "王老师", "李老师", "李老师");
        assertThat(theCase().at("/history/3/note").asText()).isEqualTo("两名毕业生参军，证明在途");
        assertThat(theCase().at("/history/3/evidence").asText()).isEqualTo("https://example.edu.cn/a?b=1");
    }

    @Test
    void an_agreed_tolerance_is_exported_until_its_day_and_may_be_withdrawn() {
        // given
        told("firing", "2020-06-30T03:50:00Z");
        var series = "cultivation_tolerance{bound=\"lower\",college=\"4111010853\",indicator=\"employment_rate\","
                + "scope=\"college\",statistic=\"pooled\",window=\"ytd\"} 0.85\n";

        // when
        var agreed = act("""
            {"action": "tolerate", "by": "李老师", "value": 0.85, "until": "2020-06-30", "approver": "张处长"}""");

        // then
        assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
        assertThat(theCase().at("/tolerance/holds").asBoolean()).isTrue();
        assertThat(serving.get("/metrics").body()).contains(series);
        act("{\"action\": \"close\", \"reason\": \"tolerated\"}");
        assertThat(serving.get("/metrics").body()).contains(series);
        assertThat(act("{\"action\": \"withdraw_tolerance\"}").statusCode()).isEqualTo(200);
        assertThat(serving.get("/metrics").body()).doesNotContain("cultivation_tolerance{");
    }

    @Test
    void what_cannot_be_done_says_why() {
        // given
        told("firing", "2020-06-30T03:50:00Z");

        // then
        assertThat(act("{\"action\": \"explain\", \"note\": \"x\", \"evidence\": \"javascript:alert(1)\"}")
                        .body())
                .contains("http://");
        assertThat(act("{\"action\": \"explain\"}").statusCode()).isEqualTo(409);
        assertThat(act("{\"action\": \"tolerate\", \"value\": 0.96, \"until\": \"2020-07-30\", \"approver\": \"张处长\"}")
                        .body())
                .contains("更低");
        assertThat(act("{\"action\": \"tolerate\", \"value\": 0.85, \"until\": \"2020-06-29\", \"approver\": \"张处长\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(act("{\"action\": \"tolerate\", \"value\": 0.85, \"until\": \"2020-07-30\"}")
                        .body())
                .contains("批准人");
        assertThat(act("{\"action\": \"close\", \"reason\": \"unknown\"}").body())
                .contains("误报");
        assertThat(act("{\"action\": \"shrug\"}").statusCode()).isEqualTo(400);
        assertThat(act("{\"action\": \"acknowledge\", \"owner\": \"x\"}").statusCode())
                .isEqualTo(400);
        assertThat(serving.send("POST", "/api/v1/cases/none/actions", "{\"action\": \"acknowledge\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(serving.send("POST", "/api/v1/alerts", "{\"alert\": []}").statusCode())
                .isEqualTo(400);
        assertThat(serving.send(
                                "POST",
                                "/api/v1/alerts",
                                message("firing", "2020-06-30T03:50:00Z", FIRST),
                                "Origin",
                                "http://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        act("{\"action\": \"close\", \"reason\": \"false_alarm\"}");
        assertThat(act("{\"action\": \"acknowledge\"}").body()).contains("已办结");
        assertThat(theCase().path("history").findValuesAsText("action")).containsExactly("opened", "closed");
    }

    @Test
    void cases_are_found_by_state_college_and_indicator() {
        // given
        told("firing", "2020-06-30T03:50:00Z");
        serving.send("POST", "/api/v1/alerts", message("firing", "2020-06-30T03:50:00Z", SECOND));

        // then
        assertThat(serving.json("/api/v1/cases")).hasSize(2);
        assertThat(serving.json("/api/v1/cases?college=" + SECOND)).hasSize(1);
        assertThat(serving.json("/api/v1/cases?indicator=employment_rate&state=open"))
                .hasSize(2);
        assertThat(serving.json("/api/v1/cases?indicator=graduates")).isEmpty();
        assertThat(serving.json("/api/v1/cases?limit=1")).hasSize(1);
        assertThat(serving.get("/api/v1/cases?state=lost").statusCode()).isEqualTo(400);
        assertThat(serving.get("/api/v1/cases/none").statusCode()).isEqualTo(404);
    }
}
