package cultivation.importer.file;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.producer.json.EventReader;
import cultivation.producer.json.EventWriter;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import cultivation.schemas.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of staff, resources and the other facts, as the systems of a college export them. */
class FactFilesTest {
    private static final String COLLEGE = "4111010853";
    private static final Instant NOW = Instant.parse("2020-08-01T00:00:00Z");

    @TempDir
    Path folder;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    private FileReading read(String csv) throws IOException {
        return FileReading.of(UglyFile.csv("csv", csv), folder, COLLEGE, StudentNumber.OWN);
    }

    static Stream<UglyFile> exports() {
        return Stream.of(
                UglyFile.csv("a personnel system's list", """
                                花名册
                                序号,教工号,姓名,人员类别,人员状态,来校时间,退休时间,最高学位,学位授予日期,职称,职称聘任时间,双师型教师
                                1,G01,张三,专任教师,在职,1984-07-01,2044-01-31,硕士,1994-06-30,副教授,1999-12-01,是
                                2,G02,李四,行政人员,退休,1990-09-01,2019-06-30,学士,1990-06-30,,,
                                合计,2,,,,,,,,,,
                                """)
                        .imports(
                                "P(G01) EMPLOYEE 1984-07-01 null 1984-07-01 null 1994-06-30 1999-12-01 1984-07-01 null false",
                                "P(G02) EMPLOYEE 1990-09-01 2019-06-30 null null null null null null false"),
                UglyFile.csv("teachers from outside", "工号,教师类别,聘用日期,是否来自企业\nW1,企业兼职教师,2018/3/1,是\n")
                        .imports("P(W1) EXTERNAL_TEACHER 2018-03-01 null null null null null null null true"),
                UglyFile.csv("an asset system's yearly sheet", """
                                统计时点,占地面积（平方米）,教学行政用房（平方米）,固定资产总值（万元）,当年新增教学科研仪器设备总值（元）,教学科研仪器设备总值（万元）,图书（万册）,年进书量,食堂数
                                2019-08-31,"213,440.5",68402.3,50123.45,1220.11,17234.5678,53.4,11200,3
                                """)
                        .imports(
                                "LAND_AREA 2019-08-31 LAND_AREA 0 213441 null",
                                "TEACHING_ADMIN_AREA 2019-08-31 TEACHING_ADMIN_AREA 0 68402 null",
                                "FIXED_ASSETS 2019-08-31 FIXED_ASSETS 0 50123450000 null",
                                "EQUIPMENT_VALUE 2019-08-31 EQUIPMENT_VALUE 0 17234567800 122011",
                                "BOOKS 2019-08-31 BOOKS 0 534000 11200"),
                UglyFile.csv("one item a row, its unit behind it, in its header or beside it", """
                                截止日期,指标名称,数值,单位,当年新增
                                2019-08-31,教学科研仪器设备值（万元）,17234.56,,1220
                                2019-08-31,固定资产总值,50123.45,万元,
                                2019-08-31,食堂面积,800,平方米,
                                2019-08-31,图书,53.4,万册,1.12
                                """)
                        .imports(
                                "EQUIPMENT_VALUE 2019-08-31 EQUIPMENT_VALUE 0 17234560000 1220000000",
                                "FIXED_ASSETS 2019-08-31 FIXED_ASSETS 0 50123450000 null",
                                "BOOKS 2019-08-31 BOOKS 0 534000 11200"),
                UglyFile.csv("clubs by grade, a column for each", """
                                统计日期,学生社团数,,科技社团数
                                ,一年级,二年级,一年级
                                2019-10-31,21,24,3
                                """)
                        .imports(
                                "CLUBS-1 2019-10-31 CLUBS 1 21 null",
                                "CLUBS-2 2019-10-31 CLUBS 2 24 null",
                                "SCIENCE_CLUBS-1 2019-10-31 SCIENCE_CLUBS 1 3 null"),
                UglyFile.csv("clubs by grade, a row for each, of two campuses", """
                                统计日期,校区编号,年级,社团数,占地面积
                                2019-10-31,east,一年级,21,
                                2019-10-31,west,1,7,8000
                                """)
                        .imports(
                                "CLUBS-1-east 2019-10-31 CLUBS 1 21 null",
                                "CLUBS-1-west 2019-10-31 CLUBS 1 7 null",
                                "LAND_AREA-west 2019-10-31 LAND_AREA 0 8000 null"),
                UglyFile.csv("programmes", "专业代码,类别,级别,设置日期,停招日期,所属产业\n610201,专业,校级,2005-09-01,,二产\n")
                        .imports("610201 PROGRAMME COLLEGE 2005-09-01 null SECONDARY null"),
                UglyFile.csv("a site abroad", "办学点编号,类别,级别,成立日期,国别\nZM-1,鲁班工坊,国际,2019-11-01,赞比亚\n")
                        .imports("ZM-1 OVERSEAS_SITE INTERNATIONAL 2019-11-01 null NONE ZM"),
                UglyFile.csv("training of teachers", "教师培训编号,活动类别,结束日期,教师人数,人日\nT1,师资培训,2019-07-20,31,\"1,033.34\"\n")
                        .imports("T1 TEACHER_TRAINING 2019-07-20 0 31 103334"),
                UglyFile.csv("awards", "获奖编号,成果类别,获奖级别,赛事类别,获奖等级,获奖时间,获奖人数\nA1,技能大赛获奖,全国,国赛,二等,2019-06-01,3\n")
                        .imports("A1 CONTEST_AWARD NATIONAL NATIONAL_SKILLS SECOND 2019-06-01 1 3 false"),
                UglyFile.csv("finance", "凭证号,记账日期,用途,资金来源,发生额（万元）,受益人数\nJ1,2019-11-20,实习补贴,财政专项,-8.6,12\n")
                        .imports("J1 INTERNSHIP_SUBSIDY FISCAL_SPECIAL 2019-11-20 -8600000 12 null"),
                UglyFile.csv(
                                "surveys",
                                "问卷编号,调查内容,年级,届别,截止日期,调研人次,有效问卷数,满意人数,满意度\nS1,思政课,一年级,,2019-12-10,160,4500,4300,95.56%\nS2,雇主满意度,,2018届,2019-12-10,90,88,86,97.7%\n")
                        .imports(
                                "S1 POLITICAL_COURSES 1 null 2019-12-10 160 4500 4300",
                                "S2 EMPLOYER 0 2018 2019-12-10 90 88 86"),
                UglyFile.csv("a task book", "任务编号,项目类型,项目编号,计划完成时间,完成时间,预算（万元）\nSG-1,双高,SG,2022-12-31,,50\n")
                        .imports("SG-1 DOUBLE_HIGH SG 1 2022-12-31 null 50000000"));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void what_systems_export_is_read_as_it_stands(UglyFile file) throws IOException {
        var reading = FileReading.of(file, folder, COLLEGE, StudentNumber.OWN);

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).containsExactlyElementsOf(file.events());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "占地面积（亩） | 320 | 列“占地面积（亩）”，值“320”：“占地面积”的单位不是平方米。请换算为平方米",
                "固定资产总值 | 5000 | 列“固定资产总值”：列名没有写明金额单位。请把列名改为“固定资产总值（元）”",
                "计算机台数 | 33.5 | 列“计算机台数”，值“33.5”：“计算机数”应为整数。",
                "计算机台数 | 很多 | 列“计算机台数”，值“很多”：不是数。",
                "占地面积 | -1 | 列“占地面积”，值“-1”：数值不能为负",
                "学生社团数 | 3 | 列“学生社团数”，值“3”：该项目按年级报送，年级应为 1 至 5",
                "新增图书册数 | 3 | 列“新增图书册数”，值“3”：填了新增，没有填总数。请填“图书册数”的总数。",
                "占地面积 | '' | 这一行没有填任何项目的数。没有统计的，请删去这一行；确实没有的填 0。",
                "固定资产总值（万元） | 0.0000001 | 不足一分的部分无法入账",
            })
    void a_sheet_of_resources_names_column_value_and_way_out(String header, String cell, String told)
            throws IOException {
        var reading = read("统计日期," + header + ",校区编号\n2019-08-31," + cell + ",east\n");

        assertThat(reading.events()).isEmpty();
        assertThat(reading.told()).singleElement().asString().contains(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "人员状态,退休 | 列“人员状态”，值“退休”：已离职（退休），而没有离职日期。请填离职日期",
                "人员状态,云游 | 不在“在职状态”的取值之中",
                "是否专任教师,也许 | 不在“是否”的取值之中",
                "职称,特级讲师 | 不在“职称级别”的取值之中。请填：副高级及以上、中级及以下。",
                "专任教师起始日期,2010-01-01 | 早于入职日期",
                "离职日期,2014-01-01 | 早于入职日期",
            })
    void a_list_of_staff_names_column_value_and_way_out_but_not_whose_row_it_is(String column, String told)
            throws IOException {
        var parts = column.split(",", -1);
        var reading = read("工号,人员类别,入职日期," + parts[0] + "\nG01,在编,2015-07-01," + parts[1] + "\n");

        assertThat(reading.events()).isEmpty();
        assertThat(reading.told()).singleElement().asString().contains(told).doesNotContain("G01");
    }

    @Test
    void a_day_of_a_degree_is_not_taken_for_that_of_a_postgraduate_one() throws IOException {
        var without = read("工号,人员类别,入职日期,学位授予日期\nG01,在编,2015-07-01,2012-06-30\n");
        var lower = read("工号,人员类别,入职日期,学位,学位授予日期\nG01,在编,2015-07-01,学士,2012-06-30\n");

        assertThat(without.events()).singleElement().asString().doesNotContain("2012-06-30");
        assertThat(without.hints()).anyMatch(hint -> hint.contains("列“学位授予日期”没有作为依据：没有“最高学位”列"));
        assertThat(lower.events()).singleElement().asString().doesNotContain("2012-06-30");
    }

    @Test
    void who_is_said_to_have_a_degree_without_a_day_has_it_from_the_first_day_of_work_which_is_told()
            throws IOException {
        var reading = read("工号,人员类别,入职日期,学位\nG01,专任教师,2015-07-01,博士\n");

        assertThat(reading.events())
                .containsExactly("P(G01) EMPLOYEE 2015-07-01 null 2015-07-01 null 2015-07-01 null null null false");
        assertThat(reading.hints()).anyMatch(hint -> hint.contains("自入职日期起算") && hint.contains("共 2 处"));
    }

    @Test
    void the_same_item_of_a_day_stands_once() throws IOException {
        var reading = read("统计日期,项目,数量\n2019-08-31,占地面积,1\n2019-08-31,学校占地面积,2\n2018-08-31,占地面积,2\n");

        assertThat(reading.events()).hasSize(2);
        assertThat(reading.told()).singleElement().asString().contains("与第 2 行重复", "同一天的同一项目");
    }

    @Test
    void levels_are_withdrawn_by_their_day_and_item() throws IOException {
        var wide = read("统计日期,占地面积,图书,操作\n2019-08-31,1,,撤回\n");
        var narrow = read("统计日期,项目,操作\n2019-08-31,图书册数,撤回\n");

        assertThat(wide.told()).isEmpty();
        assertThat(wide.events()).containsExactly("RETRACT LAND_AREA 2019-08-31 LAND_AREA 0 0 null");
        assertThat(narrow.told()).isEmpty();
        assertThat(narrow.events()).containsExactly("RETRACT BOOKS 2019-08-31 BOOKS 0 0 null");
    }

    @Test
    void a_share_of_the_satisfied_is_not_taken_for_their_number() throws IOException {
        var reading = read("问卷编号,调查内容,截止日期,调研人次,有效问卷数,满意度\nS1,后勤,2019-12-10,160,150,95.5\n");

        assertThat(reading.told()).anyMatch(told -> told.contains("文件中有列“满意度”：满意度是比例"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019级", "六年级", "6", "一班"})
    void what_is_no_grade_is_refused(String grade) throws IOException {
        var reading = read("统计日期,年级,社团数\n2019-10-31," + grade + ",3\n");

        assertThat(reading.events()).isEmpty();
        assertThat(reading.told()).anyMatch(told -> told.contains("值“" + grade + "”：不是年级。"));
    }

    @Test
    void a_file_of_enrollments_as_before_states_what_it_stated_before() throws IOException {
        var reading = read("学号,入学年份,招生类型,录取日期,报到日期,姓名\n1,2019,统一高考,2019-08-10,2019-09-01,甲\n");

        assertThat(reading.events())
                .containsExactly("P(1) 2019 UNIFIED_EXAM null 2019-08-10 2019-09-01 null ORDINARY ORDINARY NOT_STATED");
    }

    @ParameterizedTest
    @CsvSource({
        "留学生, 现代学徒制, 中专, INTERNATIONAL APPRENTICESHIP SECONDARY_VOCATIONAL",
        "普通全日制, 订单班, 高中, ORDINARY ORDER_CLASS SENIOR_HIGH",
        "'', 非定向, '', ORDINARY ORDINARY NOT_STATED",
    })
    void an_enrollment_says_category_mode_and_schooling(String category, String mode, String entry, String read)
            throws IOException {
        var reading = read("学号,入学年份,招生类型,录取日期,学生类别,培养模式,入学前学历\n1,2019,统一高考,2019-08-10," + category + "," + mode + ","
                + entry + "\n");

        assertThat(reading.told()).isEmpty();
        assertThat(reading.events()).singleElement().asString().endsWith("null null " + read);
    }

    /** The events that examples of the template's columns make, by way of JSON. */
    @ParameterizedTest
    @MethodSource("exports")
    void json_says_what_the_file_said(UglyFile file) throws IOException, UnreadableFileException {
        var path = folder.resolve("file.csv");
        Files.write(path, file.bytes().make());
        var events = new ArrayList<SpecificRecord>();
        RecordFile.open(path, null).read(new ReadOptions(COLLEGE, UglyFilesTest::pseudonym, NOW), new RowListener() {
            @Override
            public void accepted(Row row, SpecificRecord event) {
                events.add(event);
            }
        });

        assertThat(events).isNotEmpty().allSatisfy(event -> {
            var bytes = EventWriter.text(event).getBytes(StandardCharsets.UTF_8);
            try (var parser = EventReader.parser(bytes, 0, bytes.length)) {
                parser.nextToken();
                new EventReader(COLLEGE, NOW, UUID::randomUUID)
                        .read(parser)
                        .fold(read -> assertThat(read).isEqualTo(event), refused -> {
                            throw new AssertionError(refused.message());
                        });
            }
        });
    }

    @Test
    void a_filled_template_of_each_record_is_that_record() throws Exception {
        for (RecordType type : RecordType.values()) {
            var out = new ByteArrayOutputStream();
            cultivation.importer.table.Template.of(type).xlsx(out);
            var path = Files.write(folder.resolve(type + ".xlsx"), out.toByteArray());
            var csv = Files.writeString(
                    folder.resolve(type + ".csv"),
                    cultivation.importer.table.Template.of(type).csv());

            for (Path template : List.of(path, csv)) {
                assertThat(RecordFile.open(template, null).type()).isEqualTo(type);
            }
        }
    }
}
