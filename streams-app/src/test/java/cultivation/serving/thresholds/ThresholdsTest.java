package cultivation.serving.thresholds;

import static cultivation.serving.Serving.FIRST;
import static cultivation.serving.Serving.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.Direction;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.live.ChangeOverdueException;
import cultivation.reference.Threshold;
import cultivation.serving.Serving;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {
    private static final String EMPLOYMENT = """
            {"indicator": "employment_rate", "window": "ytd", "scope": "college", "statistic": "pooled", "bound": "lower",
             "severity": "warning", "value": 0.95, "minDenominator": 10}""";

    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    private void nineOfTenAreEmployed() {
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-20", 10, 10)
                .book(FIRST, Measure.EMPLOYED, "2020-06-20", 9)
                .book(SECOND, Measure.GRADUATED, "OTHER", "2020-06-20", 10, 10)
                .book(SECOND, Measure.EMPLOYED, "2020-06-20", 9);
    }

    @Test
    void thresholds_are_set_shown_and_taken_away() {
        // given
        var body = """
            {"indicator": "employment_rate", "window": "ytd", "scope": "college", "entity": null, "statistic": "pooled",
             "bound": "lower", "severity": "critical", "value": 0.9, "validFrom": "2020-01-01", "note": "试行"}""";

        // when
        var put = serving.send("PUT", "/api/v1/thresholds/employment-critical", body);

        // then
        assertThat(put.statusCode()).isEqualTo(200);
        assertThat(serving.json("/api/v1/thresholds")).isEqualTo(Serving.parse("""
            [{"id": "employment-critical", "indicator": "employment_rate", "window": "ytd", "scope": "college",
              "entity": null, "statistic": "pooled", "bound": "lower", "severity": "critical", "value": 0.9,
              "minDenominator": 0, "minColleges": 0, "exemptions": [], "validFrom": "2020-01-01", "validTo": null, "note": "试行", "changedBy": "未署名",
              "changedAt": "2020-06-30T04:00:00Z"}]"""));
        assertThat(serving.send("PUT", "/api/v1/thresholds/x", body, "Origin", "http://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(serving.send("PUT", "/api/v1/thresholds/x", body.replace("ytd", "7d"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(serving.send("PUT", "/api/v1/thresholds/x", "[1]").statusCode())
                .isEqualTo(400);
        assertThat(serving.send("DELETE", "/api/v1/thresholds/employment-critical", "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(serving.json("/api/v1/thresholds")).isEmpty();
        assertThat(serving.send("DELETE", "/api/v1/thresholds/employment-critical", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"false, 没有写入", "true, 请先刷新页面核对"})
    void what_was_not_written_in_time_is_said_with_when_and_how_to_try_again(boolean maybeWritten, String said) {
        // given
        serving.thresholds.settingFails = new ChangeOverdueException(maybeWritten, new IllegalStateException("fenced"));

        // when
        var put = serving.send("PUT", "/api/v1/thresholds/x", """
            {"indicator": "employment_rate", "window": "ytd", "scope": "college", "entity": null, "statistic": "pooled",
             "bound": "lower", "severity": "critical", "value": 0.9, "note": "试行"}""");

        // then
        assertThat(put.statusCode()).isEqualTo(503);
        assertThat(put.headers().firstValue("Retry-After")).contains("5");
        assertThat(put.body()).contains(said);
    }

    @Test
    void a_figure_beyond_a_threshold_says_how_grave_that_is() {
        // given: 9 of 10, with a warning below 0.95 for every college and a critical below 0.5 for this one
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-20", 10, 10)
                .book(FIRST, Measure.EMPLOYED, "2020-06-20", 9);
        var body = """
            {"indicator": "employment_rate", "window": "ytd", "scope": "college", "statistic": "pooled", "bound": "lower",
             "severity": "warning", "value": 0.95, "minDenominator": 10}""";
        serving.send("PUT", "/api/v1/thresholds/all", body);
        var query = "/api/v1/values?indicator=employment_rate&window=ytd&entity=" + FIRST;
        assertThat(serving.json(query).at("/values/0/status").asText()).isEqualTo("warning");

        // when: one of its own overrides the one for all
        serving.send("PUT", "/api/v1/thresholds/own", body.replace("0.95", "0.9, \"entity\": \"" + FIRST + "\""));

        // then
        assertThat(serving.json(query).at("/values/0/status").asText()).isEqualTo("normal");
        serving.send("PUT", "/api/v1/thresholds/own", body.replace("warning", "critical"));
        assertThat(serving.json(query).at("/values/0/status").asText()).isEqualTo("critical");
        serving.send("PUT", "/api/v1/thresholds/own", body.replace(": 10", ": 11"));
        serving.send("DELETE", "/api/v1/thresholds/all", "");
        assertThat(serving.json(query).at("/values/0/status").asText()).isEqualTo("normal");
    }

    @Test
    void a_ratio_in_percent_and_a_negative_count_are_refused_with_the_way_out() {
        // given
        var count = EMPLOYMENT.replace("employment_rate", "admitted");

        // when
        var percent = serving.send("PUT", "/api/v1/thresholds/a", EMPLOYMENT.replace("0.95", "93"));

        // then
        assertThat(percent.statusCode()).isEqualTo(400);
        assertThat(percent.body())
                .contains("是比率，应在 0 至 1 之间（93% 写作 0.93），收到的是 93")
                .contains("(93 % is 0.93), got: 93");
        assertThat(serving.send("PUT", "/api/v1/thresholds/a", EMPLOYMENT.replace("0.95", "-1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(serving.send("PUT", "/api/v1/thresholds/a", count.replace("0.95", "-1"))
                        .body())
                .contains("不应小于 0，收到的是 -1");
        assertThat(serving.send("PUT", "/api/v1/thresholds/a", count.replace("0.95", "93"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(serving.send("POST", "/api/v1/thresholds/trial", EMPLOYMENT.replace("0.95", "93"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_was_compared_is_told_with_what_was_not() {
        // given
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-20", 10, 10)
                .book(FIRST, Measure.EMPLOYED, "2020-06-20", 9);
        serving.send("PUT", "/api/v1/thresholds/all", EMPLOYMENT);

        // when
        var compared = serving.json("/api/v1/thresholds/compared");

        // then
        var only = compared.at("/thresholds/0");
        assertThat(compared.at("/asOf").asText()).isEqualTo("2020-06-30");
        assertThat(compared.get("thresholds")).hasSize(1);
        assertThat(only.at("/id").asText()).isEqualTo("all");
        assertThat(only.at("/value").asDouble()).isEqualTo(0.95);
        assertThat(only.get("entities")).hasSize(25);
        assertThat(only.get("states"))
                .filteredOn(state -> state.asText().equals("beyond"))
                .hasSize(1);
        assertThat(only.get("states"))
                .filteredOn(state -> state.asText().equals("missing"))
                .hasSize(24);
        assertThat(only.get("values")).filteredOn(value -> !value.isNull()).hasSize(1);
        assertThat(serving.json("/api/v1/thresholds/compared?asOf=2020-06-19").at("/thresholds/0/states"))
                .allMatch(state -> state.asText().equals("missing"));
    }

    @Test
    void every_change_says_who_when_before_after_and_why() {
        // given
        serving.send(
                "PUT",
                "/api/v1/thresholds/a",
                EMPLOYMENT.replace("10}", "10, \"changedBy\": \"李老师\", \"note\": \"试行\"}"));
        serving.send("PUT", "/api/v1/thresholds/a", EMPLOYMENT.replace("0.95", "0.9"));
        serving.send("PUT", "/api/v1/thresholds/b", EMPLOYMENT);

        // when
        serving.send(
                "DELETE",
                "/api/v1/thresholds/a?changedBy=%E7%8E%8B%E8%80%81%E5%B8%88&note=%E4%B8%8D%E5%86%8D%E9%9C%80%E8%A6%81,%E8%A7%81%E7%BA%AA%E8%A6%81",
                "");

        // then
        var ofA = serving.json("/api/v1/thresholds/a/changes");
        assertThat(ofA.findValuesAsText("changedBy").stream().distinct()).containsExactly("王老师", "未署名", "李老师");
        assertThat(ofA.at("/0/note").asText()).isEqualTo("不再需要,见纪要");
        assertThat(ofA.at("/0/after").isNull()).isTrue();
        assertThat(ofA.at("/0/before/value").asDouble()).isEqualTo(0.9);
        assertThat(ofA.at("/1/before/value").asDouble()).isEqualTo(0.95);
        assertThat(ofA.at("/1/changedAt").asText()).isEqualTo("2020-06-30T04:00:00Z");
        assertThat(ofA.at("/2/before").isNull()).isTrue();
        assertThat(ofA.at("/2/note").asText()).isEqualTo("试行");
        assertThat(serving.json("/api/v1/thresholds/changes")).hasSize(4);
        assertThat(serving.json("/api/v1/thresholds/changes?limit=1")
                        .at("/0/id")
                        .asText())
                .isEqualTo("a");
        assertThat(serving.get("/api/v1/thresholds/c/changes").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"2, beyond, 1", "3, too_few, 0"})
    void with_too_few_colleges_a_threshold_is_silent(int least, String state, int told) {
        // given
        nineOfTenAreEmployed();
        var ofCity = EMPLOYMENT.replace("\"college\"", "\"city\"").replace("pooled", "median");

        // when
        serving.send("PUT", "/api/v1/thresholds/city", ofCity.replace("0.95", "0.95, \"minColleges\": " + least));

        // then
        assertThat(serving.json("/api/v1/thresholds/compared")
                        .at("/thresholds/0/states/0")
                        .asText())
                .isEqualTo(state);
        assertThat(serving.get("/metrics").body().lines())
                .filteredOn(line -> line.startsWith("cultivation_threshold{"))
                .hasSize(told);
    }

    @ParameterizedTest
    @CsvSource({"9, 0.8, 0", "10, 0.8, 1", "9, 0.9, 1"})
    void a_college_is_spared_where_all_its_exemptions_hold(int graduates, double rate, int held) {
        // given: 9 of 10
        nineOfTenAreEmployed();
        serving.book(SECOND, Measure.GRADUATED, "OTHER", "2020-06-20", 9, 9);

        // when
        serving.send("PUT", "/api/v1/thresholds/all", EMPLOYMENT.replace("0.95", """
                0.95, "exemptions": [{"indicator": "graduates", "above": %d},
                                     {"indicator": "employment_rate", "above": %s}]""".formatted(graduates, rate)));

        // then
        assertThat(thresholdsOf(FIRST)).hasSize(held);
        assertThat(thresholdsOf(SECOND)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "college | \"minColleges\": 1 | 只用于全市或分组",
                "city | \"minColleges\": 10001 | 不应超过 10000，收到的是 10001",
                "city | \"exemptions\": [{\"indicator\": \"graduates\", \"above\": 1}] | 只用于学校",
                "college | \"exemptions\": [{\"indicator\": \"happiness\", \"above\": 1}] | 没有指标“happiness”"
            })
    void what_cannot_spare_or_silence_is_refused(String scope, String field, String says) {
        // when
        var answer = serving.send(
                "PUT",
                "/api/v1/thresholds/a",
                EMPLOYMENT.replace("college", scope).replace("0.95", "0.95, " + field));

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(says);
    }

    @Test
    void a_college_of_its_own_threshold_has_no_other_of_the_kind_in_the_metrics() {
        // given
        nineOfTenAreEmployed();
        serving.send("PUT", "/api/v1/thresholds/all", EMPLOYMENT);
        serving.send("PUT", "/api/v1/thresholds/graver", EMPLOYMENT.replace("warning", "critical"));

        // when
        serving.send(
                "PUT", "/api/v1/thresholds/own", EMPLOYMENT.replace("0.95", "0.85, \"entity\": \"" + FIRST + "\""));

        // then
        assertThat(thresholdsOf(FIRST)).containsExactlyInAnyOrder("own", "graver");
        assertThat(thresholdsOf(SECOND)).containsExactlyInAnyOrder("all", "graver");

        // when it is over
        serving.send(
                "PUT",
                "/api/v1/thresholds/own",
                EMPLOYMENT.replace("0.95", "0.85, \"validTo\": \"2020-06-29\", \"entity\": \"" + FIRST + "\""));

        // then
        assertThat(thresholdsOf(FIRST)).containsExactlyInAnyOrder("all", "graver");
    }

    private List<String> thresholdsOf(String college) {
        return serving.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("cultivation_threshold{") && line.contains("\"" + college + "\""))
                .map(line -> line.replaceAll(".*threshold=\"([^\"]+)\".*", "$1"))
                .toList();
    }

    @Test
    void an_upper_bound_and_the_days_of_validity_hold() {
        // given
        nineOfTenAreEmployed();
        var query = "/api/v1/values?indicator=employment_rate&window=ytd&scope=city&statistic=pooled";
        var upper =
                EMPLOYMENT.replace("college", "city").replace("lower", "upper").replace("0.95", "0.8");

        // when
        serving.send("PUT", "/api/v1/thresholds/u", upper);

        // then
        assertThat(serving.json(query).at("/values/0/status").asText()).isEqualTo("warning");
        serving.send("PUT", "/api/v1/thresholds/u", upper.replace("0.8", "0.9"));
        assertThat(serving.json(query).at("/values/0/status").asText()).isEqualTo("normal");
        serving.send("PUT", "/api/v1/thresholds/u", upper.replace("0.8", "0.8, \"validFrom\": \"2020-07-01\""));
        assertThat(serving.json(query).at("/values/0/status").asText()).isEqualTo("normal");
        assertThat(serving.json(query + "&asOf=2020-07-01")
                        .at("/values/0/status")
                        .asText())
                .isEqualTo("warning");
    }

    @Test
    void while_colleges_still_report_what_an_indicator_counts_no_threshold_on_it_holds() throws Exception {
        // given: a hundred places planned in May; who was admitted is told until September
        serving.book(FIRST, Measure.PLANNED_PLACES, "OTHER", "2020-05-20", 100, 1);
        serving.book(FIRST, Measure.ADMITTED, "OTHER", "2020-06-20", 50, 50);
        var query = "/api/v1/values?indicator=admission_rate&window=ytd&scope=college&entity=" + FIRST + "&asOf=";
        var threshold = EMPLOYMENT
                .replace("employment_rate", "admission_rate")
                .replaceAll("\"validFrom\": \"[^\"]*\"", "\"validFrom\": null");
        // when
        serving.send("PUT", "/api/v1/thresholds/a", threshold);
        // then
        assertThat(serving.json(query + "2020-06-30").at("/values/0/status").asText())
                .isEqualTo("normal");
        assertThat(serving.json(query + "2020-09-30").at("/values/0/status").asText())
                .isEqualTo("normal");
        assertThat(serving.json(query + "2020-10-01").at("/values/0/status").asText())
                .isEqualTo("warning");
        assertThat(serving.get("/metrics").body())
                .contains("cultivation_indicator_incomplete{indicator=\"admission_rate\"} 1.0")
                .contains("cultivation_indicator_incomplete{indicator=\"employment_rate\"} 0.0")
                .doesNotContain("cultivation_threshold{bound=\"lower\",college=\"" + FIRST
                        + "\",group=\"\",indicator=\"admission_rate\"");
        var tried =
                Serving.parse(serving.send("POST", "/api/v1/thresholds/trial?from=2020-05-01&to=2020-10-10", threshold)
                        .body());
        assertThat(tried.at("/daysInForce").asInt()).isEqualTo(10);
        assertThat(tried.at("/entities/0/spells/0/first").asText()).isEqualTo("2020-10-01");
    }

    @Test
    void a_backtest_tells_for_whom_from_when_to_when_and_how_far() {
        // given: 90 % from 20 June on, 80 % after the 25th, when two more come without work; the second college stays
        // at 90 %
        nineOfTenAreEmployed();
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-25", 2, 2);

        // when
        var backtest =
                Serving.parse(serving.send("POST", "/api/v1/thresholds/trial", EMPLOYMENT.replace("0.95", "0.85"))
                        .body());

        // then
        assertThat(backtest.at("/to").asText()).isEqualTo("2020-06-30");
        assertThat(backtest.at("/days").asLong()).isEqualTo(6);
        assertThat(backtest.at("/entities")).hasSize(1);
        assertThat(backtest.at("/entities/0/name").asText()).isEqualTo("北京工业职业技术学院");
        assertThat(backtest.at("/entities/0/spells")).isEqualTo(Serving.parse("""
            [{"first": "2020-06-25", "last": "2020-06-30", "days": 6, "worst": 0.75, "worstOn": "2020-06-25",
              "denominator": 12}]"""));
        assertThat(serving.json("/api/v1/thresholds")).isEmpty();
        assertThat(backtested("?from=2020-06-28&to=2020-06-29", "0.85")
                        .at("/days")
                        .asLong())
                .isEqualTo(2);
        assertThat(backtested("", "0.95").at("/days").asLong()).isEqualTo(22);
        assertThat(backtested("", "0.95, \"validTo\": \"2020-06-20\"")
                        .at("/days")
                        .asLong())
                .isEqualTo(2);
        assertThat(serving.send("POST", "/api/v1/thresholds/trial?from=2020-07-01&to=2020-06-01", EMPLOYMENT)
                        .statusCode())
                .isEqualTo(400);
        assertThat(serving.send("POST", "/api/v1/thresholds/trial?form=2020-07-01", EMPLOYMENT)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_backtest_leaves_out_whom_another_threshold_holds_for() {
        // given
        nineOfTenAreEmployed();
        serving.send("PUT", "/api/v1/thresholds/own", EMPLOYMENT.replace("0.95", "0.5, \"entity\": \"" + FIRST + "\""));

        // when
        var backtest = backtested("", "0.95");

        // then
        assertThat(backtest.findValuesAsText("entity").stream().filter(code -> code.length() == 10))
                .containsExactly(SECOND);
    }

    private com.fasterxml.jackson.databind.JsonNode backtested(String query, String value) {
        return Serving.parse(serving.send("POST", "/api/v1/thresholds/trial" + query, EMPLOYMENT.replace("0.95", value))
                .body());
    }

    @Test
    void what_moves_all_year_and_has_a_direction_and_every_condition_has_a_shipped_threshold_with_its_reason() {
        // when
        var shipped = ShippedThresholds.of(serving.board, Serving.NOON.instant());

        // then
        var directed = serving.board.catalogue().indicators().stream()
                .filter(indicator -> indicator.better() != Direction.NONE)
                .filter(indicator -> indicator.exported().contains(Window.DAYS_365)
                        || indicator.tables().stream()
                                .anyMatch(row -> row.table().equals("1-5")))
                .map(Indicator::id)
                .collect(Collectors.toSet());
        assertThat(shipped.stream().map(threshold -> threshold.getIndicator().toString()))
                .containsAll(directed);
        assertThat(shipped.stream().map(Threshold::getId)).doesNotHaveDuplicates();
        assertThat(shipped).allSatisfy(threshold -> {
            assertThat(threshold.getNote()).isNotBlank();
            assertThat(threshold.getChangedBy()).hasToString("出厂设置");
            assertThat(threshold.getMinDenominator() + threshold.getMinColleges())
                    .isPositive();
        });
    }
}
