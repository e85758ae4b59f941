package cultivation.serving.figures;

import static cultivation.serving.Serving.FIRST;
import static cultivation.serving.Serving.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.AsOf;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.serving.Serving;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    private void employment() {
        serving.book(FIRST, Measure.GRADUATED, "ENGINEERING", "2020-06-20", 10, 10)
                .book(FIRST, Measure.EMPLOYED, "2020-06-20", 9)
                .book(SECOND, Measure.GRADUATED, "OTHER", "2020-06-21", 30, 30)
                .book(SECOND, Measure.EMPLOYED, "2020-06-21", 15)
                .book(FIRST, Measure.GRADUATED, "ENGINEERING", "2019-06-29", 4, 4)
                .book(FIRST, Measure.EMPLOYED, "2019-06-29", 3);
    }

    @Test
    void a_figure_has_everything_that_the_contract_names() {
        // given
        employment();

        // when
        var answer = serving.json("/api/v1/values?indicator=employment_rate&window=ytd&scope=city&statistic=pooled");

        // then: 9 + 15 of 10 + 30; a year before 3 of 4
        assertThat(answer).isEqualTo(Serving.parse("""
            {"asOf": "2020-06-30", "clock": "wall", "values": [{
              "indicator": "employment_rate", "window": "ytd", "scope": "city", "entity": "beijing", "statistic": "pooled",
              "value": 0.6, "numerator": 24, "denominator": 40, "contributions": 40, "colleges": 2, "unit": "ratio",
              "previousYear": {"asOf": "2019-06-30", "value": 0.75}, "status": "normal"}]}"""));
    }

    @Test
    void a_missing_figure_has_the_true_integers_that_it_is_not_made_of() {
        // given somebody employed of no graduate
        serving.book(FIRST, Measure.EMPLOYED, "2020-06-20", 9);

        // when
        var value = serving.json("/api/v1/values?indicator=employment_rate&window=ytd&scope=city&statistic=pooled")
                .get("values")
                .get(0);

        // then
        assertThat(value.get("value").isNull()).isTrue();
        assertThat(value.get("numerator").asLong(-1)).isEqualTo(9);
        assertThat(value.get("denominator").asLong(-1)).isZero();
        assertThat(serving.json("/api/v1/values?indicator=admitted&window=ytd&scope=city&statistic=pooled")
                        .at("/values/0/numerator")
                        .asLong(-1))
                .isZero();
    }

    @Test
    void statistics_differ_and_are_named() {
        // given
        employment();

        // when
        var values = serving.json("/api/v1/values?indicator=employment_rate&window=ytd&scope=city")
                .get("values");

        // then: pooled 24/40, mean and median of 0.9 and 0.5
        assertThat(values.findValuesAsText("statistic")).containsExactly("pooled", "mean", "median");
        assertThat(values.findValues("value").get(0).asDouble()).isEqualTo(0.6);
        assertThat(values.get(1).get("value").asDouble()).isEqualTo(0.7);
        assertThat(values.get(2).get("value").asDouble()).isEqualTo(0.7);
        assertThat(values.get(1).get("numerator").isNull()).isTrue();
        assertThat(values.get(1).get("contributions").asInt()).isEqualTo(40);
    }

    @Test
    void everything_is_given_when_nothing_is_asked_for() {
        // when
        var values = serving.json("/api/v1/values").get("values");

        // then each in its windows; of 25 colleges, and of 4 groups and the city in three statistics
        int series = serving.board.catalogue().indicators().stream()
                .mapToInt(indicator -> indicator.windows().size())
                .sum();
        assertThat(values).hasSize(series * (25 + 5 * 3));
        assertThat(values).allSatisfy(value -> {
            assertThat(value.get("value").isNull()).isTrue();
            assertThat(value.get("status").asText()).isEqualTo("missing");
        });
    }

    @Test
    void filters_repeat() {
        // when
        var values = serving.json("/api/v1/values?indicator=graduates&indicator=employed&window=ytd&window=7d&entity="
                        + FIRST + "&entity=district&statistic=pooled")
                .get("values");

        // then
        assertThat(values).hasSize(2 * 2 * 2);
        assertThat(values.findValuesAsText("scope")).containsOnly("college", "group");
    }

    @Test
    void the_stock_is_left_out_of_ytd_when_it_is_not_asked_for_by_name() {
        // when
        var values = serving.json("/api/v1/values?window=ytd&scope=city&statistic=pooled")
                .get("values");

        // then
        var indicators = new ArrayList<>(values.findValuesAsText("indicator"));
        assertThat(indicators)
                .containsExactlyElementsOf(serving.board.catalogue().indicators().stream()
                        .filter(indicator -> indicator.windows().contains(Window.YEAR_TO_DATE))
                        .map(Indicator::id)
                        .toList())
                .doesNotContain("in_school_students");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "indicator=in_school_students&window=ytd",
                "indicator=admission_rate&window=7d",
                "indicator=graduate",
                "window=year",
                "scope=nation",
                "scope=college&statistic=mean",
                "scope=college&entity=beijing",
                "entity=4111019999",
                "statistic=mode",
                "asOf=2020-02-30",
                "asOf=yesterday",
                "asOf=+1000000-01-01",
                "indicators=graduates",
                "entity=" + FIRST + "&statistic=median"
            })
    void what_cannot_be_meant_is_a_problem_in_words(String query) {
        // when
        var response = serving.get("/api/v1/values?" + query);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = Serving.parse(response.body());
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).containsPattern("\\p{IsHan}").containsPattern("[a-z]{3,}");
    }

    @Test
    void any_day_can_be_asked_for() {
        // given
        employment();

        // when
        var value = serving.json(
                        "/api/v1/values?indicator=employment_rate&window=ytd&scope=city&statistic=pooled&asOf=2020-06-20")
                .get("values")
                .get(0);

        // then: only the first college so far; last year's 20 June had nobody
        assertThat(value.get("numerator").asInt()).isEqualTo(9);
        assertThat(value.get("previousYear").get("value").isNull()).isTrue();
    }

    @Test
    void the_events_clock_shows_the_latest_business_day() {
        try (var replay = new Serving(AsOf.EVENTS)) {
            // given
            replay.book(FIRST, Measure.GRADUATED, "ENGINEERING", "2019-06-29", 4, 4)
                    .book(FIRST, Measure.APPLIED, "Graduation", "2020-01-01", 4, 4);

            // when
            var answer = replay.json("/api/v1/values?indicator=graduates&window=ytd&scope=city&statistic=pooled");

            // then
            assertThat(answer.get("asOf").asText()).isEqualTo("2019-06-29");
            assertThat(answer.get("clock").asText()).isEqualTo("events");
        }
    }

    @Test
    void nothing_is_answered_from_half_a_ledger() {
        // given
        serving.whole = false;

        // when
        var response = serving.get("/api/v1/values");

        // then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(serving.json("/api/v1/status").get("caughtUp").asBoolean()).isFalse();
    }

    @Test
    void colleges_carry_their_accounting() {
        // given
        serving.book(FIRST, Measure.APPLIED, "Graduation", "2020-06-20", 12, 12)
                .book(FIRST, Measure.APPLIED, "Graduation", "2020-06-20", 9, 9)
                .book(FIRST, Measure.DUPLICATE, "Graduation", "2020-06-20", 1, 1)
                .book(FIRST, Measure.REJECTED, "Graduation/WRONG_KEY", "2020-06-20", 1, 1)
                .book(FIRST, Measure.REJECTED, "UNKNOWN/UNDECODABLE", "2020-06-21", 1, 1);

        // when
        var colleges = serving.json("/api/v1/colleges");

        // then
        assertThat(colleges).hasSize(25);
        assertThat(colleges.get(0)).isEqualTo(Serving.parse("""
            {"code": "4111010853", "name": "北京工业职业技术学院", "nameEn": "Beijing Polytechnic College",
             "group": "municipal_commission", "expected": true, "lastEventAt": "2020-06-30T03:59:00Z", "received": 12,
             "applied": 9, "duplicate": 1, "superseded": 0, "rejected": 2}"""));
        assertThat(colleges.get(1).get("lastEventAt").isNull()).isTrue();
    }

    @Test
    void status_says_how_far_the_app_has_come() {
        // when
        var status = serving.json("/api/v1/status");

        // then
        assertThat(status).isEqualTo(Serving.parse("""
            {"asOf": "2020-06-30", "clock": "wall", "caughtUp": true, "instances": 1, "lagRecords": 0, "lagSeconds": 0,
             "lastEventAt": "2020-06-30T03:59:00Z", "brokerAnsweredAt": "2020-06-30T04:00:00Z", "waitingFor": [],
             "version": "1.0.0", "replay": null}"""));
    }
}
