package cultivation.serving.colleges;

import static cultivation.serving.Serving.FIRST;
import static cultivation.serving.Serving.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.entity.Measure;
import cultivation.serving.Serving;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChecksTest {
    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    /** The first college has registered 4 of 3 and held a training of 5 person-days by 10 people; the second is well. */
    private void cohorts() {
        serving.book(FIRST, Measure.ADMITTED, "EXPANSION", "2020-06-01", 3, 3)
                .book(FIRST, Measure.ADMITTED_REGISTERED, "EXPANSION", "2020-06-01", 4, 4)
                .book(FIRST, Measure.TRAINING_PERSON_DAYS, "SKILLS", "2020-06-02", 5, 1)
                .book(FIRST, Measure.TRAINING_PARTICIPANTS, "SKILLS", "2020-06-02", 10, 1)
                .book(SECOND, Measure.ADMITTED, "EXPANSION", "2020-06-01", 3, 3)
                .book(SECOND, Measure.ADMITTED_REGISTERED, "EXPANSION", "2020-06-01", 3, 3);
    }

    @Test
    void a_violation_is_told_with_its_figures() {
        // given
        cohorts();
        // when
        var answer = serving.json("/api/v1/checks?check=registered_within_admitted&college=" + FIRST);
        // then
        assertThat(answer.path("asOf").asText()).isEqualTo("2020-06-30");
        assertThat(answer.path("clock").asText()).isEqualTo("wall");
        assertThat(answer.path("checks")).hasSize(1);
        var found = answer.path("checks").path(0);
        assertThat(found.path("severity").asText()).isEqualTo("critical");
        assertThat(found.path("violations").asInt()).isEqualTo(1);
        assertThat(found.path("compared").asInt()).isEqualTo(1);
        assertThat(found.path("sentence").asText()).isEqualTo("报到不超过录取：1 处不符。2020-06-01（扩招） 录取的学生中报到 4 人，多于录取的 3 人。");
        assertThat(found.path("asOf").asText()).isEqualTo("2020-06-30");
    }

    @Test
    void every_check_is_there_for_every_college_and_what_could_not_be_compared_is_null() {
        // given
        cohorts();
        // when
        var all = serving.json("/api/v1/checks").path("checks");
        var second = serving.json("/api/v1/checks?check=person_days_plausible&college=" + SECOND)
                .path("checks")
                .path(0);
        // then
        assertThat(all).hasSize(25 * serving.board.catalogue().checks().size());
        assertThat(second.path("violations").isNull()).isTrue();
        assertThat(second.path("sentence").asText()).isEqualTo("培训人日数与人数相称：没有可供核对的数据，未核对。");
    }

    @Test
    void any_day_can_be_asked_for() {
        // given
        cohorts();
        // when
        var before = serving.json("/api/v1/checks?check=registered_within_admitted&asOf=2020-05-31&college=" + FIRST);
        var later = serving.json("/api/v1/checks?check=registered_within_admitted&asOf=2021-05-31&college=" + FIRST);
        // then
        assertThat(before.path("checks").path(0).path("violations").isNull()).isTrue();
        assertThat(later.path("checks").path(0).path("violations").asInt()).isEqualTo(1);
        assertThat(later.path("asOf").asText()).isEqualTo("2021-05-31");
    }

    @Test
    void an_unknown_check_or_college_is_a_mistake_that_names_what_is_known() {
        // when
        var check = serving.get("/api/v1/checks?check=nothing");
        var college = serving.get("/api/v1/checks?college=1");
        // then
        assertThat(check.statusCode()).isEqualTo(400);
        assertThat(check.body()).contains("registered_within_admitted");
        assertThat(college.statusCode()).isEqualTo(400);
    }

    @Test
    void the_owner_exports_the_violations_and_no_series_of_what_could_not_be_compared() {
        // given
        cohorts();
        // when
        var metrics = serving.get("/metrics").body();
        serving.book(FIRST, Measure.ADMITTED, "EXPANSION", "2020-06-01", 4, 4);
        var mended = serving.get("/metrics").body();
        serving.owns = false;
        var other = serving.get("/metrics").body();
        // then
        assertThat(metrics)
                .contains("cultivation_check_violations{check=\"registered_within_admitted\",college=\"" + FIRST
                        + "\",severity=\"critical\"} 1.0\n")
                .contains("cultivation_check_violations{check=\"registered_within_admitted\",college=\"" + SECOND
                        + "\",severity=\"critical\"} 0.0\n")
                .contains("cultivation_check_violations{check=\"person_days_plausible\",college=\"" + FIRST
                        + "\",severity=\"warning\"} 1.0\n")
                .doesNotContain("cultivation_check_violations{check=\"person_days_plausible\",college=\"" + SECOND);
        assertThat(mended)
                .contains("cultivation_check_violations{check=\"registered_within_admitted\",college=\"" + FIRST
                        + "\",severity=\"critical\"} 0.0\n");
        assertThat(other).doesNotContain("cultivation_check_violations{");
    }

    @Test
    void the_catalogue_tells_what_is_checked() {
        // when
        var checks = serving.json("/api/v1/catalogue").path("checks");
        // then
        assertThat(checks.findValuesAsText("id")).contains("income_band", "jump");
        assertThat(checks.path(0).path("definitionZh").asText()).contains("录取");
    }

    @Test
    void while_nothing_changes_the_findings_are_not_computed_again() {
        // given
        cohorts();
        var findings = new CheckFindings();
        // when
        var first = serving.board.read(view -> findings.of(view, view.asOf()));
        var again = serving.board.read(view -> findings.of(view, view.asOf()));
        serving.book(FIRST, Measure.ADMITTED, "EXPANSION", "2020-06-01", 4, 4);
        var changed = serving.board.read(view -> findings.of(view, view.asOf()));
        // then
        assertThat(again).isSameAs(first);
        assertThat(changed).isNotEqualTo(first);
    }
}
