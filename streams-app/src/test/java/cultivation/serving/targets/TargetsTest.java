package cultivation.serving.targets;

import static cultivation.serving.Serving.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import cultivation.serving.Serving;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {
    private static final String OF_THE_CITY = """
        {"indicator": "employment_rate", "window": "ytd", "scope": "city", "statistic": "pooled", "project": "double_high",
         "milestones": [{"on": "2020-01-01", "value": 0.8}, {"on": "2020-12-31", "value": 0.9}],
         "tolerance": 0.01, "note": "任务书", "changedBy": "李老师"}""";

    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    @Test
    void a_target_is_set_shown_changed_and_taken_away() {
        // when
        var set = serving.send("PUT", "/api/v1/targets/employed-2020", OF_THE_CITY);

        // then
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        var one = serving.json("/api/v1/targets/employed-2020");
        assertThat(one.at("/milestones/1/on").asText()).isEqualTo("2020-12-31");
        assertThat(one.at("/project").asText()).isEqualTo("double_high");
        assertThat(one.at("/changedBy").asText()).isEqualTo("李老师");
        assertThat(one.at("/changedAt").asText()).isNotEmpty();
        assertThat(serving.json("/api/v1/targets")).hasSize(1).contains(one);

        // when
        serving.send("PUT", "/api/v1/targets/employed-2020", OF_THE_CITY.replace("0.9}", "0.95}"));
        var gone = serving.send("DELETE", "/api/v1/targets/employed-2020?changedBy=王老师".replace("王老师", "Wang"), "");

        // then
        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(serving.json("/api/v1/targets")).isEmpty();
        assertThat(serving.get("/api/v1/targets/employed-2020").statusCode()).isEqualTo(404);
        assertThat(serving.get("/api/v1/targets/employed-2020/course").statusCode())
                .isEqualTo(404);
        var changes = serving.json("/api/v1/targets/employed-2020/changes");
        assertThat(changes).hasSize(3);
        assertThat(changes.at("/0/after").isNull()).isTrue();
        assertThat(changes.at("/0/before/milestones/1/value").asDouble()).isEqualTo(0.95);
        assertThat(changes.at("/2/before").isNull()).isTrue();
    }

    @Test
    void the_course_tells_what_is_expected_of_a_day_and_how_far_the_figure_is() {
        // given: 80 of 100
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-02-01", 100, 100)
                .book(FIRST, Measure.EMPLOYED, "2020-02-01", 80);
        serving.send("PUT", "/api/v1/targets/employed-2020", OF_THE_CITY);

        // when: 2 July is the 183rd of the 365 days between
        var course = serving.json("/api/v1/targets/employed-2020/course?asOf=2020-07-02");

        // then
        assertThat(course.at("/actual").asDouble()).isEqualTo(0.8);
        assertThat(course.at("/expected").asDouble()).isBetween(0.8501, 0.8502);
        assertThat(course.at("/gap").asDouble()).isBetween(-0.0502, -0.0501);
        assertThat(course.at("/due").asText()).isEqualTo("2020-12-31");
        assertThat(course.at("/status").asText()).isEqualTo("behind");
        assertThat(serving.json("/api/v1/targets/employed-2020/course?asOf=2020-01-31")
                        .at("/status")
                        .asText())
                .isEqualTo("no_data");
        assertThat(serving.get("/metrics").body())
                .contains(
                        "cultivation_target_gap{indicator=\"employment_rate\",scope=\"city\",statistic=\"pooled\",target=\"employed-2020\",window=\"ytd\"}",
                        "cultivation_target_expected{indicator=\"employment_rate\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "employment_rate"  | "planned_places"   | indicator
            "ytd"              | "stock"            | window
            "city"             | "group"            | entity
            "pooled"           | "middle"           | statistic
            "2020-12-31"       | "2020-01-01"       | milestones
            0.9}               | 90}                | value
            0.9}               | "x"}               | value
            0.01               | -0.01              | tolerance
            "double_high"      | "unknown"          | project
            "note"             | "remark"           | remark
            {"on": "2020-01-01", "value": 0.8}, |  | milestones
            """)
    void what_cannot_be_meant_is_refused_by_its_field(String good, @Nullable String bad, String field) {
        // when
        var answer =
                serving.send("PUT", "/api/v1/targets/employed-2020", OF_THE_CITY.replace(good, bad == null ? "" : bad));

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("字段“" + field + "”");
        assertThat(serving.json("/api/v1/targets")).isEmpty();
    }
}
