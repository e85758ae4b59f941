package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.Cultivation;
import cultivation.college.Topics;
import cultivation.events.Completion;
import cultivation.events.Graduation;
import cultivation.events.MajorClass;
import cultivation.producer.PseudonymKey;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that take away what was stated: they are asked about before anything is sent, and can be taken back. */
class TakingAwayIT {
    private static final Stack STACK = new Stack(StackSettings.forTest(), Console.silent());
    private static final String GRADUATIONS = "学号,毕业日期,专业大类,毕业结论";
    private static final String PAYMENTS = "到款编号,到款日期,到款类别,到款金额（元）";
    private static final String HOME = System.getProperty("user.home");

    @TempDir
    private static Path folder;

    private static Colleague colleague;
    private static int files;

    @BeforeAll
    static void start() {
        System.setProperty("user.home", folder.toString());
        STACK.start();
        colleague = new Colleague(STACK.endpoints());
    }

    @AfterAll
    static void stop() {
        System.setProperty("user.home", HOME);
        colleague.close();
        STACK.close();
    }

    private record Ran(int exit, String printed) {}

    private static Ran run(String college, String... arguments) {
        var printed = new StringWriter();
        var writer = new PrintWriter(printed, true);
        var all = new ArrayList<>(List.of("import"));
        all.addAll(List.of(arguments));
        var endpoints = STACK.endpoints();
        all.addAll(List.of(
                "--college",
                college,
                "--kafka",
                endpoints.kafka(),
                "--registry",
                endpoints.registry(),
                "--api",
                endpoints.api()));
        int exit = Cultivation.commandLine().setOut(writer).setErr(writer).execute(all.toArray(String[]::new));
        assertThat(printed.toString()).doesNotContain("\tat ");
        return new Ran(exit, printed.toString());
    }

    private static String file(String header, Stream<String> rows) throws IOException {
        return Files.writeString(
                        folder.resolve("file" + ++files + ".csv"),
                        header + "\n" + rows.collect(Collectors.joining("\n")) + "\n")
                .toString();
    }

    private static String students(String header, int count, String rest) throws IOException {
        return file(header, IntStream.range(0, count).mapToObj(i -> "2016" + (1000 + i) + rest));
    }

    private static long records(String college) {
        return colleague.read(Topics.events(college)).size();
    }

    /** The id under which a file was imported. */
    private static String idOf(String college, String file) {
        return run(college, "list")
                .printed()
                .lines()
                .filter(line -> line.contains("  " + Path.of(file).getFileName() + "  "))
                .map(line -> line.substring(0, 16))
                .findFirst()
                .orElseThrow();
    }

    /** A college, a file, and a later one of which something must be said. */
    private record Case(String college, String first, String second, List<String> said) {
        @Override
        public String toString() {
            return said.toString();
        }
    }

    private static Case aCase(String college, String first, String second, String... said) {
        return new Case(college, first, second, Arrays.asList(said));
    }

    static Stream<Case> filesThatTakeAway() throws IOException {
        var enrolled = "学号,入学年份,招生类型,录取日期,报到日期,专业代码";
        var registered = ",2019,统考,2019-08-01,2019-09-01,510101";
        var sixty = IntStream.range(0, 60);
        return Stream.of(
                // a field: its column left out, its cells emptied, and one whose empty cell stands for nothing
                aCase(
                        "4111010853",
                        students(enrolled, 6, registered),
                        students("学号,入学年份,招生类型,录取日期,专业代码", 6, ",2019,统考,2019-08-01,510101"),
                        "6 条记录此前填过的“报到日期”会被清空",
                        "2019 年报到人数：6 → 0"),
                aCase(
                        "4111010857",
                        students(enrolled, 6, registered),
                        students(enrolled, 2, ",2019,统考,2019-08-01,2019-09-01,"),
                        "2 条记录此前填过的“专业代码”会被清空"),
                aCase(
                        "4111010858",
                        file(PAYMENTS + ",经济效益（元）", Stream.of("D-1,2019-07-01,横向技术服务,100,5000")),
                        file(PAYMENTS, Stream.of("D-1,2019-07-01,横向技术服务,100")),
                        "1 条记录此前填过的“经济效益”会被清空"),
                // a figure: far more students, far fewer, and yuan that are ten thousands of yuan
                aCase(
                        "4111011090",
                        students(GRADUATIONS, 30, ",2019-07-01,工,毕业"),
                        students(GRADUATIONS, 500, ",2019-07-01,工,毕业"),
                        "2019 年毕业人数：30 → 500（+1,567%），变动超过三分之一"),
                aCase(
                        "4111012448",
                        students(GRADUATIONS, 60, ",2019-07-01,工,毕业"),
                        students(GRADUATIONS, 30, ",2019-07-01,工,结业"),
                        "2019 年毕业人数：60 → 30（-50%），变动超过三分之一"),
                aCase(
                        "4111012451",
                        file(PAYMENTS, sixty.mapToObj(i -> "D-" + i + ",2019-07-01,纵向科研,5000")),
                        file(PAYMENTS.replace("（元）", "（万元）"), Stream.of("D-1,2019-07-01,纵向科研,5000")),
                        "2019 年纵向科研经费到款额：30.00 万元 → 5,029.50 万元"),
                // rows that withdraw: filled, with their keys alone, and among others
                aCase(
                        "4111012564",
                        students(GRADUATIONS, 3, ",2019-07-01,工,毕业"),
                        students(GRADUATIONS + ",操作", 3, ",2019-07-01,工,毕业,撤回"),
                        "新增 0，更正 0，撤回 3",
                        "3 条已报的毕业记录会被撤回"),
                aCase(
                        "4111012565",
                        students(GRADUATIONS, 3, ",2019-07-01,工,毕业"),
                        students(GRADUATIONS + ",操作", 2, ",,,,撤回"),
                        "2 条已报的毕业记录会被撤回",
                        "2019 年毕业人数：3 → 1"),
                aCase(
                        "4111012566",
                        file(PAYMENTS, Stream.of("D-1,2019-07-01,横向技术服务,100", "D-2,2019-07-01,横向技术服务,100")),
                        file(
                                PAYMENTS + ",操作",
                                Stream.of("D-1,2019-07-01,横向技术服务,200,", "D-2,,,,撤回", "D-3,2019-07-01,横向技术服务,1,")),
                        "新增 1，更正 1，撤回 1",
                        "1 条已报的到款记录会被撤回"));
    }

    @ParameterizedTest
    @MethodSource("filesThatTakeAway")
    void what_takes_away_is_said_with_the_college_s_name_and_sent_only_when_that_was_agreed_to(Case tried)
            throws Exception {
        // given
        var first = run(tried.college(), tried.first());
        assertThat(first.exit()).as(first.printed()).isZero();
        assertThat(first.printed()).doesNotContain("注意：\n");
        long before = records(tried.college());

        // when
        var refused = run(tried.college(), tried.second());
        var agreed = run(tried.college(), tried.second(), "--take-away");

        // then
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.printed())
                .contains("（" + tried.college() + "）：")
                .contains(tried.said())
                .contains("--take-away", "没有发送任何记录");
        assertThat(agreed.exit()).as(agreed.printed()).isZero();
        assertThat(agreed.printed()).doesNotContain("2026-12-31");
        assertThat(records(tried.college())).isGreaterThan(before);
    }

    @Test
    void a_whole_list_of_staff_sends_what_changed_and_takes_nobody_away() throws Exception {
        // given
        var college = "4111014215";
        var header = "教工号,姓名,人员类别,在职状态,来校时间,离职日期,最高学位,职称,职称聘任时间";
        var august = file(
                header,
                Stream.of(
                        "G1,甲,专任教师,在职,1984-07-01,,硕士,讲师,1990-07-01",
                        "G2,乙,专任教师,在职,2010-09-01,,博士,副教授,2018-12-01",
                        "G3,丙,行政人员,在职,2012-07-01,,学士,,"));
        var september = file(
                header,
                Stream.of("G1,甲,专任教师,在职,1984-07-01,,硕士,副教授,2019-09-01", "G2,乙,专任教师,在职,2010-09-01,,博士,副教授,2018-12-01"));
        var october = file(header, Stream.of("G3,丙,行政人员,离职,2012-07-01,2019-09-30,学士,,"));

        // when
        var first = run(college, august);
        var second = run(college, september);
        var full = run(college, september, "--full");
        var third = run(college, october);

        // then
        assertThat(first.printed())
                .as("the first")
                .contains("新增 3，更正 0，撤回 0", "在岗教职工：0 → 3", "已生成本校密钥")
                .doesNotContain("G1");
        assertThat(first.exit()).isZero();
        assertThat(second.printed())
                .contains(
                        "新增 0，更正 1，撤回 0；未变 1 条",
                        "已报而仍在职的教职工中，有 1 人不在这个文件里：不撤回，也不算离职",
                        "2012-07-01 入职的教职工",
                        "请保留该行并填“离职日期”");
        assertThat(second.exit()).isZero();
        assertThat(full.printed()).contains("教职工名单不能与 --full 同用");
        assertThat(third.printed()).contains("新增 0，更正 1，撤回 0", "在岗教职工：3 → 2");
        assertThat(records(college)).isEqualTo(5);
    }

    @Test
    void a_sheet_of_resources_is_stated_anew_where_it_changed_and_a_mistaken_unit_is_asked_about() throws Exception {
        // given
        var college = "4111014279";
        var header = "统计日期,占地面积（平方米）,教学科研仪器设备值（万元）,图书（万册）";
        var sheet = file(header, Stream.of("2018-08-31,213440,16234.56,52.3", "2019-08-31,213440,17234.56,53.4"));
        var corrected = file(header, Stream.of("2018-08-31,213440,16234.57,52.3", "2019-08-31,213440,17234.56,53.4"));
        var mistaken = file(header.replace("万元", "元"), Stream.of("2019-08-31,213440,17234.56,53.4"));

        // when
        var first = run(college, sheet);
        var again = run(college, corrected);
        var asked = run(college, mistaken);
        var undone = run(college, "undo", idOf(college, corrected), "--take-away");

        // then
        assertThat(first.printed()).contains("新增 6，更正 0，撤回 0", "2019 年末教学科研仪器设备值：0.00 万元 → 17,234.56 万元");
        assertThat(first.exit()).isZero();
        assertThat(again.printed()).contains("新增 0，更正 1，撤回 0；未变 5 条", "2018 年末教学科研仪器设备值");
        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.printed()).contains("变动超过三分之一", "没有发送任何记录");
        assertThat(undone.exit()).as(undone.printed()).isZero();
        assertThat(records(college)).isEqualTo(8);
    }

    @Test
    void students_known_under_another_key_are_not_doubled_under_a_new_one() throws Exception {
        // given: the college's own system has sent a student under a key of its own
        var college = "4111012568";
        var keyFile = folder.resolve("own-system.key");
        var key = PseudonymKey.create(keyFile);
        var student = key.of("20161000").toString();
        var event = new Graduation(
                Colleague.head(college, 1),
                student,
                LocalDate.of(2019, 7, 1),
                MajorClass.ENGINEERING,
                Completion.GRADUATED);
        colleague.send(college, student, colleague.wire(event), colleague.partitionOf(student));
        var file = students(GRADUATIONS, 2, ",2019-07-01,工,毕业");

        // when
        var stopped = run(college, file);
        var dry = run(college, file, "--dry-run");
        long sent = records(college);
        var named = run(college, file, "--key-file", keyFile.toString());

        // then
        assertThat(stopped.exit()).isEqualTo(1);
        assertThat(stopped.printed()).contains("已有 1 条学生或教职工记录不是由本命令发送的", "--key-file", "--new-key", "没有发送任何记录");
        assertThat(folder.resolve(".cultivation/" + college + ".key")).doesNotExist();
        assertThat(dry.printed()).contains("发送前须有人确认");
        assertThat(sent).isEqualTo(1);
        assertThat(named.exit()).as(named.printed()).isZero();
        assertThat(named.printed()).contains("新增 1，更正 0，撤回 0；未变 1 条");
    }

    @Test
    void a_new_key_is_made_for_students_known_under_another_only_when_said() throws Exception {
        // given
        var college = "4111012733";
        var student = "a".repeat(64);
        var event = new Graduation(
                Colleague.head(college, 1),
                student,
                LocalDate.of(2019, 7, 1),
                MajorClass.ENGINEERING,
                Completion.GRADUATED);
        colleague.send(college, student, colleague.wire(event), colleague.partitionOf(student));

        // when
        var said = run(college, students(GRADUATIONS, 2, ",2019-07-01,工,毕业"), "--new-key");

        // then
        assertThat(said.exit()).as(said.printed()).isZero();
        assertThat(said.printed()).contains("已生成本校密钥");
        assertThat(folder.resolve(".cultivation/" + college + ".key")).exists();
    }

    @Test
    void an_import_is_taken_back_by_its_id_and_so_is_that() throws Exception {
        // given: three payments, of which a later file corrects one and adds one
        var college = "4111013728";
        var first = file(
                PAYMENTS,
                Stream.of("U-1,2019-07-01,横向技术服务,100", "U-2,2019-07-01,横向技术服务,100", "U-3,2019-07-01,横向技术服务,100"));
        var second = file(PAYMENTS, Stream.of("U-1,2019-07-01,横向技术服务,150", "U-4,2019-07-01,横向技术服务,1"));
        assertThat(run(college, first).exit()).isZero();
        assertThat(run(college, second).exit()).isZero();
        var id = idOf(college, second);

        // when
        var asked = run(college, "undo", id);
        var undone = run(college, "undo", id, "--take-away");
        var again = run(college, "undo", id, "--take-away");
        var undo = run(college, "list")
                .printed()
                .lines()
                .filter(line -> line.contains("撤销导入 " + id))
                .map(line -> line.substring(0, 16))
                .findFirst()
                .orElseThrow();
        var redone = run(college, "undo", undo, "--take-away");

        // then
        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.printed())
                .contains("（" + college + "）", "1 条已报的到款记录会被撤回", "1 条记录会恢复为这次导入之前的内容")
                .contains("2019 年技术服务到款额：0.0351 万元 → 0.03 万元")
                .contains("--take-away");
        assertThat(undone.exit()).as(undone.printed()).isZero();
        assertThat(undone.printed()).contains("本次发送 2 条：撤回 1，恢复原内容 1").containsPattern("2 {2}入账（applied）");
        assertThat(again.printed()).contains("其中 2 条此前已撤销", "没有发送任何记录");
        assertThat(redone.printed()).contains("2019 年技术服务到款额：0.03 万元 → 0.0351 万元");
        assertThat(redone.exit()).isZero();
    }

    @Test
    void what_was_changed_after_an_import_stays_when_it_is_taken_back_and_is_told() throws Exception {
        // given
        var college = "4111014073";
        var first = file(PAYMENTS, Stream.of("V-1,2019-07-01,横向技术服务,100", "V-2,2019-07-01,横向技术服务,100"));
        var second = file(PAYMENTS, Stream.of("V-2,2019-07-01,横向技术服务,120"));
        run(college, first);
        run(college, second);
        var id = idOf(college, first);
        var later = idOf(college, second);

        // when
        var kept = run(college, "undo", id, "--take-away");
        run(college, "undo", later, "--take-away");
        var rest = run(college, "undo", id, "--dry-run");

        // then
        assertThat(kept.printed())
                .contains("其中 1 条此后又由导入 " + later + " 更正或撤回，保持现状，不撤销")
                .contains("本次发送 1 条：撤回 1，恢复原内容 0");
        assertThat(rest.printed()).contains("其中 1 条此前已撤销", "将发送 1 条：新增 0，更正 0，撤回 1");
    }

    @Test
    void a_file_whose_import_was_taken_back_can_be_imported_again_also_one_of_retractions() throws Exception {
        // given
        var college = "4111014139";
        var stated = students(GRADUATIONS, 3, ",2019-07-01,工,毕业");
        var withdrawn = students(GRADUATIONS + ",操作", 3, ",,,,撤回");
        run(college, stated);
        run(college, withdrawn, "--take-away");
        run(college, "undo", idOf(college, withdrawn), "--take-away");
        run(college, "undo", idOf(college, stated), "--take-away");

        // when
        var again = run(college, stated);
        var andAgain = run(college, stated);

        // then
        assertThat(again.printed()).contains("将发送 3 条：新增 0，更正 3，撤回 0");
        assertThat(again.exit()).isZero();
        assertThat(andAgain.printed()).contains("导入完毕", "没有发送任何记录");
    }

    @Test
    void an_id_that_is_none_names_the_way_to_the_list_and_no_file_is_wrong_usage() {
        assertThat(run("4111014140", "undo", "0000000000000000").printed()).contains("没有编号为", "import list");
        assertThat(run("4111014140", "list").printed()).contains("共 0 次导入");
        assertThat(run("4111014140").exit()).isEqualTo(2);
    }
}
