package cultivation.serving.figures;

import static cultivation.serving.Serving.FIRST;
import static cultivation.serving.Serving.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.college.Colleges;
import cultivation.entity.Measure;
import cultivation.indicators.IndicatorValue;
import cultivation.serving.Serving;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final String RATE = "indicator=employment_rate&window=ytd&scope=city&statistic=pooled";

    private final Serving serving = new Serving();

    @BeforeEach
    void employment() {
        serving.book(FIRST, Measure.GRADUATED, "ENGINEERING", "2020-01-20", 10, 10)
                .book(FIRST, Measure.EMPLOYED, "2020-01-20", 9)
                .book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-21", 6, 6)
                .book(SECOND, Measure.GRADUATED, "OTHER", "2020-06-21", 30, 30)
                .book(SECOND, Measure.EMPLOYED, "2020-06-21", 15)
                .book(FIRST, Measure.GRADUATED, "ENGINEERING", "2019-06-29", 4, 4)
                .book(FIRST, Measure.EMPLOYED, "2019-06-29", 3);
    }

    @AfterEach
    void close() {
        serving.close();
    }

    private static BigDecimal sum(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> each.get(field).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void a_figure_is_explained_by_college_and_by_month() {
        // when
        var explained = serving.json("/api/v1/explain?" + RATE);

        // then
        assertThat(explained.get("figure").get("numerator").asInt()).isEqualTo(24);
        assertThat(explained.get("figure").get("denominator").asInt()).isEqualTo(46);
        assertThat(explained.get("events").asInt()).isEqualTo(46);
        for (String breakdown : List.of("colleges", "months")) {
            assertThat(sum(explained.get(breakdown), "numerator")).isEqualByComparingTo("24");
            assertThat(sum(explained.get(breakdown), "denominator")).isEqualByComparingTo("46");
            assertThat(sum(explained.get(breakdown), "contributions")).isEqualByComparingTo("46");
        }
        assertThat(explained.get("months")).hasSize(6);
        assertThat(explained.get("months").get(5)).isEqualTo(Serving.parse("""
            {"month": "2020-06", "from": "2020-06-01", "to": "2020-06-30", "numerator": 15, "denominator": 36,
             "contributions": 36}"""));
        assertThat(explained.get("colleges").get(0).get("months").findValuesAsText("month"))
                .containsExactly("2020-01", "2020-06");
    }

    @Test
    void the_definition_and_its_version_are_told() {
        // when
        var definition = serving.json("/api/v1/explain?" + RATE).get("definition");

        // then
        assertThat(definition.get("catalogueVersion").asText()).isNotBlank();
        assertThat(definition.get("indicator").get("definitionZh").asText()).isNotBlank();
        assertThat(definition.get("window")).isEqualTo(Serving.parse("""
            {"id": "ytd", "from": "2020-01-01", "to": "2020-06-30"}"""));
        assertThat(definition.get("employed").get(0).get("destinations").toString())
                .contains("FURTHER_STUDY");
    }

    @Test
    void coverage_names_who_reports_and_who_is_silent() {
        // when
        var coverage = serving.json("/api/v1/explain?" + RATE).get("coverage");

        // then
        assertThat(coverage.get("colleges").asInt()).isEqualTo(25);
        assertThat(coverage.get("covered").asInt()).isEqualTo(2);
        assertThat(coverage.get("reporting").toString()).isEqualTo("[\"" + FIRST + "\",\"" + SECOND + "\"]");
        assertThat(coverage.get("silent")).hasSize(23);
    }

    @Test
    void what_changed_it_last_and_the_offsets_are_told() {
        // given
        serving.book(FIRST, Measure.EMPLOYED, "2020-06-21", 4);

        // when
        var explained = serving.json("/api/v1/explain?" + RATE);

        // then: eight cells were read, the last at offset 7
        assertThat(explained.get("ledger").get("nextOffsets")).isEqualTo(Serving.parse("{\"0\": 8}"));
        assertThat(explained.get("lastChanges").get(0)).isEqualTo(Serving.parse("""
            {"college": "4111010853", "measure": "employed", "slice": "", "day": "2020-06-21", "amount": 4, "count": 4,
             "bookedAt": "2020-06-30T04:00:00Z", "source": "cultivation.events.4111010853-0", "ledgerPartition": 0,
             "ledgerOffset": 7}"""));
    }

    @Test
    void a_stock_is_explained_by_all_that_was_before_and_twelve_months() {
        // given
        serving.book(FIRST, Measure.IN_SCHOOL, "", "2010-09-01", 100, 100)
                .book(FIRST, Measure.IN_SCHOOL, "", "2020-06-15", -7, 7);

        // when
        var explained = serving.json("/api/v1/explain?indicator=in_school_students");

        // then
        assertThat(explained.get("months")).hasSize(13);
        assertThat(explained.get("months").get(0).get("numerator").asInt()).isEqualTo(100);
        assertThat(explained.get("months").get(0).get("from").isNull()).isTrue();
        assertThat(explained.get("months").get(12).get("numerator").asInt()).isEqualTo(-7);
        assertThat(sum(explained.get("months"), "numerator")).isEqualByComparingTo("93");
    }

    @Test
    void the_parts_of_a_movement_add_up_exactly_whatever_the_figures() {
        // given: uneven figures for every college in both years
        var random = new Random(20);
        for (var college : Colleges.beijing()) {
            var code = college.getCode().toString();
            for (String day : new String[] {"2018-07-01", "2019-07-01"}) {
                if (random.nextInt(5) > 0) {
                    int graduates = 1 + random.nextInt(997);
                    serving.book(code, Measure.GRADUATED, "OTHER", day, graduates, graduates)
                            .book(code, Measure.EMPLOYED, day, random.nextInt(graduates + 1))
                            .book(code, Measure.INCOME_FEN, "", day, 1 + random.nextInt(900_000_001), graduates)
                            .book(code, Measure.INCOME_STATED, day, graduates)
                            .book(code, Measure.TRAINING_FEN, "", day, random.nextInt(1_000_001) - 500_000, 1);
                }
            }
        }

        for (String figure : List.of(
                "indicator=employment_rate",
                "indicator=employment_rate&statistic=mean",
                "indicator=average_monthly_income",
                "indicator=average_monthly_income&scope=group&entity=private",
                "indicator=training_income",
                "indicator=graduates")) {
            // when
            var movement = serving.json("/api/v1/movement?" + figure + "&window=ytd&from=2018-12-31&to=2019-12-31");

            // then
            var change = movement.get("change").decimalValue();
            assertThat(sum(movement.get("parts"), "change")).as(figure).isEqualByComparingTo(change);
            assertThat(change.doubleValue())
                    .as(figure)
                    .isCloseTo(
                            movement.get("to").get("value").asDouble()
                                    - movement.get("from").get("value").asDouble(),
                            offset(1e-6));
        }
    }

    @Test
    void a_ratio_moves_within_colleges_and_by_their_weights() {
        // when: 3 of 4 in 2019; then 9 of 16 and 15 of 30
        var movement = serving.json("/api/v1/movement?" + RATE + "&from=2019-12-31&to=2020-06-30");

        // then: the first was all, 4/4, and is 16/46; the second is new, so its part is mix alone
        var first = movement.get("parts").get(0);
        var second = movement.get("parts").get(1);
        double within = (1 + 16 / 46.0) / 2 * (9 / 16.0 - 0.75);
        double middle = (0.75 + 24 / 46.0) / 2;
        assertThat(first.get("within").asDouble()).isCloseTo(within, offset(1e-11));
        assertThat(first.get("mix").asDouble())
                .isCloseTo(((0.75 + 9 / 16.0) / 2 - middle) * (16 / 46.0 - 1), offset(1e-11));
        assertThat(second.get("within").decimalValue()).isEqualByComparingTo("0");
        assertThat(second.get("mix").asDouble()).isCloseTo((0.5 - middle) * 30 / 46.0, offset(1e-11));
        assertThat(serving.get("/api/v1/movement?indicator=employment_rate&statistic=median")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_movement_from_or_to_nothing_is_missing() {
        // when
        var movement = serving.json("/api/v1/movement?" + RATE + "&from=2018-12-31&to=2020-06-30");

        // then
        assertThat(movement.get("change").isNull()).isTrue();
        assertThat(movement.get("parts").get(0).get("change").isNull()).isTrue();
    }

    @Test
    void revisions_tell_what_was_published_when() {
        // given
        var values = new ArrayList<IndicatorValue>();
        for (int i = 0; i < 2; i++) {
            values.add(IndicatorValue.newBuilder()
                    .setIndicator("employment_rate")
                    .setWindow("ytd")
                    .setScope("city")
                    .setEntity("beijing")
                    .setStatistic("pooled")
                    .setAsOf(LocalDate.parse("2019-12-31"))
                    .setValue(0.5 + i / 4.0)
                    .setNumerator(2L + i)
                    .setDenominator(4L)
                    .setContributions(4)
                    .setColleges(1)
                    .setUnit("ratio")
                    .setPublishedAt(Instant.parse("2020-01-0" + (i + 1) + "T00:00:00Z"))
                    .build());
        }
        serving.published.addAll(values);

        // when
        var revisions = serving.json("/api/v1/revisions?" + RATE + "&asOf=2019-12-31");

        // then
        assertThat(revisions.get("revisions").findValuesAsText("publishedAt"))
                .containsExactly("2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z");
        assertThat(revisions.get("revisions").findValuesAsText("value")).containsExactly("0.5", "0.75");
        assertThat(revisions.get("now").get("value").asDouble()).isEqualTo(0.75);
        assertThat(serving.json("/api/v1/revisions?" + RATE + "&asOf=2018-12-31")
                        .get("revisions"))
                .isEmpty();
    }
}
