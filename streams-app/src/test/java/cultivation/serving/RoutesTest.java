package cultivation.serving;

import static cultivation.serving.Serving.FIRST;
import static cultivation.serving.Serving.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.college.RejectedRecord;
import cultivation.connection.Published;
import cultivation.entity.Measure;
import cultivation.live.Progress;
import cultivation.live.waiting.Waiting;
import cultivation.topology.gate.HeldBack;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class RoutesTest {
    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    @Test
    void routes_and_description_agree() throws IOException {
        // given
        Map<String, Map<String, Map<String, Object>>> description;
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/openapi.yaml"))) {
            description = new Yaml().load(file);
        }
        var described = new ArrayList<String>();
        Objects.requireNonNull(description.get("paths")).forEach((path, methods) -> methods.keySet().stream()
                .filter(method ->
                        List.of("get", "put", "post", "delete", "patch").contains(method))
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        // when
        List<String> served;
        try (var routes = new Routes(serving.sources())) {
            served = routes.all().stream()
                    .map(route -> route.method().name() + " " + route.path())
                    .toList();
        }

        // then
        assertThat(served).containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void the_description_is_served() {
        assertThat(serving.get("/openapi.yaml").body()).startsWith("openapi: 3");
    }

    @Test
    void the_page_allows_no_script_but_its_own() {
        // when
        var page = serving.get("/");

        // then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("人才培养监测").doesNotContain("<script>").doesNotContain("onclick");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void what_is_not_there_is_a_problem_too() {
        // when
        var response = serving.get("/api/v1/nothing");

        // then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void every_route_tells_whoever_asks_by_another_method_what_it_takes() {
        // given
        var paths = new TreeMap<String, TreeSet<String>>();
        try (var routes = new Routes(serving.sources())) {
            for (var asked : routes.all()) {
                var path = asked.path().replaceAll("\\{\\w+}", "1");
                routes.all().stream().filter(route -> route.answers(path)).forEach(route -> paths.computeIfAbsent(
                                path, any -> new TreeSet<>())
                        .add(route.method().name()));
            }
        }
        paths.put("/", new TreeSet<>(List.of("GET")));
        paths.put("/flow", new TreeSet<>(List.of("GET")));
        paths.put("/college/" + FIRST, new TreeSet<>(List.of("GET")));

        paths.forEach((path, taken) -> {
            if (taken.contains("GET")) {
                taken.add("HEAD");
            }
            for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
                if (!taken.contains(method)) {
                    // when
                    var response = serving.send(method, path, "");

                    // then
                    assertThat(response.statusCode()).as(method + " " + path).isEqualTo(405);
                    assertThat(response.headers().firstValue("Allow").orElse(""))
                            .as(method + " " + path)
                            .isEqualTo(String.join(", ", taken));
                    assertThat(response.headers().firstValue("Content-Type").orElse(""))
                            .startsWith("application/problem+json");
                    assertThat(response.body()).contains("可用：");
                }
            }
        });
        assertThat(serving.send("POST", "/api/v1/nothing", "").statusCode()).isEqualTo(404);
        assertThat(serving.send("POST", "/nothing", "").statusCode()).isEqualTo(404);
        assertThat(serving.send("HEAD", "/api/v1/values", "").statusCode()).isEqualTo(200);
    }

    @Test
    void large_answers_are_compressed() {
        // when
        var response = serving.get("/api/v1/values", "Accept-Encoding", "gzip");

        // then
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void the_catalogue_names_things_by_the_day() {
        assertThat(serving.json("/api/v1/catalogue?asOf=2020-12-31")
                        .get("indicators")
                        .findValuesAsText("nameZh"))
                .contains("就业率");
        var later = serving.json("/api/v1/catalogue?asOf=2021-01-01");
        assertThat(later.get("indicators").get(8).get("nameZh").asText()).isEqualTo("毕业去向落实率");
        assertThat(later.get("indicators").get(8).get("wordings")).hasSize(2);
        assertThat(later.get("indicators"))
                .hasSize(serving.board.catalogue().indicators().size());
    }

    @Test
    void a_series_has_a_point_for_each_day() {
        // given
        serving.book(FIRST, Measure.ADMITTED, "OTHER", "2020-02-29", 5, 5);

        // when
        var series = serving.json(
                "/api/v1/series?indicator=admitted&window=7d&scope=city&statistic=pooled&from=2020-02-28&to=2020-03-07");

        // then: 29 February to 6 March
        assertThat(series.get("points")).hasSize(9);
        assertThat(series.get("points").get(0))
                .isEqualTo(Serving.parse(
                        "{\"day\": \"2020-02-28\", \"value\": null, \"numerator\": 0, \"denominator\": null}"));
        assertThat(series.get("points").findValuesAsText("value"))
                .containsExactly("null", "5", "5", "5", "5", "5", "5", "5", "null");
        assertThat(serving.get("/api/v1/series?indicator=admitted&from=2020-03-01&to=2020-02-01")
                        .statusCode())
                .isEqualTo(400);
        assertThat(serving.get("/api/v1/series").statusCode()).isEqualTo(400);
    }

    @Test
    void a_series_with_a_step_ends_on_its_last_day() {
        // when
        var series = serving.json("/api/v1/series?indicator=admitted&window=7d&from=2020-01-01&to=2020-01-20&step=7");

        // then
        assertThat(series.get("points").findValuesAsText("day"))
                .containsExactly("2020-01-06", "2020-01-13", "2020-01-20");
        assertThat(serving.get("/api/v1/series?indicator=admitted&step=0").statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_moved_most_is_said_of_city_and_colleges() {
        // given
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2019-06-20", 200, 200)
                .book(SECOND, Measure.GRADUATED, "OTHER", "2019-06-20", 100, 100)
                .book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-20", 50, 50)
                .book(SECOND, Measure.GRADUATED, "OTHER", "2020-06-20", 110, 110);

        // when
        var movers = serving.json("/api/v1/movers?limit=3");

        // then
        assertThat(movers.at("/before").asText()).isEqualTo("2019-06-30");
        assertThat(movers.at("/city/falls/0/indicator").asText()).isEqualTo("graduates");
        assertThat(movers.at("/city/falls/0/change").asDouble()).isEqualTo(-140);
        assertThat(movers.at("/colleges/falls/0/entity").asText()).isEqualTo(FIRST);
        assertThat(movers.at("/colleges/falls/0/size").asDouble()).isEqualTo(-0.75);
        assertThat(movers.at("/colleges/rises/0/entity").asText()).isEqualTo(SECOND);
        assertThat(movers.get("paused").toString()).contains("admitted");
        assertThat(serving.json("/api/v1/movers?against=week").at("/before").asText())
                .isEqualTo("2020-06-23");
        assertThat(serving.get("/api/v1/movers?against=month").statusCode()).isEqualTo(400);
    }

    @Test
    void the_matrix_has_what_values_has_of_every_college() {
        // given
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2020-06-20", 10, 10)
                .book(FIRST, Measure.EMPLOYED, "2020-06-20", 9)
                .book(FIRST, Measure.IN_SCHOOL, "2019-09-01", 30);
        serving.send("PUT", "/api/v1/thresholds/all", """
            {"indicator": "employment_rate", "window": "ytd", "scope": "college", "statistic": "pooled", "bound": "lower",
             "severity": "warning", "value": 0.95}""");

        // when
        var matrix = serving.json("/api/v1/matrix?window=ytd");

        // then
        assertThat(matrix.get("colleges")).hasSize(25);
        for (JsonNode college : matrix.get("colleges")) {
            var code = college.get("code").asText();
            var values = serving.json("/api/v1/values?window=ytd&window=stock&entity=" + code)
                    .get("values");
            assertThat(college.get("values")).as(code).hasSize(values.size());
            for (int i = 0; i < values.size(); i++) {
                assertThat(matrix.get("indicators").get(i))
                        .isEqualTo(values.get(i).get("indicator"));
                assertThat(college.get("values").get(i)).isEqualTo(values.get(i).get("value"));
                assertThat(college.get("statuses").get(i))
                        .isEqualTo(values.get(i).get("status"));
            }
        }
        assertThat(matrix.at("/colleges/0/statuses").toString()).contains("warning");
        assertThat(serving.json("/api/v1/matrix?window=7d").get("indicators").size())
                .isLessThan(matrix.get("indicators").size());
        assertThat(serving.get("/api/v1/matrix?window=8d").statusCode()).isEqualTo(400);
    }

    @Test
    void the_records_of_a_college_are_told_by_day() {
        // given
        serving.book(FIRST, Measure.APPLIED, "Graduation", "2020-06-20", 8, 8)
                .book(FIRST, Measure.APPLIED, "Enrollment", "2020-06-20", 1, 1)
                .book(FIRST, Measure.REJECTED, "Graduation/WRONG_KEY", "2020-06-20", 2, 2)
                .book(FIRST, Measure.DUPLICATE, "Graduation", "2020-06-21", 3, 3);

        // when
        var daily = serving.json("/api/v1/colleges/" + FIRST + "/daily?from=2020-06-19&to=2020-06-21");

        // then
        assertThat(daily).isEqualTo(Serving.parse("""
            [{"day": "2020-06-19", "applied": 0, "duplicate": 0, "superseded": 0, "rejected": 0},
             {"day": "2020-06-20", "applied": 9, "duplicate": 0, "superseded": 0, "rejected": 2},
             {"day": "2020-06-21", "applied": 0, "duplicate": 3, "superseded": 0, "rejected": 0}]"""));
        assertThat(serving.json("/api/v1/colleges/" + FIRST + "/daily")).hasSize(90);
        assertThat(serving.get("/api/v1/colleges/nobody/daily").statusCode()).isEqualTo(404);
        assertThat(serving.get("/api/v1/colleges/" + FIRST + "/daily?from=2020-06-22&to=2020-06-21")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void rejections_are_told_without_what_was_refused() {
        // given
        serving.rejected.put(
                FIRST,
                List.of(new RejectedRecord(
                        Published.parse("cultivation.events.4111010853-0@7"),
                        "WRONG_KEY",
                        "studentId",
                        "键与记录不一致",
                        "2020-06-30T03:00:00Z",
                        null,
                        null,
                        0)));

        // when
        var rejections = serving.json("/api/v1/colleges/" + FIRST + "/rejections?limit=5");

        // then
        assertThat(rejections).isEqualTo(Serving.parse("""
            [{"reason": "WRONG_KEY", "field": "studentId", "message": "键与记录不一致",
              "messageEn": "Its key is not the record's id.",
              "source": "cultivation.events.4111010853-0@7", "rejectedAt": "2020-06-30T03:00:00Z"}]"""));
        assertThat(serving.get("/api/v1/colleges/nobody/rejections").statusCode())
                .isEqualTo(404);
        assertThat(serving.get("/api/v1/colleges/" + FIRST + "/rejections?limit=0")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void rejections_are_a_file_for_a_person_too() throws IOException {
        // given
        serving.rejected.put(
                FIRST,
                List.of(new RejectedRecord(
                        Published.parse("cultivation.events.4111010853-0@7"),
                        "WRONG_KEY",
                        "studentId",
                        "键与记录不一致",
                        "2020-06-30T03:00:00Z",
                        null,
                        null,
                        0)));

        // when
        var csv = serving.get("/api/v1/colleges/" + FIRST + "/rejections?format=csv");
        var xlsx = serving.bytes("/api/v1/colleges/" + FIRST + "/rejections?format=xlsx");

        // then
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains(FIRST + ".csv");
        assertThat(csv.body())
                .isEqualTo("\ufeff时间（北京时间）,原因代码,原因,字段,说明,来源\r\n2020-06-30 11:00:00,WRONG_KEY,键与标识不符,studentId,"
                        + "键与记录不一致,cultivation.events.4111010853-0@7\r\n");
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.map(row -> row.getCellText(2)).toList()).containsExactly("原因", "键与标识不符");
        }
        assertThat(serving.get("/api/v1/colleges/" + FIRST + "/rejections?format=pdf")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void what_waits_is_told_with_place_reason_time_and_a_sentence_and_a_college_is_told_its_own() {
        // given
        var since = Instant.parse("2020-06-30T03:50:00Z");
        var topic = "cultivation.events." + FIRST;
        serving.reading = new Progress.Reading(
                12,
                600,
                false,
                Map.of(),
                List.of(
                        new Waiting(topic, 2, Waiting.OPEN_TRANSACTION, since, 12),
                        new Waiting(topic, null, Waiting.TOPIC_MADE_AGAIN, since, 40),
                        new Waiting("cultivation.events." + SECOND, null, Waiting.TOPIC_GONE, since, 0)));
        serving.heldBack.put(new TopicPartition(topic, 3), new HeldBack(HeldBack.Reason.REGISTRY, since));
        serving.heldBack.put(new TopicPartition(topic, 0), new HeldBack(HeldBack.Reason.CELL_BUDGET, since));

        // when
        var status = serving.json("/api/v1/status");
        var overview = serving.json("/api/v1/colleges/" + FIRST + "/overview");
        var missing = serving.json("/health/ready").get("missing");

        // then
        assertThat(status.get("waitingFor").findValuesAsText("reason"))
                .containsExactly("topic_made_again", "cell_budget", "open_transaction", "registry", "topic_gone");
        assertThat(status.at("/waitingFor/2")).isEqualTo(Serving.parse("""
            {"topic": "cultivation.events.4111010853", "partition": 2, "reason": "open_transaction",
             "since": "2020-06-30T03:50:00Z",
             "message": "主题 cultivation.events.4111010853 的 2 号分区自北京时间 2020-06-30 11:50:00 起有一个事务没有结束，事务及其后的记录（至多 12 条）尚未计入指标。请学校提交或中止该事务，或重启其发送程序；否则到事务超时后由 Kafka 中止，事务中的记录须重新发送。"}"""));
        assertThat(status.at("/waitingFor/0/partition").isNull()).isTrue();
        assertThat(overview.get("waitingFor")).hasSize(4);
        assertThat(status.at("/waitingFor/1/message").asText()).contains("0 号分区", "达到配额", "ManyCells");
        assertThat(missing.fieldNames())
                .toIterable()
                .containsExactly(topic, topic + "-0", topic + "-2", topic + "-3", "cultivation.events." + SECOND);
        assertThat(missing.toString())
                .contains("a transaction is open since 2020-06-30T03:50:00Z", "at most 12 records");
        assertThat(serving.get("/metrics").body())
                .contains(
                        "cultivation_waiting_since_timestamp_seconds{college=\"4111010853\",partition=\"2\",reason=\"open_transaction\"} 1.593489E9",
                        "cultivation_topic_not_consumed{college=\"4111010857\",reason=\"topic_gone\"} 1");
    }

    @Test
    void what_is_of_no_use_on_a_shared_topic_is_told() {
        // given
        serving.skipped.put("cultivation.colleges", 3L);

        // when
        var ready = serving.json("/health/ready");

        // then
        assertThat(ready.get("status").asText()).isEqualTo("UP");
        assertThat(ready.at("/missing/cultivation.colleges").asText()).startsWith("3 records are of no use");
        assertThat(serving.get("/metrics").body())
                .contains("cultivation_records_skipped_total{topic=\"cultivation.colleges\"} 3");
    }

    @Test
    void ready_names_what_is_missing() {
        // given
        assertThat(serving.get("/health/ready").statusCode()).isEqualTo(200);
        serving.registry = false;
        serving.leftOut.put("cultivation.events.4111010857", "it has no rejections topic");

        // when
        await().until(() -> serving.get("/health/ready").body().contains("registry"));
        var without = serving.get("/health/ready");
        serving.whole = false;
        var half = serving.get("/health/ready");

        // then
        assertThat(without.statusCode()).isEqualTo(200);
        assertThat(Serving.parse(without.body()).get("missing").fieldNames())
                .toIterable()
                .containsExactly("registry", "cultivation.events.4111010857");
        assertThat(half.statusCode()).isEqualTo(503);
        assertThat(half.body()).contains("the end of the ledger");
        assertThat(serving.get("/health/live").statusCode()).isEqualTo(200);
    }
}
