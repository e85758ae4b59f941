package cultivation.importer.file;

import static cultivation.importer.file.RawWorkbook.NONE;
import static cultivation.importer.file.RawWorkbook.number;
import static cultivation.importer.file.RawWorkbook.shared;
import static cultivation.importer.file.RawWorkbook.text;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.schemas.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as programs and people make them: what their cells really hold is imported, or refused with the place. */
class WorkbooksTest {
    private static final String STUDENTS = "学号,入学年份,招生类型,录取日期,报到日期";
    private static final String PAYMENTS = "到款编号,到款日期,到款类别,到款金额（元）";
    private static final String PLANS = "计划编号,入学年份,招生类型,计划数,计划生效日期";

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    private static String student(String number) {
        return "P(" + number + ") 2019 UNIFIED_EXAM null 2019-08-10 2019-09-01 null ORDINARY ORDINARY NOT_STATED";
    }

    private static String payment(String id, String day, long fen) {
        return id + " " + day + " TECH_SERVICE " + fen + " 0";
    }

    /** A row of a student whose number is this cell. */
    private static RawWorkbook.Cell[] row(RawWorkbook.Cell number) {
        return new RawWorkbook.Cell[] {number, number("2019", 0), text("统一高考"), text("2019-08-10"), text("2019-09-01")};
    }

    private static RawWorkbook payment(RawWorkbook.Cell id, RawWorkbook.Cell day, RawWorkbook.Cell amount) {
        return new RawWorkbook().texts(PAYMENTS).row(id, day, text("横向"), amount);
    }

    // merged cells

    @Test
    void a_day_merged_over_six_students_is_each_one_s() throws Exception {
        var book = new RawWorkbook().texts(STUDENTS).texts("01,2019,统一高考,2019-08-10,2019-09-01");
        for (int i = 2; i <= 6; i++) {
            book.texts("0" + i + ",2019,统一高考,2019-08-10,");
        }

        var outcome = Outcome.of(book.merge("E2:E7").bytes());

        assertThat(outcome.events())
                .containsExactly(
                        student("01"), student("02"), student("03"), student("04"), student("05"), student("06"));
        assertThat(outcome.hints()).containsExactly("向下合并的单元格，其内容算作其中每一行的：共 5 处，第一处在第 3 行，区域 E2:E7，内容“2019-09-01”。");
    }

    @Test
    void a_code_and_a_year_merged_downwards_are_each_row_s_too() throws Exception {
        var book = new RawWorkbook()
                .texts(STUDENTS)
                .texts("01,2019,统一高考,2019-08-10,2019-09-01")
                .texts("02,,,2019-08-10,2019-09-01")
                .merge("B2:B3", "C2:C3");

        assertThat(Outcome.of(book.bytes()).events()).containsExactly(student("01"), student("02"));
    }

    @Test
    void an_amount_merged_over_rows_is_refused_since_it_may_be_of_all_of_them_together() throws Exception {
        var book = new RawWorkbook()
                .texts(PAYMENTS)
                .texts("D-1,2019-07-01,横向,300")
                .texts("D-2,2019-07-01,横向,")
                .merge("D2:D3");

        var outcome = Outcome.of(book.bytes());

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.told()).anySatisfy(told -> assertThat(told)
                .contains("第 2 行，列“到款金额（元）”，值“300”：单元格区域 D2:D3 合并了几行，不知道是每行各有这么多，还是几行一共这么多"));
    }

    @Test
    void what_is_merged_over_two_columns_of_data_is_refused_with_the_range() throws Exception {
        var book = new RawWorkbook()
                .texts(STUDENTS)
                .texts("01,2019,统一高考,2019-08-10,")
                .merge("D2:E2");

        assertThat(Outcome.of(book.bytes()).told()).singleElement().satisfies(told -> assertThat(told)
                .contains("第 2 行，列“录取日期”", "单元格区域 D2:E2 跨列合并"));
    }

    @Test
    void merged_titles_and_sums_and_a_column_that_is_drawn_over_two_harm_nobody() throws Exception {
        var book = new RawWorkbook()
                .texts("某学院到款明细,,,")
                .texts(PAYMENTS)
                .texts("D-1,2019-07-01,横向,12")
                .texts("合计,,,12")
                .merge("A1:D1", "D2:E2", "D3:E3", "A4:C4");

        var outcome = Outcome.of(book.bytes());

        assertThat(outcome.told()).isEmpty();
        assertThat(outcome.events()).containsExactly(payment("D-1", "2019-07-01", 1_200));
    }

    @Test
    void what_lies_unseen_under_a_merged_cell_is_refused() throws Exception {
        var book = new RawWorkbook()
                .texts(STUDENTS)
                .texts("01,2019,统一高考,2019-08-10,2019-09-01")
                .texts("02,2019,统一高考,2019-08-10,2019-09-02")
                .merge("E2:E3");

        assertThat(Outcome.of(book.bytes()).told()).singleElement().satisfies(told -> assertThat(told)
                .contains("第 3 行", "区域 E2:E3 下面盖着另外的内容"));
    }

    // ids

    @Test
    void an_id_is_what_its_number_format_shows() throws Exception {
        var book = new RawWorkbook()
                .formats("0000000000", "000-0000", "\"S\"0000", "G/通用格式", "@")
                .texts(STUDENTS)
                .row(row(number("19010101", 1)))
                .row(row(number("1012019", 2)))
                .row(row(number("7", 3)))
                .row(row(number("2019010101", 4)))
                .row(row(number("2019010102", 5)));

        var outcome = Outcome.of(book.bytes());

        assertThat(outcome.told()).isEmpty();
        assertThat(outcome.events())
                .containsExactly(
                        student("0019010101"),
                        student("101-2019"),
                        student("S0007"),
                        student("2019010101"),
                        student("2019010102"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2019010101 | #,##0    | 不像学号",
                "19.5       | 0        | 显示的与存储的不是同一个数",
                "2019010101 | 0.00E+00 | 单元格的数字格式（〔〕中）使显示的与存储的不是同一个数",
                "2019010101 | 0,       | 使显示的与存储的不是同一个数",
                "2019010101 | 0%       | 使显示的与存储的不是同一个数",
                "2019010101 | ;;;      | 使显示的与存储的不是同一个数",
                "2019010101 | [DBNum1]0| 使显示的与存储的不是同一个数",
                "43466      | mmm-yy   | 编号被表格软件变成了日期",
                "43466      | h:mm     | 使显示的与存储的不是同一个数"
            })
    void an_id_that_its_format_shows_otherwise_is_refused(String number, String format, String told) throws Exception {
        var book = new RawWorkbook().formats(format).texts(STUDENTS).row(row(number(number, 1)));

        var outcome = Outcome.of(book.bytes());

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.told()).singleElement().satisfies(mistake -> assertThat(mistake)
                .startsWith("第 2 行，列“学号”")
                .contains(told));
    }

    @Test
    void a_plan_number_that_became_a_day_is_refused() throws Exception {
        var book = new RawWorkbook()
                .formats("mmm-yy", "yyyy/m/d")
                .texts(PLANS)
                .row(number("43466", 1), number("2019", 0), text("统一高考"), number("120", 0), number("43605", 2));

        assertThat(Outcome.of(book.bytes()).told())
                .containsExactly("第 2 行，列“计划编号”，值“2019年1月”：编号被表格软件变成了日期，原来的编号已经不在。请把这一列设为“文本”格式，再重新填写原来的编号（如 2019-1）。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jan-19", "1-Feb", "2019/1/1", "1月19日", "2019年1月"})
    void so_is_one_that_a_csv_shows_as_the_spreadsheet_did(String id) throws Exception {
        var csv = PLANS + "\n" + id + ",2019,统一高考,120,2019-05-20\n";

        assertThat(Outcome.of(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .told())
                .singleElement()
                .satisfies(told -> assertThat(told).contains("编号被表格软件变成了日期"));
    }

    @Test
    void a_formula_s_text_keeps_its_zeros_and_a_shared_one_has_no_phonetic_runs() throws Exception {
        var book = new RawWorkbook()
                .sharing(
                        "<r><t>20</t></r><r><rPr><b/></rPr><t>19</t></r><rPh sb=\"0\" eb=\"1\"><t>ニセン</t></rPh><phoneticPr fontId=\"1\"/>",
                        "<t>a_x005F_x0041_b</t>",
                        "<t>2019_x0030_1</t>")
                .texts(PAYMENTS);
        var ids = List.of(RawWorkbook.of("str", "<f>\"00\"&amp;12</f><v>0012</v>"), shared(0), shared(1), shared(2));
        for (RawWorkbook.Cell id : ids) {
            book.row(id, text("2019-07-01"), text("横向"), number("12", 0));
        }

        assertThat(Outcome.of(book.bytes()).events())
                .containsExactly(
                        payment("0012", "2019-07-01", 1_200),
                        payment("2019", "2019-07-01", 1_200),
                        payment("a_x0041_b", "2019-07-01", 1_200),
                        payment("201901", "2019-07-01", 1_200));
    }

    // numbers

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5 | #,##0.00                                                | 123450",
                "1234.5 | _ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_       | 123450",
                "-12    | #,##0.00_);[Red](#,##0.00)                              | -1200",
                "-12    | [$¥-804]#,##0.00;[Red]-[$¥-804]#,##0.00                 | -1200",
                "0      | _ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_               | 0",
                "12     | 0\"元\"                                                 | 1200",
                "12     | 00000.0#                                                | 1200",
                "1.256E3| General                                                 | 125600"
            })
    void an_amount_is_taken_as_it_is_shown(String number, String format, long fen) throws Exception {
        var book = new RawWorkbook().formats(format.strip());
        book.texts(PAYMENTS).row(text("D-1"), text("2019-07-01"), text("横向"), number(number, 1));

        var outcome = Outcome.of(book.bytes());

        assertThat(outcome.told()).isEmpty();
        assertThat(outcome.events()).containsExactly(payment("D-1", "2019-07-01", fen));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0!.0,\"万\"",
                "0.0,",
                "0%",
                "0\"万\"",
                "# ?/?",
                "[>=1000]0;0.0",
                "\"-\"0",
                "0\"0\"",
                "yyyy-mm-dd",
                "[h]:mm",
                ";;;"
            })
    void an_amount_of_which_the_format_shows_another_is_refused(String format) throws Exception {
        var book = new RawWorkbook().formats(format).texts(PAYMENTS);
        book.row(text("D-1"), text("2019-07-01"), text("横向"), number("43466", 1));

        var outcome = Outcome.of(book.bytes());

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.told()).singleElement().satisfies(told -> assertThat(told)
                .startsWith("第 2 行，列“到款金额（元）”"));
    }

    @Test
    void an_amount_that_is_shown_rounded_is_taken_as_stored_and_that_is_said() throws Exception {
        var book = new RawWorkbook().formats("#,##0").texts(PAYMENTS);
        book.row(text("D-1"), text("2019-07-01"), text("横向"), number("1234.56", 1));

        var outcome = Outcome.of(book.bytes());

        assertThat(outcome.events()).containsExactly(payment("D-1", "2019-07-01", 123_456));
        assertThat(outcome.hints())
                .containsExactly("单元格显示的位数少于存储的，按存储的数字读取：共 1 处，第一处在第 2 行，列“到款金额（元）”，值“1,234.56”读作 123456。");
    }

    // days

    @ParameterizedTest
    @CsvSource({
        "yyyy/m/d,43647",
        "m/d/yy,43647",
        "[$-804]yyyy\"年\"m\"月\"d\"日\";@,43647",
        "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\",43647",
        "yyyy-mm-dd hh:mm:ss,43647",
        "yyyy-mm-dd,43646.9999999",
        "0000-00-00,20190701",
        "General,43647"
    })
    void a_day_is_read_in_any_format_that_shows_it_whole(String format, String number) throws Exception {
        var book = new RawWorkbook().formats(format).texts(PAYMENTS);
        book.row(text("D-1"), number(number, 1), text("横向"), number("12", 0));

        assertThat(Outcome.of(book.bytes()).events()).containsExactly(payment("D-1", "2019-07-01", 1_200));
    }

    @ParameterizedTest
    @CsvSource({
        "yyyy-mm-dd,43708.6666666667,没有时区，分不清是哪一天",
        "yyyy/m/d h:mm,43647.5,没有时区，分不清是哪一天",
        "General,43647.5,没有时区，分不清是哪一天",
        "yyyy\"年\"m\"月\",43647,日期缺少“日”",
        "m\"月\"d\"日\",43647,日期缺少年份",
        "h:mm,43647,显示的与存储的不是同一个数",
        "[$-411]ggge\"年\"m\"月\"d\"日\",43647,显示的与存储的不是同一个数",
        "yyyy-mm-dd,12,显示的与存储的不是同一个数"
    })
    void a_day_that_is_not_shown_whole_or_has_a_time_is_refused(String format, String number, String told)
            throws Exception {
        var book = new RawWorkbook().formats(format).texts(PAYMENTS);
        book.row(text("D-1"), number(number, 1), text("横向"), number("12", 0));

        var outcome = Outcome.of(book.bytes());

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.told()).singleElement().satisfies(mistake -> assertThat(mistake)
                .startsWith("第 2 行，列“到款日期”")
                .contains(told));
    }

    @Test
    void days_of_1904_and_days_in_letters_are_read() throws Exception {
        var book = new RawWorkbook().countingFrom1904().formats("yyyy-mm-dd").texts(PAYMENTS);
        book.row(text("D-1"), number("42185", 1), text("横向"), number("12", 0));
        book.row(text("D-2"), RawWorkbook.of("d", "<v>2019-07-01T00:00:00.000</v>"), text("横向"), number("12", 0));

        assertThat(Outcome.of(book.bytes()).events())
                .containsExactly(payment("D-1", "2019-07-01", 1_200), payment("D-2", "2019-07-01", 1_200));
    }

    // formulas

    @ParameterizedTest
    @ValueSource(strings = {"<f>E1</f>", "<f>E1</f><v></v>", "<f>E1</f><v/>", "<f t=\"shared\" si=\"0\"/>"})
    void a_formula_that_was_never_calculated_is_refused_and_the_way_out_said(String content) throws Exception {
        var book = new RawWorkbook().texts(STUDENTS);
        book.row(text("01"), number("2019", 0), text("统一高考"), text("2019-08-10"), RawWorkbook.of("n", content));

        var outcome = Outcome.of(book.bytes());

        assertThat(outcome.events()).isEmpty();
        assertThat(outcome.told()).singleElement().satisfies(told -> assertThat(told)
                .startsWith("第 2 行，列“报到日期”，值“=")
                .contains("公式还没有算出结果", "打开这个文件并保存一次"));
    }

    @Test
    void a_formula_that_says_nothing_is_an_empty_cell_and_errors_are_told_by_name() throws Exception {
        var book = new RawWorkbook().texts(STUDENTS);
        book.row(
                text("01"),
                number("2019", 0),
                text("统一高考"),
                text("2019-08-10"),
                RawWorkbook.of("str", "<f>\"\"</f><v></v>"));
        book.row(text("02"), number("2019", 0), text("统一高考"), text("2019-08-10"), RawWorkbook.of("e", "<v>#REF!</v>"));
        book.row(
                RawWorkbook.of("e", "<f>NA()</f><v>#N/A</v>"),
                number("2019", 0),
                text("统一高考"),
                text("2019-08-10"),
                NONE);

        var outcome = Outcome.of(book.bytes());

        assertThat(outcome.events())
                .containsExactly("P(01) 2019 UNIFIED_EXAM null 2019-08-10 null null ORDINARY ORDINARY NOT_STATED");
        assertThat(outcome.told())
                .containsExactly(
                        "第 3 行，列“报到日期”，值“#REF!”：单元格里的公式出错。请在表格中改正公式，或粘贴为数值。",
                        "第 4 行，列“学号”，值“#N/A”：单元格里的公式出错。请在表格中改正公式，或粘贴为数值。");
    }

    // the workbook's parts

    @Test
    void parts_of_any_name_and_targets_from_the_root_are_found() throws Exception {
        var usual = payment(text("D-1"), text("2019-07-01"), number("12", 0)).bytes();
        var other = payment(text("D-1"), text("2019-07-01"), number("12", 0))
                .named("xl/workbook22.xml")
                .bytes();
        var elsewhere = payment(text("D-1"), text("2019-07-01"), number("12", 0))
                .named("Tables/Mappe.xml")
                .withAbsoluteTargets()
                .bytes();

        for (byte[] file : List.of(usual, other, elsewhere, withBackslashes(usual))) {
            assertThat(Outcome.of(file).events()).containsExactly(payment("D-1", "2019-07-01", 1_200));
        }
    }

    @Test
    void strict_namespaces_and_prefixed_ones_are_read_with_the_right_line_numbers() throws Exception {
        var strict = new RawWorkbook().strict();
        var prefixed = new RawWorkbook().prefixed("x").sharing("<t>横向</t>").formats("yyyy-mm-dd");
        var without = new RawWorkbook().withoutAddresses();
        for (RawWorkbook book : List.of(strict, prefixed, without)) {
            book.texts(PAYMENTS).row(text("D-1"), text("2019-07-01"), text("横向"), number("12", 0));
            book.row(text("D-2"), text("2019-07-01"), text("横向"), text("x"));
        }
        prefixed.row(text("D-3"), number("43647", 1), shared(0), number("12", 0));

        for (RawWorkbook book : List.of(strict, prefixed, without)) {
            var outcome = Outcome.of(book.bytes());

            assertThat(outcome.events()).startsWith(payment("D-1", "2019-07-01", 1_200));
            assertThat(outcome.told()).containsExactly("第 3 行，列“到款金额（元）”，值“x”：不是金额。请只填数字，如 1234.56；未知请留空。");
        }
        assertThat(Outcome.of(prefixed.bytes()).events()).endsWith(payment("D-3", "2019-07-01", 1_200));
    }

    @ParameterizedTest
    @CsvSource({
        "<row r=\"3\"><c r=\"XFE3\"><v>1</v></c></row>,没有单元格 XFE3",
        "<row r=\"1048577\"><c><v>1</v></c></row>,没有第 1048577 行",
        "<row r=\"3\"><c r=\"A1048577\"><v>1</v></c></row>,没有单元格 A1048577",
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>,第 2 行写在第 2 行之后",
        "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"A3\"><v>1</v></c></row>,单元格 A3 写在第 3 行",
        "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>7</v></c></row>,没有第 7 条共享文本",
        "<row r=\"3\"><c r=\"A3\"></row>,不是完整的 XML"
    })
    void what_no_sheet_can_hold_is_refused(String xml, String told) throws Exception {
        var book = payment(text("D-1"), text("2019-07-01"), number("12", 0)).raw(xml);

        assertThat(Outcome.of(book.bytes()).told()).singleElement().satisfies(refused -> assertThat(refused)
                .contains("已损坏", told));
    }

    @Test
    void two_parts_of_one_name_are_refused() throws Exception {
        var file = payment(text("D-1"), text("2019-07-01"), number("12", 0)).bytes();
        var twice = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(twice)) {
            copy(file, zip, "");
            UglyFile.part(zip, "XL/worksheets/Sheet1.xml", "<worksheet/>");
        }

        assertThat(Outcome.of(twice.toByteArray()).told()).singleElement().satisfies(told -> assertThat(told)
                .contains("两个同名的部件 XL/worksheets/Sheet1.xml"));
    }

    private static byte[] withBackslashes(byte[] file) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            copy(file, zip, "\\");
        }
        return out.toByteArray();
    }

    private static void copy(byte[] file, ZipOutputStream target, String slash) throws IOException {
        try (var zip = new ZipInputStream(new java.io.ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                target.putNextEntry(new ZipEntry(
                        slash.isEmpty() ? entry.getName() : entry.getName().replace("/", slash)));
                target.write(zip.readAllBytes());
                target.closeEntry();
            }
        }
    }

    // what is hidden

    @Test
    void hidden_rows_and_columns_are_told_and_read_or_left_out_on_demand() throws Exception {
        var book = new RawWorkbook()
                .columns("<col min=\"5\" max=\"5\" hidden=\"1\"/>")
                .texts(STUDENTS);
        book.row(row(text("01"))).row("hidden=\"1\"", row(text("02"))).row("ht=\"0\"", row(text("03")));

        var read = Outcome.of(book.bytes());
        var skipped = Outcome.of(book.bytes(), true);

        assertThat(read.events()).containsExactly(student("01"), student("02"), student("03"));
        assertThat(read.hints())
                .containsExactly("工作表中有隐藏的内容：2 行、1 列“报到日期”，也读取了。请取消隐藏后核对；不应读取的请删除，或选择只读可见的行列（--visible-rows-only）。");
        assertThat(skipped.events())
                .containsExactly("P(01) 2019 UNIFIED_EXAM null 2019-08-10 null null ORDINARY ORDINARY NOT_STATED");
        assertThat(skipped.hints())
                .anySatisfy(hint -> assertThat(hint).contains("2 行、", "按所选（--visible-rows-only）没有读取"));
    }

    @Test
    void on_a_sheet_that_hides_rows_by_default_rows_with_something_in_them_are_shown() throws Exception {
        var book = new RawWorkbook()
                .shownAs("<sheetFormatPr defaultRowHeight=\"15\" zeroHeight=\"1\"/>")
                .texts(STUDENTS);
        book.row(row(text("01"))).row("hidden=\"1\"", row(text("02")));

        var read = Outcome.of(book.bytes());
        var skipped = Outcome.of(book.bytes(), true);

        assertThat(read.hints()).singleElement().satisfies(hint -> assertThat(hint)
                .contains("1 行、0 列"));
        assertThat(skipped.events()).containsExactly(student("01"));
    }

    @Test
    void zeros_that_a_sheet_does_not_show_are_told_and_read_or_left_out_on_demand() throws Exception {
        var book = new RawWorkbook()
                .shownAs("<sheetViews><sheetView showZeros=\"0\" workbookViewId=\"0\"/></sheetViews>")
                .texts(PAYMENTS + ",经济效益（元）");
        book.row(text("D-0"), text("2019-07-01"), text("横向"), number("100", 0), number("0.0", 0))
                .row(text("D-1"), text("2019-07-01"), text("横向"), number("0", 0), number("5", 0));

        var read = Outcome.of(book.bytes());
        var skipped = Outcome.of(book.bytes(), true);

        assertThat(read.events())
                .containsExactly("D-0 2019-07-01 TECH_SERVICE 10000 0", "D-1 2019-07-01 TECH_SERVICE 0 500");
        assertThat(read.hints())
                .containsExactly("工作表中有隐藏的内容：0 行、0 列、2 个不显示的零，也读取了。请取消隐藏后核对；不应读取的请删除，或选择只读可见的行列（--visible-rows-only）。");
        assertThat(skipped.events()).containsExactly("D-0 2019-07-01 TECH_SERVICE 10000 0");
        assertThat(skipped.told()).singleElement().satisfies(told -> assertThat(told)
                .contains("到款金额", "必填"));
    }
}
