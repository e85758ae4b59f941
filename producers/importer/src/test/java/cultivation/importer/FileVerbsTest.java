package cultivation.importer;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.Cultivation;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verbs;
import cultivation.importer.file.ReadOptions;
import cultivation.importer.file.RecordFile;
import cultivation.importer.file.RowListener;
import cultivation.importer.file.ValidationReport;
import cultivation.importer.table.Layout;
import cultivation.importer.table.Template;
import cultivation.producer.PseudonymKey;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import cultivation.schemas.TrustedRecords;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The verbs that need no service, and the table that they share. */
class FileVerbsTest {
    private static final String PLANS = "计划编号,入学年份,招生类型,计划数,计划生效日期\n";

    private final StringWriter printed = new StringWriter();

    @TempDir
    Path folder;

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void the_example_row_of_every_type_under_its_template_s_headers_is_accepted(RecordType type) throws Exception {
        var examples = Layout.of(type).templateColumns().stream()
                .map(column -> column.example())
                .collect(Collectors.joining(","));
        var file = Files.writeString(folder.resolve("t.csv"), Template.of(type).csv() + examples + "\n");

        var validation = read(file);

        assertThat(validation.mistakes()).isEmpty();
        assertThat(validation.accepted()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void a_template_is_guessed_to_be_of_its_type_and_has_no_rows(RecordType type) throws Exception {
        for (String suffix : new String[] {".csv", ".xlsx"}) {
            var file = folder.resolve("t" + suffix);
            assertThat(run(new TemplateCommand(), type.recordName(), "--out", file.toString()))
                    .as(printed.toString())
                    .isEqualTo(ExitCodes.DONE);

            var opened = RecordFile.open(file, null);

            assertThat(opened.type()).isEqualTo(type);
            assertThat(opened.headerLine()).isEqualTo(1);
            assertThat(opened.read(ReadOptions.toValidate("1", Instant.now()), RowListener.NONE)
                            .mistakes())
                    .singleElement()
                    .satisfies(mistake -> assertThat(mistake.sentence()).isEqualTo("表头下面没有数据行。"));
        }
    }

    @Test
    void a_template_is_printed_as_csv() {
        assertThat(run(new TemplateCommand(), "EnrollmentPlan")).isEqualTo(ExitCodes.DONE);
        assertThat(printed.toString().strip()).isEqualTo(PLANS.strip());
    }

    @Test
    void an_unknown_type_is_wrong_usage() {
        assertThat(run(new TemplateCommand(), "Diploma")).isEqualTo(ExitCodes.USAGE);
        assertThat(printed.toString()).contains("没有“Diploma”这种记录", "TechServicePayment");
    }

    @Test
    void a_good_file_passes_and_says_what_it_was_taken_for() throws Exception {
        var file = Files.writeString(folder.resolve("plans.csv"), PLANS + "P-1,2019,统考,120,2019-05-20\n");

        assertThat(run(new ValidateCommand(), file.toString())).isEqualTo(ExitCodes.DONE);

        assertThat(printed.toString())
                .contains("招生计划（EnrollmentPlan，按列名判断），CSV，UTF-8，逗号分隔，表头在第 1 行", "共 1 行：正确 1 行，有错 0 行", "检查通过");
    }

    @Test
    void mistakes_are_told_by_line_after_a_summary_and_the_file_written_back_can_be_mended_and_read() throws Exception {
        // given
        var file = Files.writeString(
                folder.resolve("plans.csv"),
                "2019年招生计划\n" + PLANS
                        + "P-1,2019,统考,很多,2019-05-20\nP-2,2019,统考,-5,2019-05-20\nP-3,2019,统考,60,2019-05-20\n");
        var errors = folder.resolve("错误.xlsx");

        // when
        int exit = run(new ValidateCommand(), file.toString(), "--errors", errors.toString());

        // then
        assertThat(exit).isEqualTo(ExitCodes.FAILED);
        assertThat(printed.toString())
                .contains(
                        "共 3 行：正确 1 行，有错 2 行；错误 2 处",
                        "1 处  列“计划数”：不是整数",
                        "plans.csv:3: 第 3 行，列“计划数”，值“很多”：不是整数。请只填整数，如 120。",
                        "plans.csv:4: 第 4 行，列“计划数”，值“-5”：计划数不能为负，收到 -5。",
                        "检查未通过");
        var again = read(errors);
        assertThat(again.rows()).isEqualTo(3);
        assertThat(again.mistakes()).extracting(mistake -> mistake.line()).containsExactly(3, 4);
        assertThat(again.hints()).anySatisfy(hint -> assertThat(hint).contains("错误说明"));
    }

    @Test
    void a_file_that_is_not_there_is_wrong_usage_and_one_that_is_no_table_an_error_in_the_data() throws Exception {
        assertThat(run(new ValidateCommand(), folder.resolve("none.csv").toString()))
                .isEqualTo(ExitCodes.USAGE);
        var empty = Files.createFile(folder.resolve("empty.csv"));
        assertThat(run(new ValidateCommand(), empty.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(printed.toString()).contains("empty.csv:1: 文件是空的（0 字节）").doesNotContain("\tat ");
    }

    @Test
    void a_key_file_that_is_no_key_or_open_to_others_or_a_folder_is_said_in_a_sentence() throws Exception {
        var file = Files.writeString(folder.resolve("students.csv"), "学号,毕业日期,专业大类,毕业结论\n1,2019-07-01,工,毕业\n");
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        var brief = Files.setPosixFilePermissions(Files.writeString(folder.resolve("short.key"), "abc"), ownerOnly);
        var open = Files.writeString(folder.resolve("open.key"), "ab".repeat(32));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));

        for (Path key : List.of(brief, open, folder)) {
            assertThat(run(new ValidateCommand(), file.toString(), "--key-file", key.toString()))
                    .isEqualTo(ExitCodes.FAILED);
        }

        assertThat(printed.toString())
                .contains("short.key 不能使用：里面不是至少 64 位十六进制数字的密钥，请从备份恢复它", "别人也能读取它，请运行 chmod 600", "是一个文件夹")
                .doesNotContain("\tat ", "must ");
    }

    @Test
    void the_key_says_which_of_two_student_numbers_is_read_and_keeps_to_it() throws Exception {
        // given
        var national = Files.writeString(folder.resolve("n.csv"), "学籍号,毕业日期,专业大类,毕业结论\nG1,2019-07-01,工,毕业\n");
        var own = Files.writeString(folder.resolve("o.csv"), "学号,毕业日期,专业大类,毕业结论\n1,2019-07-01,工,毕业\n");
        var key = folder.resolve("college.key");
        PseudonymKey.create(key, StudentNumber.NATIONAL);

        // when
        int nationalExit = run(new ValidateCommand(), national.toString(), "--key-file", key.toString());
        int ownExit = run(new ValidateCommand(), own.toString(), "--key-file", key.toString());
        int changed =
                run(new ValidateCommand(), own.toString(), "--key-file", key.toString(), "--student-number", "学号");

        // then
        assertThat(nationalExit).as(printed.toString()).isEqualTo(ExitCodes.DONE);
        assertThat(ownExit).isEqualTo(ExitCodes.FAILED);
        assertThat(changed).isEqualTo(ExitCodes.FAILED);
        assertThat(printed.toString()).contains("文件中只有“学号”", "是按学籍号建立的，不能改用学号");
    }

    @Test
    void before_there_is_a_key_the_national_number_is_read_only_where_it_is_chosen() throws Exception {
        var national = Files.writeString(folder.resolve("n.csv"), "学籍号,毕业日期,专业大类,毕业结论\nG1,2019-07-01,工,毕业\n")
                .toString();
        var none = folder.resolve("none.key").toString();

        int silent = run(new ValidateCommand(), national, "--key-file", none);
        int chosen = run(new ValidateCommand(), national, "--key-file", none, "--student-number", "学籍号");

        assertThat(silent).isEqualTo(ExitCodes.FAILED);
        assertThat(chosen).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void the_ministry_s_five_digits_name_one_of_the_city_s_colleges_without_the_option() throws Exception {
        var file = Files.writeString(folder.resolve("five.csv"), "学校代码,学号,毕业日期,专业大类,毕业结论\n10853,1,2019-07-01,工,毕业\n");
        var other = Files.writeString(folder.resolve("other.csv"), "学校代码,学号,毕业日期,专业大类,毕业结论\n99999,1,2019-07-01,工,毕业\n");

        assertThat(run(new ValidateCommand(), file.toString())).isEqualTo(ExitCodes.DONE);
        assertThat(run(new ValidateCommand(), file.toString(), "--college", "4111010853"))
                .isEqualTo(ExitCodes.DONE);
        assertThat(run(
                        new ImportCommand(),
                        other.toString(),
                        "--kafka",
                        "127.0.0.1:1",
                        "--registry",
                        "http://127.0.0.1:1"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(printed.toString()).contains("教育部的五位代码 99999", "请加 --college 代码");
    }

    @Test
    void a_file_is_never_written_over_by_its_own_mistakes_under_whatever_name() throws Exception {
        // given
        var file = folder.resolve("plans.xlsx");
        run(new TemplateCommand(), "EnrollmentPlan", "--out", file.toString());
        var before = Files.readAllBytes(file);
        var link = Files.createSymbolicLink(folder.resolve("link.xlsx"), file);
        var hard = Files.createLink(folder.resolve("hard.xlsx"), file);
        var roundabout = folder.resolve("x").resolve("..").resolve("plans.xlsx");
        Files.createDirectory(folder.resolve("x"));

        for (Path errors : List.of(file, link, hard, roundabout)) {
            // when
            int exit = run(new ValidateCommand(), file.toString(), "--errors", errors.toString());

            // then
            assertThat(exit).as(errors.toString()).isEqualTo(ExitCodes.USAGE);
            assertThat(file).hasBinaryContent(before);
        }
        assertThat(printed.toString()).contains("就是要读取的文件", "请换一个文件名");
    }

    @Test
    void what_is_written_with_students_in_it_is_for_its_owner_alone() throws Exception {
        // given: one that others could read is there already
        var file = Files.writeString(folder.resolve("s.csv"), "学号,毕业日期,专业大类,毕业结论\n1,昨天,工,毕业\n");
        var errors = Files.writeString(folder.resolve("错误.xlsx"), "old");
        Files.setPosixFilePermissions(errors, PosixFilePermissions.fromString("rw-r--r--"));

        // when
        run(new ValidateCommand(), file.toString(), "--errors", errors.toString());

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(errors)))
                .isEqualTo("rw-------");
        assertThat(read(errors).rows()).isEqualTo(1);
        try (var all = Files.list(folder)) {
            assertThat(all).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            validate none.csv                  | 没有文件“none.csv”，请核对文件名
            validate                           | 请写明要处理的文件
            validate a.csv --errors e.txt      | --errors 应是 .xlsx 文件，收到“e.txt”
            validate a.csv --type Diploma      | 没有“Diploma”这种记录
            validate a.csv --college a/b       | 收到“a/b”。./cultivation college list 列出各校代码
            validate a.csv --student-number 3  | --student-number 应为 学号 或 学籍号，收到“3”
            template                           | 缺少 RECORD
            template Graduation --out a.doc    | --out 应是 .csv 或 .xlsx 文件，收到“a.doc”
            template Graduation --out a.csv    | 已存在，不覆盖
            redrive --college 1                | 请说明要做哪一件：--out 文件夹
            redrive                            | 缺少 --college CODE
            upload --college a/b               | 收到“a/b”
            import a.csv --full --valid-rows-only | --full 不能与 --valid-rows-only 同用
            import a.csv --fulll               | 不认识“--fulll”
            """)
    void wrong_usage_is_one_chinese_sentence_with_the_way_out(String arguments, String sentence) throws Exception {
        // given
        Files.writeString(folder.resolve("a.csv"), PLANS + "P-1,2019,统考,120,2019-05-20\n");
        var words = List.of(
                arguments.replace("a.csv", folder.resolve("a.csv").toString()).split(" +"));

        // when
        var writer = new PrintWriter(printed, true);
        int exit = Cultivation.commandLine().setOut(writer).setErr(writer).execute(words.toArray(String[]::new));

        // then
        assertThat(exit).as(printed.toString()).isEqualTo(ExitCodes.USAGE);
        assertThat(printed.toString().lines())
                .singleElement()
                .asString()
                .startsWith("错误：")
                .contains(sentence, "./cultivation " + words.get(0) + " --help");
    }

    private static ValidationReport read(Path file) throws Exception {
        return RecordFile.open(file, null).read(ReadOptions.toValidate("1", Instant.now()), RowListener.NONE);
    }

    private int run(Object verb, String... arguments) {
        var writer = new PrintWriter(printed, true);
        return Verbs.commandLine(verb).setOut(writer).setErr(writer).execute(arguments);
    }
}
