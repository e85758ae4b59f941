package cultivation.serving.reports;

import static cultivation.serving.Serving.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.catalogue.AsOf;
import cultivation.entity.Measure;
import cultivation.serving.Serving;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosingsTest {
    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    private void graduates(long graduated, long employed) {
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2019-07-01", graduated, graduated)
                .book(FIRST, Measure.EMPLOYED, "2019-07-01", employed);
    }

    private JsonNode close(String body) {
        var answer = serving.send("POST", "/api/v1/closings", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Serving.parse(answer.body());
    }

    private static JsonNode row(JsonNode table, String name) {
        return StreamSupport.stream(table.get("rows").spliterator(), false)
                .filter(row -> row.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_closed_table_stays_as_it_was_and_a_correction_is_shown_beside_it() {
        // given
        graduates(10, 9);
        var before = serving.json("/api/v1/reports/6-1?year=2019");
        var closing = close("{\"year\": 2019, \"closedBy\": \"高职处\", \"note\": \"年报付印\"}");

        // when
        graduates(12, 9);

        // then
        assertThat(closing.get("edition").asInt()).isEqualTo(1);
        assertThat(closing.get("contentHash").asText()).matches("[0-9a-f]{64}");
        assertThat(closing.at("/ledger/nextOffsets/0").asLong()).isEqualTo(2);
        assertThat(closing.get("entities").asInt()).isEqualTo(30);
        var now = row(serving.json("/api/v1/reports/6-1?year=2019"), "毕业生人数");
        assertThat(now.get("value").asInt()).isEqualTo(12);
        assertThat(now.get("restated").asBoolean()).isTrue();
        assertThat(now.at("/closed/value").asInt()).isEqualTo(10);
        assertThat(now.get("difference").asInt()).isEqualTo(2);
        var closed = serving.json("/api/v1/reports/6-1?year=2019&view=closed");
        assertThat(closed.at("/closing/restatedRows").asInt()).isEqualTo(1);
        assertThat(row(closed, "毕业生人数").get("value"))
                .isEqualTo(row(before, "毕业生人数").get("value"));
        assertThat(row(closed, "其中：就业人数").get("restated").asBoolean()).isFalse();
        var college = serving.json("/api/v1/reports/2-3?year=2019&view=difference&entity=" + FIRST);
        assertThat(row(college, "就业率").get("difference").decimalValue()).isEqualByComparingTo("-15");
    }

    @Test
    void csv_of_a_closed_year_says_in_words_what_was_corrected_and_the_closed_one_stays_byte_for_byte() {
        // given
        graduates(10, 9);
        var published = serving.bytes("/api/v1/reports/2-3?year=2019&format=csv");
        close("{\"year\": 2019, \"closedBy\": \"高职处\"}");

        // when
        graduates(12, 9);

        // then
        assertThat(serving.bytes("/api/v1/reports/2-3?year=2019&format=csv&view=closed"))
                .isEqualTo(published);
        assertThat(new String(serving.bytes("/api/v1/reports/2-3?year=2019&format=csv"), StandardCharsets.UTF_8))
                .contains("1,就业率,%,—,75.00,2019年结账后更正：结账 90.00，现 75.00，差 -15.00");
        assertThat(new String(
                        serving.bytes("/api/v1/reports/2-3?year=2019&format=csv&view=difference"),
                        StandardCharsets.UTF_8))
                .contains("序号,指标,单位,2018年结账值,2018年现值,2018年差额,2019年结账值,2019年现值,2019年差额,说明")
                .contains("1,就业率,%,—,—,—,90.00,75.00,-15.00,");
    }

    @Test
    void a_closed_year_is_not_closed_again_but_restated_beside_the_earlier_edition() {
        // given
        graduates(10, 9);
        var first = close("{\"year\": 2019, \"closedBy\": \"高职处\"}");
        graduates(12, 9);

        // when
        var again = serving.send("POST", "/api/v1/closings", "{\"year\": 2019, \"closedBy\": \"高职处\"}");
        var second = close("{\"year\": 2019, \"closedBy\": \"高职处\", \"restates\": 1, \"note\": \"补报\"}");

        // then
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("已结账").contains("restates=1");
        assertThat(second.get("edition").asInt()).isEqualTo(2);
        assertThat(second.get("contentHash")).isNotEqualTo(first.get("contentHash"));
        assertThat(serving.json("/api/v1/closings").findValuesAsText("edition")).containsExactly("1", "2");
        assertThat(serving.json("/api/v1/closings").findValuesAsText("intact")).containsExactly("true", "true");
        assertThat(serving.json("/api/v1/closings/2019").get("restatements")).isEmpty();
        var since = serving.json("/api/v1/closings/2019?edition=1").get("restatements");
        // of the city, the group and the college: the graduates and the two rates over them, one of which is 0 either
        // way
        assertThat(since).hasSize(9);
        assertThat(since.get(0).get("row").asText()).isEqualTo("就业率");
        assertThat(since.get(0).at("/closed/value").decimalValue()).isEqualByComparingTo("90");
        var old = serving.json("/api/v1/reports/6-1?year=2019&view=closed&edition=1");
        assertThat(row(old, "毕业生人数").get("value").asInt()).isEqualTo(10);
    }

    @Test
    void a_year_that_is_not_over_or_not_whole_cannot_be_closed() {
        assertThat(serving.send("POST", "/api/v1/closings", "{\"year\": 2020, \"closedBy\": \"高职处\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(serving.send("POST", "/api/v1/closings", "{\"year\": 2019, \"restates\": 1, \"closedBy\": \"x\"}")
                        .statusCode())
                .isEqualTo(409);
        serving.reading = null;
        var early = serving.send("POST", "/api/v1/closings", "{\"year\": 2019, \"closedBy\": \"高职处\"}");
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).contains("1");
        assertThat(serving.json("/api/v1/closings")).isEmpty();
    }

    @Test
    void what_cannot_be_a_closing_is_said_in_words() {
        for (String body : new String[] {
            "",
            "[]",
            "{\"year\": 2019}",
            "{\"year\": \"2019\", \"closedBy\": \"x\"}",
            "{\"year\": 2019.5, \"closedBy\": \"x\"}",
            "{\"year\": 2019, \"closedBy\": \" \"}",
            "{\"year\": 2019, \"closedBy\": \"x\", \"restates\": 0}",
            "{\"year\": 2019, \"closedBy\": \"x\", \"who\": 1}",
            "{\"year\": 2019, \"closedBy\": \"" + "x".repeat(101) + "\"}"
        }) {
            assertThat(serving.send("POST", "/api/v1/closings", body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(serving.send(
                                "POST",
                                "/api/v1/closings",
                                "{\"year\": 2019, \"closedBy\": \"x\"}",
                                "Origin",
                                "http://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(serving.get("/api/v1/closings/2019").statusCode()).isEqualTo(404);
        assertThat(serving.get("/api/v1/closings/last").statusCode()).isEqualTo(400);
        assertThat(serving.get("/api/v1/reports/6-1?year=2019&view=closed").statusCode())
                .isEqualTo(404);
        assertThat(serving.get("/api/v1/reports/6-1?year=2019&view=later").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_replayed_year_is_closed_as_of_its_last_day_when_nothing_happened_on_it() {
        try (var events = new Serving(AsOf.EVENTS)) {
            // given
            events.book(FIRST, Measure.ADMITTED, "OTHER", "2018-12-31", 3, 3)
                    .book(FIRST, Measure.ADMITTED, "OTHER", "2019-12-30", 5, 5);

            // when
            var answer = events.send("POST", "/api/v1/closings", "{\"year\": 2019, \"closedBy\": \"高职处\"}");

            // then
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(Serving.parse(answer.body()).get("asOf").asText()).isEqualTo("2019-12-31");
            assertThat(events.json("/api/v1/closings/2019").get("restatements")).isEmpty();
            var table = events.json("/api/v1/reports/2-2?year=2019");
            assertThat(table.at("/closing/restatedRows").asInt()).isZero();
            assertThat(row(table, "实际录取数").at("/previousYear/value").asInt()).isEqualTo(3);
        }
    }

    @Test
    void a_college_that_came_later_has_no_closed_table_and_nothing_restated() {
        // given
        close("{\"year\": 2019, \"closedBy\": \"高职处\"}");

        // when
        serving.board.update(change -> {
            var college = cultivation.college.Colleges.beijing().get(0);
            change.college(
                    "9999999999",
                    cultivation.reference.College.newBuilder(college)
                            .setCode("9999999999")
                            .build());
        });

        // then
        assertThat(serving.get("/api/v1/reports/6-1?year=2019&view=closed&entity=9999999999")
                        .statusCode())
                .isEqualTo(404);
        assertThat(serving.json("/api/v1/reports/6-1?year=2019&entity=9999999999")
                        .get("closing")
                        .isNull())
                .isTrue();
    }
}
