package cultivation.serving.reports;

import static cultivation.serving.Serving.FIRST;
import static cultivation.serving.Serving.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.entity.Measure;
import cultivation.report.ReportTable;
import cultivation.serving.Serving;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Serving serving = new Serving();

    @AfterEach
    void close() {
        serving.close();
    }

    private static JsonNode row(JsonNode table, String name) {
        for (JsonNode row : table.get("rows")) {
            if (row.get("name").asText().equals(name)) {
                return row;
            }
        }
        throw new AssertionError("no row " + name + " in " + table);
    }

    @Test
    void money_is_printed_in_ten_thousand_yuan_exact_from_the_fen() {
        // given: 12,345 fen and 1,005,000 fen are 0.012345 and 1.005 of 万元
        serving.book(FIRST, Measure.TECH_SERVICE_FEN, "", "2019-03-01", 12_345, 1)
                .book(SECOND, Measure.TECH_SERVICE_FEN, "", "2019-04-01", 1_005_000, 2)
                .book(SECOND, Measure.TECH_TRADE_FEN, "", "2019-04-01", 59_900_000_00L, 1);

        // when
        var table = serving.json("/api/v1/reports/6-1?year=2019");

        // then
        assertThat(row(table, "技术服务到款额").get("value").decimalValue()).isEqualByComparingTo("1.02");
        assertThat(row(table, "技术服务到款额").get("numerator").asLong()).isEqualTo(1_017_345);
        assertThat(row(table, "技术交易到款额").get("value").decimalValue()).isEqualByComparingTo("5990");
        assertThat(row(table, "技术服务到款额").get("previousYear").get("value").isNull())
                .isTrue();
        assertThat(table.get("asOf").asText()).isEqualTo("2019-12-31");
    }

    @Test
    void a_rate_is_printed_in_percent() {
        // given: 2 of 3
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2018-07-01", 3, 3)
                .book(FIRST, Measure.EMPLOYED, "2018-07-01", 2)
                .book(FIRST, Measure.INCOME_FEN, "", "2018-07-01", 1_000_001, 2)
                .book(FIRST, Measure.INCOME_STATED, "2018-07-01", 2);

        // when
        var table = serving.json("/api/v1/reports/2-3?year=2018");

        // then
        assertThat(row(table, "就业率").get("value").decimalValue()).isEqualByComparingTo("66.67");
        assertThat(row(table, "月收入").get("value").decimalValue()).isEqualByComparingTo("5000.01");
        assertThat(row(table, "雇主满意度").get("fed").asBoolean()).isFalse();
        assertThat(row(table, "雇主满意度").get("value").isNull()).isTrue();
    }

    @Test
    void a_rate_that_was_renamed_has_the_name_of_its_class_and_where_asked_both() {
        // given
        serving.book(FIRST, Measure.GRADUATED, "OTHER", "2021-07-01", 4, 4)
                .book(FIRST, Measure.EMPLOYED, "2021-07-01", 3);

        // when
        var before = serving.json("/api/v1/reports/2-3?year=2020").get("rows").get(0);
        var since = serving.json("/api/v1/reports/2-3?year=2021").get("rows").get(0);
        var plain = serving.get("/api/v1/reports/2-3?year=2021&format=csv").body();
        var both = serving.get("/api/v1/reports/2-3?year=2021&format=csv&names=all")
                .body();

        // then
        assertThat(before.get("name").asText()).isEqualTo("就业率");
        assertThat(since.get("name").asText()).isEqualTo("毕业去向落实率");
        assertThat(since.get("value").decimalValue()).isEqualByComparingTo("75");
        assertThat(since.get("names").findValuesAsText("nameZh")).containsExactly("就业率", "毕业去向落实率");
        assertThat(plain).contains("1,毕业去向落实率,%,—,75.00,").doesNotContain("就业率");
        assertThat(both).contains("1,毕业去向落实率（2020-12-31 及以前：就业率）,%,—,75.00,");
    }

    @Test
    void the_year_under_way_is_shown_as_of_the_clocks_day() {
        assertThat(serving.json("/api/v1/reports/2-2?year=2020").get("asOf").asText())
                .isEqualTo("2020-06-30");
    }

    @Test
    void every_row_that_the_catalogue_feeds_is_a_row_of_the_report() {
        for (String id : ReportTable.ids()) {
            // when
            var table = serving.json("/api/v1/reports/" + id + "?year=2019");

            // then: none was appended for want of a place
            var fed = table.get("rows").findValuesAsText("indicator").stream()
                    .filter(indicator -> !indicator.equals("null"))
                    .toList();
            var declared = CatalogueFile.shipped().indicators().stream()
                    .filter(indicator -> indicator.tableRow() != null
                            && indicator.tableRow().table().equals(id))
                    .map(indicator -> indicator.id())
                    .toList();
            assertThat(fed).containsExactlyInAnyOrderElementsOf(declared);
            assertThat(table.get("rows"))
                    .hasSize(List.of(3, 7, 8, 18).get(ReportTable.ids().indexOf(id)));
        }
    }

    @Test
    void csv_says_missing_and_not_fed() {
        // given
        serving.book(FIRST, Measure.OVERSEAS_PERSON_DAYS, "", "2019-03-01", 182, 1);

        // when
        var csv = new String(serving.bytes("/api/v1/reports/5-2?year=2019&format=csv"), StandardCharsets.UTF_8);

        // then
        assertThat(csv)
                .startsWith("\uFEFF序号,指标,单位,2018年,2019年,说明\r\n1,国（境）外人员培训量,人日,—,182,\r\n")
                .contains("7,国（境）外办学点数量,个,—,—,尚未接入数据");
    }

    @Test
    void xlsx_opens_with_numbers_as_numbers() throws IOException {
        // given
        serving.book(FIRST, Measure.TECH_SERVICE_FEN, "", "2019-03-01", 349_371, 1);

        // when
        var file = serving.bytes("/api/v1/reports/6-1?year=2019&format=xlsx&entity=" + FIRST);

        // then
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            List<Row> all = rows.toList();
            assertThat(all.get(0).getCellText(0)).isEqualTo("表6-1 服务贡献表（北京工业职业技术学院）");
            var income = all.stream()
                    .filter(row -> row.getCellCount() > 4 && row.getCellText(1).equals("技术服务到款额"))
                    .findFirst()
                    .orElseThrow();
            assertThat(income.getCellAsNumber(4).orElseThrow()).isEqualByComparingTo("0.35");
            assertThat(income.getCellText(3)).isEqualTo("—");
        }
    }

    @Test
    void what_there_is_no_table_of_is_said_in_words() {
        assertThat(serving.get("/api/v1/reports/9-9?year=2019").statusCode()).isEqualTo(404);
        assertThat(serving.get("/api/v1/reports/6-1").statusCode()).isEqualTo(400);
        assertThat(serving.get("/api/v1/reports/6-1?year=x").statusCode()).isEqualTo(400);
        assertThat(serving.get("/api/v1/reports/6-1?year=2019&format=pdf").statusCode())
                .isEqualTo(400);
        assertThat(serving.get("/api/v1/reports/6-1?year=2019&scope=group").statusCode())
                .isEqualTo(400);
        assertThat(serving.get("/api/v1/reports/6-1?year=2019&entity=district").statusCode())
                .isEqualTo(200);
    }
}
