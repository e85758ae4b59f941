package cultivation.serving.colleges;

import static cultivation.serving.Serving.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.college.Colleges;
import cultivation.entity.Measure;
import cultivation.reference.Ownership;
import cultivation.serving.Serving;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewTest {
    /** Of the first college's group. */
    private static final String FELLOW = "4111010858";
    /** Of another group. */
    private static final String OTHER = "4111010857";

    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    private JsonNode overview(String query) {
        return serving.json("/api/v1/colleges/" + FIRST + "/overview" + query);
    }

    private static JsonNode indicator(JsonNode overview, String id) {
        return StreamSupport.stream(overview.path("indicators").spliterator(), false)
                .filter(each -> each.path("indicator").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void own_figures_stand_beside_the_medians_and_last_year() {
        // given
        serving.book(FIRST, Measure.ADMITTED, "OTHER", "2020-06-01", 30, 30)
                .book(FIRST, Measure.ADMITTED, "OTHER", "2019-06-01", 20, 20)
                .book(FELLOW, Measure.ADMITTED, "OTHER", "2020-06-01", 10, 10)
                .book(OTHER, Measure.ADMITTED, "OTHER", "2020-06-01", 90, 90);
        // when
        var admitted = indicator(overview(""), "admitted");
        // then
        assertThat(admitted.path("nameZh").asText()).isNotEmpty();
        assertThat(admitted.path("window").asText()).isEqualTo("ytd");
        assertThat(admitted.path("value").asInt()).isEqualTo(30);
        assertThat(admitted.path("previousYear")).isEqualTo(Serving.parse("{\"asOf\":\"2019-06-30\",\"value\":20}"));
        assertThat(admitted.path("city")).isEqualTo(Serving.parse("{\"median\":30,\"pooled\":130,\"colleges\":3}"));
        assertThat(admitted.path("group")).isEqualTo(Serving.parse("{\"median\":20,\"pooled\":40,\"colleges\":2}"));
        assertThat(admitted.path("status").asText()).isEqualTo("normal");
    }

    @Test
    void what_is_missing_is_null_and_a_stock_is_always_there() {
        // when
        var overview = overview("?window=365d");
        // then
        assertThat(indicator(overview, "employment_rate").path("value").isNull())
                .isTrue();
        assertThat(indicator(overview, "employment_rate")
                        .path("city")
                        .path("median")
                        .isNull())
                .isTrue();
        assertThat(indicator(overview, "in_school_students").path("window").asText())
                .isEqualTo("stock");
        assertThat(overview.path("indicators").size())
                .isEqualTo(serving.board.catalogue().indicators().size());
    }

    @Test
    void an_indicator_without_the_window_is_left_out() {
        // when
        var overview = overview("?window=7d");
        // then
        assertThat(overview.path("indicators").findValuesAsText("indicator"))
                .contains("admitted", "in_school_students")
                .doesNotContain("employment_rate");
    }

    @Test
    void rejections_are_told_by_reason_and_records_by_type() {
        // given
        serving.book(FIRST, Measure.APPLIED, "Enrollment", "2020-06-20", 5, 5)
                .book(FIRST, Measure.APPLIED, "Graduation", "2020-06-28", 2, 2)
                .book(FIRST, Measure.REJECTED, "Enrollment/INVALID_FIELD", "2020-06-20", 2, 2)
                .book(FIRST, Measure.REJECTED, "Graduation/INVALID_FIELD", "2020-06-28", 1, 1)
                .book(FIRST, Measure.REJECTED, "UNKNOWN/UNDECODABLE", "2020-06-28", 1, 1)
                .book(FIRST, Measure.ADMITTED, "OTHER", "2020-05-31", 5, 5);
        // when
        var overview = overview("");
        // then
        assertThat(overview.path("rejections")).isEqualTo(Serving.parse("""
                {"total":4,"byReason":[{"reason":"UNDECODABLE","nameZh":"无法解码","count":1},
                 {"reason":"INVALID_FIELD","nameZh":"字段值不合规","count":3}]}"""));
        var timeliness = overview.path("timeliness");
        assertThat(timeliness.path("lastEventAt").asText()).isEqualTo("2020-06-30T03:59:00Z");
        assertThat(timeliness.path("lastReceivedOn").asText()).isEqualTo("2020-06-28");
        assertThat(timeliness.path("daysSinceLastRecord").asInt()).isEqualTo(2);
        assertThat(timeliness.path("records").path(1)).isEqualTo(Serving.parse("""
                {"type":"Enrollment","nameZh":"录取报到","received":7,"rejected":2,
                 "lastReceivedOn":"2020-06-20","lastBusinessDay":"2020-05-31"}"""));
        assertThat(timeliness.path("records").path(0).path("lastReceivedOn").isNull())
                .isTrue();
    }

    @Test
    void the_colleges_own_checks_are_there_and_nobody_elses() {
        // when
        var checks = overview("").path("checks");
        // then
        assertThat(checks).hasSize(serving.board.catalogue().checks().size());
        assertThat(checks.findValuesAsText("college")).containsOnly(FIRST);
    }

    @Test
    void a_college_in_no_group_is_compared_with_the_city_alone() {
        // given
        serving.board.update(
                change -> change.college("no-group", Colleges.of("no-group", "不计入的学校", null, Ownership.NONE, null)));
        // when
        var overview = serving.json("/api/v1/colleges/no-group/overview");
        // then
        assertThat(indicator(overview, "admitted").path("group").isNull()).isTrue();
        assertThat(overview.path("checks")).isEmpty();
    }

    @Test
    void an_unknown_college_or_window_is_said_to_be_so() {
        assertThat(serving.get("/api/v1/colleges/nobody/overview").statusCode()).isEqualTo(404);
        assertThat(serving.get("/api/v1/colleges/" + FIRST + "/overview?window=3d")
                        .body())
                .contains("ytd");
    }
}
