package cultivation.importer.file;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.rule.StudentNumber;
import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the columns of files mean: understood as it says here, or refused with the way out; never guessed. */
class ColumnsTest {
    private static final String COLLEGE = "4111010853";
    private static final String G1 = "P(1) 2019-07-01 ENGINEERING GRADUATED";
    private static final String G2 = "P(2) 2019-07-01 MEDICINE COMPLETED";
    private static final String GRADUATIONS = "学号,毕业日期,专业大类,毕业结论\n";
    private static final String ENROLLMENTS = "学号,%s,招生类型,录取日期,报到日期\n1,%s,统一高考,2019-08-10,2019-09-01\n";
    private static final String E2019 =
            "P(1) 2019 UNIFIED_EXAM null 2019-08-10 2019-09-01 null ORDINARY ORDINARY NOT_STATED";

    @TempDir
    Path folder;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    private FileReading read(UglyFile file) throws IOException {
        return FileReading.of(file, folder, COLLEGE, StudentNumber.OWN);
    }

    private FileReading read(String csv) throws IOException {
        return read(UglyFile.csv("csv", csv));
    }

    static Stream<UglyFile> headersOfTwoLines() {
        return Stream.of(
                UglyFile.xlsx("a printed form with a title and merged groups", sheet -> {
                    fill(sheet, 0, "2019届毕业生登记表");
                    sheet.range(0, 0, 0, 3).merge();
                    fill(sheet, 1, "学号", "毕业信息");
                    fill(sheet, 2, "", "毕业日期", "专业大类", "毕结业结论");
                    sheet.range(1, 0, 2, 0).merge();
                    sheet.range(1, 1, 1, 3).merge();
                    fill(sheet, 3, "1", "2019-07-01", "工", "毕业");
                    fill(sheet, 4, "2", "2019-07-01", "医", "结业");
                }),
                UglyFile.csv(
                        "saved as CSV, groups over their first column",
                        "学号,毕业信息,,\n,毕业日期,专业大类,毕业结论\n1,2019-07-01,工,毕业\n2,2019-07-01,医,结业\n"),
                UglyFile.csv(
                        "names that mean something only after their group's",
                        "学号,毕业信息,,,专业\n,日期,结论,备注,大类\n1,2019-07-01,毕业,,工\n2,2019-07-01,结业,,医\n"),
                UglyFile.csv("groups of groups, and a column beside them", """
                        个人,,毕业信息,,,备注
                        学号,姓名,时间与专业,,结论,
                        ,,毕业日期,专业大类,毕业结论,
                        1,张三,2019-07-01,工,毕业,
                        2,李四,2019-07-01,医,结业,x
                        """),
                UglyFile.csv(
                        "a name written in both lines",
                        "学号,毕业信息,毕业信息,毕业信息\n学号,毕业日期,专业大类,毕业结论\n1,2019-07-01,工,毕业\n2,2019-07-01,医,结业\n"));
    }

    @ParameterizedTest
    @MethodSource("headersOfTwoLines")
    void a_header_of_several_lines_is_read_as_one(UglyFile form) throws IOException {
        var reading = read(form);

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).containsExactly(G1, G2);
    }

    @Test
    void a_mistake_below_a_header_of_two_lines_names_the_column_as_it_stands_there() throws IOException {
        var reading = read("学号,毕业信息,,\n,毕业日期,专业大类,毕业结论\n1,昨天,工,毕业\n2,2019-07-01,医,结业\n");

        assertThat(reading.told()).singleElement().asString().startsWith("第 3 行，列“毕业日期”，值“昨天”：不是日期。");
    }

    @ParameterizedTest
    @CsvSource({"年级,2019级", "年级,2019", "级,2019年级", "入学年份（级）,2019年", "招生年度,２０１９"})
    void the_year_of_entering_is_read_from_its_column(String header, String cell) throws IOException {
        var reading = read(ENROLLMENTS.formatted(header, cell));

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).containsExactly(E2019);
    }

    @ParameterizedTest
    @ValueSource(strings = {"届别", "届", "所属届", "毕业届别", "毕业年份", "年级（届）", "入学年份/届别"})
    void a_column_of_the_year_of_leaving_is_not_that_of_entering(String header) throws IOException {
        var reading = read(ENROLLMENTS.formatted(header, "2022届"));

        assertThat(reading.events()).isEmpty();
        assertThat(reading.told())
                .singleElement()
                .asString()
                .contains("缺少必填列“入学年份”", "文件中有列“" + header + "”", "“届”是毕业的年份，不是入学的年份（级）", "请另加一列“入学年份”");
    }

    @Test
    void beside_the_year_of_entering_that_of_leaving_is_not_read_and_said_to_be() throws IOException {
        var reading = read("学号,年级,届别,招生类型,录取日期,报到日期\n1,2019级,2022届,统一高考,2019-08-10,2019-09-01\n");

        assertThat(reading.events()).containsExactly(E2019);
        assertThat(reading.hints()).anyMatch(hint -> hint.contains("不读取") && hint.contains("届别"));
    }

    @Test
    void a_year_of_leaving_in_the_column_of_entering_is_refused() throws IOException {
        var reading = read(ENROLLMENTS.formatted("入学年份", "2022届"));

        assertThat(reading.told()).singleElement().asString().contains("列“入学年份”，值“2022届”：“届”是毕业的年份", "如 2019 级填 2019");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19级", "一年级", "2019级1班", "2019-2020学年"})
    void what_is_no_year_of_four_digits_is_refused_as_such(String written) throws IOException {
        var reading = read(ENROLLMENTS.formatted("年级", written));

        assertThat(reading.told()).singleElement().asString().contains("值“" + written + "”：不是四位年份。请填四位年份，如 2019。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"毕业日期（2022届）", "毕业时间/届"})
    void another_column_may_name_the_year_of_leaving(String header) throws IOException {
        var reading = read("学号," + header + ",专业大类,毕业结论\n1,2019-07-01,工,毕业\n");

        assertThat(reading.events()).containsExactly(G1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"省级电子注册学籍号", "学籍号", "全国学籍号", "学籍编号"})
    void of_two_student_numbers_the_one_is_read_that_the_key_is_for(String national) throws IOException {
        var file = UglyFile.csv("both", "校内学号," + national + ",毕业日期,专业大类,毕业结论\n1,G1,2019-07-01,工,毕业\n");

        var own = FileReading.of(file, folder, COLLEGE, StudentNumber.OWN);
        var nationally = FileReading.of(file, folder, COLLEGE, StudentNumber.NATIONAL);

        assertThat(own.events()).containsExactly(G1);
        assertThat(own.hints()).anyMatch(hint -> hint.startsWith("学生以学号为准") && hint.contains("列“" + national + "”不读取"));
        assertThat(nationally.events()).containsExactly(G1.replace("P(1)", "P(G1)"));
        assertThat(nationally.hints()).anyMatch(hint -> hint.startsWith("学生以学籍号为准") && hint.contains("列“校内学号”不读取"));
        assertThat(own.hints()).noneMatch(hint -> hint.contains("不在规范之中"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"学生编号", "本校学号", "学号码"})
    void other_words_for_the_college_s_own_number_are_not_the_national_one(String own) throws IOException {
        var file = UglyFile.csv("own", own + ",毕业日期,专业大类,毕业结论\n1,2019-07-01,工,毕业\n");

        assertThat(read(file).events()).containsExactly(G1);
        assertThat(FileReading.of(file, folder, COLLEGE, StudentNumber.NATIONAL).events())
                .isEmpty();
    }

    @Test
    void a_file_with_only_the_other_number_is_refused_and_the_choice_is_named() throws IOException {
        var national = UglyFile.csv("national", "学籍号,毕业日期,专业大类,毕业结论\nG1,2019-07-01,工,毕业\n");
        var own = UglyFile.csv("own", GRADUATIONS + "1,2019-07-01,工,毕业\n");

        var reading = read(national);
        var nationally = FileReading.of(own, folder, COLLEGE, StudentNumber.NATIONAL);

        assertThat(reading.events()).isEmpty();
        assertThat(reading.told()).singleElement().asString().contains("文件中只有“学籍号”", "两个号码", "--student-number 学籍号");
        assertThat(nationally.events()).isEmpty();
        assertThat(nationally.told()).singleElement().asString().contains("文件中只有“学号”", "请补上“学籍号”列");
    }

    @ParameterizedTest
    @CsvSource({
        "装备制造大类,ENGINEERING",
        "电子与信息大类,ENGINEERING",
        "电子信息大类,ENGINEERING",
        "医药卫生大类,MEDICINE",
        "农林牧渔,AGRICULTURE",
        "食品药品与粮食大类,ENGINEERING",
        "财经商贸大类,OTHER",
        "公共管理与服务大类,OTHER",
        "56装备制造大类,ENGINEERING",
        "（46）装备制造大类,ENGINEERING",
        "装备制造大类(56),ENGINEERING",
        "环保、气象与安全大类,ENGINEERING",
        "管理学,OTHER",
        "41,AGRICULTURE",
        "50,ENGINEERING",
        "60,ENGINEERING",
        "69,OTHER"
    })
    void the_ministry_s_classes_of_majors_stand_for_ours(String written, String symbol) throws IOException {
        var reading = read(GRADUATIONS + "1,2019-07-01," + written + ",毕业\n");

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).containsExactly("P(1) 2019-07-01 " + symbol + " GRADUATED");
    }

    @Test
    void all_nineteen_of_them_are_understood() throws IOException {
        var nineteen = List.of(
                "农林牧渔", "资源环境与安全", "能源动力与材料", "土木建筑", "水利", "装备制造", "生物与化工", "轻工纺织", "食品药品与粮食", "交通运输", "电子与信息", "医药卫生",
                "财经商贸", "旅游", "文化艺术", "新闻传播", "教育与体育", "公安与司法", "公共管理与服务");
        var rows = new StringBuilder(GRADUATIONS);
        for (int i = 0; i < nineteen.size(); i++) {
            rows.append(i).append(",2019-07-01,").append(nineteen.get(i)).append("大类,毕业\n");
        }

        var reading = read(rows.toString());

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).hasSize(19);
    }

    @ParameterizedTest
    @ValueSource(strings = {"51", "58", "62", "5601", "装备大类", "62装备制造大类"})
    void a_class_that_is_not_certainly_one_of_ours_is_refused_and_the_mapping_named(String written) throws IOException {
        var reading = read(GRADUATIONS + "1,2019-07-01," + written + ",毕业\n");

        assertThat(reading.told())
                .singleElement()
                .asString()
                .contains("值“" + written + "”", "教育部专业目录的大类名称", "代码表“专业大类”", "51 至 59、62、63");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10853", "4111010853", "１０８５３"})
    void a_college_is_named_by_its_ten_digits_or_by_the_ministry_s_five(String code) throws IOException {
        var reading = read("学校代码," + GRADUATIONS + code + ",1,2019-07-01,工,毕业\n");

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).containsExactly(G1);
    }

    @Test
    void five_digits_of_another_college_are_refused_with_those_of_one_s_own() throws IOException {
        var reading = read("学校代码," + GRADUATIONS + "10857,1,2019-07-01,工,毕业\n");

        assertThat(reading.told()).singleElement().asString().contains("不是本次导入的学校代码 4111010853。", "本校是 10853");
    }

    @Test
    void where_the_college_has_no_ten_digits_it_is_said_which_code_is_meant() throws IOException {
        var file = UglyFile.csv("five", "学校代码," + GRADUATIONS + "10853,1,2019-07-01,工,毕业\n");

        var reading = FileReading.of(file, folder, "TRY-39", StudentNumber.OWN);

        assertThat(reading.told()).singleElement().asString().contains("本校在监测系统中的代码是 TRY-39");
    }

    private static void fill(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                sheet.value(row, i, cells[i]);
            }
        }
    }
}
