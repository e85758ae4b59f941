package cultivation.report;

import static cultivation.report.BookedReports.FIRST;
import static cultivation.report.BookedReports.SECOND;
import static cultivation.report.BookedReports.row;
import static cultivation.report.BookedReports.thisYear;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Wording;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.entity.Measure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** The tables of the annual report, and the files that they are written to. */
class ReportTableTest {
    private final BookedReports reports = new BookedReports();

    @Test
    void money_is_printed_in_ten_thousand_yuan_exact_from_the_fen() {
        // given: 12,345 fen and 1,005,000 fen are 0.012345 and 1.005 of 万元
        reports.book(FIRST, Measure.TECH_SERVICE_FEN, "", "2019-03-01", 12_345, 1)
                .book(SECOND, Measure.TECH_SERVICE_FEN, "", "2019-04-01", 1_005_000, 2)
                .book(SECOND, Measure.TECH_TRADE_FEN, "", "2019-04-01", 59_900_000_00L, 1);

        // when
        var table = reports.table("6-1", 2019);

        // then
        assertThat(thisYear(table, "技术服务到款额").printed()).isEqualByComparingTo("1.02");
        assertThat(thisYear(table, "技术服务到款额").numerator()).isEqualTo(1_017_345);
        assertThat(thisYear(table, "技术交易到款额").printed()).isEqualByComparingTo("5990");
        assertThat(Objects.requireNonNull(table.cell(row(table, "技术服务到款额"), 2018))
                        .printed())
                .isNull();
        assertThat(table.asOf()).isEqualTo("2019-12-31");
    }

    @Test
    void a_rate_is_printed_in_percent() {
        // given: 2 of 3
        reports.book(FIRST, Measure.GRADUATED, "OTHER", "2018-07-01", 3, 3)
                .book(FIRST, Measure.EMPLOYED, "2018-07-01", 2)
                .book(FIRST, Measure.INCOME_FEN, "", "2018-07-01", 1_000_001, 2)
                .book(FIRST, Measure.INCOME_STATED, "2018-07-01", 2);

        // when
        var table = reports.table("2-3", 2018);

        // then
        assertThat(thisYear(table, "就业率").printed()).isEqualByComparingTo("66.67");
        assertThat(thisYear(table, "月收入").printed()).isEqualByComparingTo("5000.01");
        assertThat(row(table, "雇主满意度").indicator()).isEqualTo("employer_satisfaction");
        assertThat(thisYear(table, "雇主满意度").printed()).isNull();
    }

    @Test
    void a_rate_that_was_renamed_has_the_name_of_its_class_and_where_asked_both() {
        // given
        reports.book(FIRST, Measure.GRADUATED, "OTHER", "2021-07-01", 4, 4)
                .book(FIRST, Measure.EMPLOYED, "2021-07-01", 3);

        // when
        var before = reports.table("2-3", 2020).rows().get(0);
        var table = reports.table("2-3", 2021);
        var since = table.rows().get(0);
        var plain = reports.csv("2-3", 2021, false);
        var both = reports.csv("2-3", 2021, true);

        // then
        assertThat(before.name()).isEqualTo("就业率");
        assertThat(since.name()).isEqualTo("毕业去向落实率");
        assertThat(Objects.requireNonNull(table.cell(since, 2021)).printed()).isEqualByComparingTo("75");
        assertThat(since.names()).extracting(Wording::nameZh).containsExactly("就业率", "毕业去向落实率");
        assertThat(plain).contains("1,毕业去向落实率,%,—,75.00,").doesNotContain("就业率");
        assertThat(both).contains("1,毕业去向落实率（2020-12-31 及以前：就业率）,%,—,75.00,");
    }

    @Test
    void the_year_under_way_is_shown_as_of_the_clocks_day() {
        assertThat(reports.table("2-2", 2020).asOf()).isEqualTo("2020-06-30");
    }

    @Test
    void every_row_that_the_catalogue_feeds_is_a_row_of_the_report() {
        // given as many rows as the report prints; 2-1 and 3-1 have one for each college that told something, and their
        // sum
        var rows = Map.of(
                "1-5", 12, "2-2", 3, "2-3", 7, "2-5", 26, "3-2", 4, "3-3", 4, "3-6", 10, "4-1", 15, "5-2", 8, "6-1",
                18);
        for (String id : ReportTable.ids()) {
            // when
            var table = reports.table(id, 2019);

            // then: none was appended for want of a place
            assertThat(table.rows()).as(id).hasSize(rows.getOrDefault(id, 1));
            var shown = table.rows().stream()
                    .flatMap(row -> Stream.concat(
                            Stream.ofNullable(row.indicator()),
                            row.cells().stream().filter(Objects::nonNull).map(ReportTable.Cell::indicator)))
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            assertThat(shown)
                    .as(id)
                    .isEqualTo(CatalogueFile.shipped().indicators().stream()
                            .filter(indicator -> indicator.tables().stream()
                                    .anyMatch(row -> row.table().equals(id)))
                            .map(Indicator::id)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void csv_has_a_dash_where_nothing_was_told() {
        // given
        reports.book(FIRST, Measure.OVERSEAS_PERSON_DAYS, "", "2019-03-01", 182, 1);

        // when
        var csv = reports.csv("5-2", 2019, false);

        // then
        assertThat(csv)
                .startsWith("\uFEFF序号,指标,单位,2018年,2019年,说明\r\n1,国（境）外人员培训量,人日,—,182,\r\n")
                .contains("7,国（境）外办学点数量,个,—,—,\r\n")
                .doesNotContain("尚未接入数据");
    }

    @Test
    void xlsx_opens_with_numbers_as_numbers() throws IOException {
        // given
        reports.book(FIRST, Measure.TECH_SERVICE_FEN, "", "2019-03-01", 349_371, 1);
        var file = new ByteArrayOutputStream();

        // when
        BookedReports.sheet(reports.table("6-1", 2019, Scope.COLLEGE, FIRST), false)
                .xlsx(file);

        // then
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file.toByteArray()));
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
}
