package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.cli.Cultivation;
import cultivation.college.Topics;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A college imports its files into the whole of it, as a registrar does. */
class ImportIT {
    private static final Stack STACK = new Stack(StackSettings.forTest(), Console.silent());
    private static final String HOME = System.getProperty("user.home");
    private static final String PLANS = "计划编号,入学年份,招生类型,计划数,计划生效日期\n";
    private static final String GRADUATIONS = "学号,毕业日期,专业大类,毕业结论\n";
    /** Made larger to try it for long: -Dimport.rows=200000 -Dimport.kills=10 -Dimport.broker=true. */
    private static final int ROWS = Integer.getInteger("import.rows", 100_000);

    private static final int WITHDRAWN = 20_000;

    private static final int KILLS = Integer.getInteger("import.kills", 3);
    /** Whether the broker is killed as well, after which the app may need longer than a build should wait. */
    private static final boolean BROKER = Boolean.getBoolean("import.broker");

    @TempDir
    private static Path folder;

    private static Colleague colleague;
    private static Admin admin;
    private static Path endpoints;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("user.home", folder.toString()); // what an import remembers stays here
        STACK.start();
        colleague = new Colleague(STACK.endpoints());
        admin = colleague.admin();
        endpoints = Files.writeString(
                folder.resolve("endpoints.json"),
                "{\"kafka\": \"%s\", \"registry\": \"%s\", \"api\": \"%s\"}"
                        .formatted(
                                STACK.endpoints().kafka(),
                                STACK.endpoints().registry(),
                                STACK.endpoints().api()));
    }

    @AfterAll
    static void stop() {
        System.setProperty("user.home", HOME);
        admin.close();
        colleague.close();
        STACK.close();
    }

    private record Ran(int exit, String printed) {}

    private static Ran run(String college, Path file, String... more) {
        var printed = new StringWriter();
        var writer = new PrintWriter(printed, true);
        var arguments = new ArrayList<>(
                List.of("import", file.toString(), "--college", college, "--endpoints", endpoints.toString()));
        arguments.addAll(List.of(more));
        int exit = Cultivation.commandLine().setOut(writer).setErr(writer).execute(arguments.toArray(String[]::new));
        assertThat(printed.toString()).doesNotContain("\tat ");
        return new Ran(exit, printed.toString());
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static long places(String college, int year) throws Exception {
        return colleague
                .value("indicator=planned_places&window=ytd&scope=college&entity=" + college + "&asOf=" + year
                        + "-12-31")
                .path("numerator")
                .asLong();
    }

    private static long records(String college) {
        return colleague.read(Topics.events(college)).size();
    }

    @Test
    void rows_are_sent_once_changed_ones_again_and_what_is_gone_from_a_full_file_is_retracted() throws Exception {
        var college = "4111010853";
        var plans = file(
                "plans.csv",
                PLANS + "P-1,2019,统考,100,2019-05-20\nP-2,2019,自主招生,50,2019-05-20\nP-3,2019,扩招,25,2019-05-20\n");

        // a dry run sends nothing
        var dry = run(college, plans, "--dry-run");
        assertThat(dry.printed()).contains("将发送 3 条：新增 3，更正 0，撤回 0", "没有发送任何记录");
        assertThat(dry.exit()).isZero();
        assertThat(records(college)).isZero();

        // the first time all of it goes
        var first = run(college, plans);
        assertThat(first.printed())
                .containsPattern("3 {2}发送（sent）")
                .containsPattern("3 {2}入账（applied）")
                .containsPattern("0 {2}拒收（rejected）")
                .contains("计划招生数：— → 175 人");
        assertThat(first.exit()).isZero();
        assertThat(places(college, 2019)).isEqualTo(175);

        // the second time nothing, with the journal and without it
        assertThat(run(college, plans).printed()).contains("导入完毕：发送 3 条", "没有发送任何记录");
        Files.delete(folder.resolve("plans.csv.import.jsonl"));
        assertThat(run(college, plans).printed())
                .contains("本次发送 0 条", "未变 3 条没有发送")
                .containsPattern("3 {2}未变");
        assertThat(records(college)).isEqualTo(3);

        // a changed row goes under the next revision, also from another file on another machine
        var changed = file(
                "plans-2.csv",
                PLANS + "P-1,2019,统考,101,2019-05-20\nP-2,2019,自主招生,50,2019-05-20\nP-4,2019,统考,1,2019-05-20\n");
        assertThat(run(college, changed).printed())
                .contains("本次发送 2 条（新增 1，更正 1，撤回 0）")
                .containsPattern("2 {2}入账（applied）")
                .containsPattern("1 {2}未变（unchanged）");
        assertThat(places(college, 2019)).isEqualTo(177);

        // full: P-3 is gone
        var full = run(college, changed, "--full");
        assertThat(full.printed()).contains("本次发送 1 条（新增 0，更正 0，撤回 1）");
        assertThat(full.exit()).isZero();
        assertThat(places(college, 2019)).isEqualTo(152);
        assertThat(run(college, changed, "--full").printed()).contains("导入完毕");
        // and comes back, when the file that has ended is to be compared again
        assertThat(run(college, plans).printed()).contains("导入完毕");
        Files.delete(folder.resolve("plans.csv.import.jsonl"));
        assertThat(run(college, plans).printed()).contains("本次发送 2 条（新增 0，更正 2，撤回 0）");
        assertThat(places(college, 2019)).isEqualTo(176);
    }

    @Test
    void nothing_is_sent_when_anything_is_wrong_unless_only_the_right_rows_are_asked_for() throws Exception {
        var college = "4111010857";
        var plans = file("wrong.csv", PLANS + "P-1,2019,统考,100,2019-05-20\nP-2,2019,统考,-1,2019-05-20\n");
        var good = file("good.csv", PLANS + "P-9,2019,统考,9,2019-05-20\n");
        var errors = folder.resolve("wrong-errors.xlsx");

        var refused = run(college, plans, good.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.printed()).contains("wrong.csv:3:", "计划数不能为负", "没有发送任何记录", "--valid-rows-only");
        assertThat(records(college)).isZero();

        var some = run(college, plans, "--valid-rows-only", "--errors", errors.toString());
        assertThat(some.exit()).isEqualTo(1);
        assertThat(some.printed()).contains("本次发送 1 条");
        assertThat(places(college, 2019)).isEqualTo(100);

        // what a full file with mistakes does not name cannot be told
        assertThat(run(college, plans, "--valid-rows-only", "--full").exit()).isEqualTo(2);
    }

    @Test
    void a_rejection_is_told_with_its_line_and_reason() throws Exception {
        var college = "4111010858";
        // Another system says the same plan under the revision that the file's row will have, in the moment between.
        var plans = file("conflict.csv", PLANS + "P-1,2019,统考,100,2019-05-20\nP-2,2019,统考,7,2019-05-20\n");
        var sending = cultivation.importer.sending.FileImport.of(
                colleague.connection,
                college,
                cultivation.importer.file.RecordFile.open(plans, null),
                cultivation.importer.sending.ImportId.random());
        sending.compare();
        try (var verdicts = cultivation.verdict.Verdicts.open(colleague.connection, college)) {
            run(college, file("conflict-2.csv", PLANS + "P-1,2019,统考,1,2019-05-20\n"));
            sending.send(
                    cultivation.importer.file.ReadOptions.toValidate(college, java.time.Instant.now()),
                    null,
                    false,
                    rows -> {});

            var rejected = new ArrayList<cultivation.college.RejectedRecord>();
            verdicts.await(
                    sending.awaited(),
                    cultivation.connection.WaitPolicy.total(Duration.ofMinutes(3)),
                    rejected::add,
                    left -> {});

            assertThat(rejected).singleElement().satisfies(rejection -> {
                assertThat(rejection.reason()).isEqualTo("REVISION_CONFLICT");
                assertThat(rejection.message()).isNotEmpty();
            });
        }
        await().untilAsserted(() -> assertThat(places(college, 2019)).isEqualTo(8));
    }

    @Test
    void student_numbers_go_under_the_college_s_key_and_another_key_is_refused_unless_said() throws Exception {
        var college = "4111012448";
        var key = folder.resolve("college.key");
        var students = file("students.csv", GRADUATIONS + "2016010101,2019-07-01,工,毕业\n2016010102,2019-07-01,理,毕业\n");

        var first = run(college, students, "--key-file", key.toString());
        assertThat(first.exit()).as(first.printed()).isZero();
        assertThat(first.printed())
                .contains("已生成本校密钥", "请立即备份")
                .doesNotContain(Files.readString(key).strip());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(colleague.read(Topics.events(college))).allSatisfy(record -> {
            assertThat(new String(record.key(), java.nio.charset.StandardCharsets.UTF_8))
                    .matches("[0-9a-f]{64}");
            assertThat(new String(record.value(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("20160101");
        });
        assertThat(Files.readString(folder.resolve("students.csv.import.jsonl")))
                .doesNotContain("20160101")
                .doesNotContain(Files.readString(key).strip());

        // another file under another key, or under none that is there
        var more = file("students-2.csv", GRADUATIONS + "2016010103,2019-07-01,工,毕业\n");
        var other = folder.resolve("other.key");
        assertThat(run(college, more, "--key-file", other.toString()).printed()).contains("没有密钥文件", "--new-key");
        assertThat(other).doesNotExist();
        cultivation.producer.PseudonymKey.create(other);
        var refused = run(college, more, "--key-file", other.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.printed()).contains("指纹", "没有发送任何记录");
        assertThat(records(college)).isEqualTo(2);
        assertThat(run(college, more, "--key-file", other.toString(), "--new-key")
                        .exit())
                .isZero();
        assertThat(records(college)).isEqualTo(3);
    }

    static Stream<Arguments> retractionsThatAreCutOff() {
        return Stream.of(
                Arguments.of(
                        "4111012564", "filled", ",2019-07-01,工,毕业,撤回", List.of(), "20,000 条：新增 0，更正 0，撤回 20,000", "—"),
                Arguments.of("4111012565", "keys", ",,,,撤回", List.of(), "20,000 条：新增 0，更正 0，撤回 20,000", "—"),
                Arguments.of(
                        "4111012566",
                        "among-others",
                        ",2019-07-02,工,毕业,%s",
                        List.of(),
                        "20,000 条：新增 0，更正 10,000，撤回 10,000",
                        "10,000 人"),
                Arguments.of(
                        "4111012568",
                        "gone",
                        null,
                        List.of("--full", "--retract-most"),
                        "19,999 条：新增 0，更正 0，撤回 19,999",
                        "1 人"));
    }

    /** @param rest of a row behind the number; null where rows are left out */
    @ParameterizedTest(name = "{1}")
    @MethodSource("retractionsThatAreCutOff")
    void retractions_that_were_cut_off_are_all_counted_as_such_by_the_run_that_ends_them(
            String college, String name, @Nullable String rest, List<String> options, String counted, String left)
            throws Exception {
        // given
        var key = folder.resolve("withdrawn.key").toString();
        var header = GRADUATIONS.strip() + ",操作\n";
        var all = file("stated-" + name + ".csv", rows(header, WITHDRAWN, ",2019-07-01,工,毕业,"));
        assertThat(run(college, all, "--key-file", key).exit()).isZero();
        var second = file(
                name + ".csv", rest == null ? rows(header, 1, ",2019-07-01,工,毕业,") : rows(header, WITHDRAWN, rest));
        long before = onTopic(college);
        var more = new ArrayList<>(options);
        more.add("--take-away");

        // when: killed as soon as something has gone
        var process = child(college, second, key, more.toArray(String[]::new));
        var when = ended(process, 600_000, () -> onTopic(college) > before);
        process.destroyForcibly().waitFor();
        System.out.printf("kill -9 %s: %,d of %s withdrawn%n", when, onTopic(college) - before, name);
        more.addAll(List.of("--key-file", key));
        var resumed = run(college, second, more.toArray(String[]::new));

        // then
        assertThat(resumed.exit()).as(resumed.printed()).isZero();
        assertThat(resumed.printed())
                .containsPattern("上次中断之前已发送 [\\d,]+ 条，本次接着发送")
                .contains("这个文件共发送 " + counted, "毕业生人数：20,000 人 → " + left)
                .doesNotContain("2026-12-31");
    }

    private static String rows(String header, int count, String rest) {
        return IntStream.range(0, count)
                .mapToObj(i -> "2016%07d%s".formatted(i, rest.formatted(i % 2 == 0 ? "撤回" : "")))
                .collect(Collectors.joining("\n", header, "\n"));
    }

    /**
     * @param cell of the sheet, a number or a text
     * @param format that shows it
     */
    @ParameterizedTest
    @CsvSource({
        "4111012733, 0019010101, 19010101, 0000000000",
        "4111014139, 019-0101, 190101, 000-0000",
        "4111014140, S0101, 101, '\"S\"0000'",
        "4111014279, 0019010101, '0019010101', @",
        "4111011626, 2019010101, 2019010101, General"
    })
    void a_student_whose_number_was_text_is_the_same_one_where_a_sheet_s_format_shows_it(
            String college, String text, String cell, String format) throws Exception {
        // given
        var header = "学号,入学年份,招生类型,录取日期";
        var asText = file("text-" + college + ".csv", header + "\n" + text + ",2019,统一高考,2019-08-10\n");
        var sheet = folder.resolve("sheet-" + college + ".xlsx");
        try (var out = Files.newOutputStream(sheet);
                var workbook = new Workbook(out, "test", "1.0")) {
            var rows = workbook.newWorksheet("录取");
            var cells = List.of(cell, "2019", "统一高考", "2019-08-10");
            for (int i = 0; i < cells.size(); i++) {
                rows.value(0, i, header.split(",", -1)[i]);
                rows.value(1, i, cells.get(i));
            }
            if (!format.equals("@")) {
                rows.value(1, 0, Long.parseLong(cell));
            }
            rows.style(1, 0).format(format).set();
        }
        assertThat(run(college, asText).exit()).isZero();

        // when
        var again = run(college, sheet);

        // then
        assertThat(again.exit()).as(again.printed()).isZero();
        assertThat(again.printed()).contains("没有发送任何记录：文件中的内容都已在系统中", "未变 1 条没有发送");
        assertThat(records(college)).isEqualTo(1);
        await().untilAsserted(() -> assertThat(colleague
                        .value("indicator=admitted&window=ytd&scope=college&entity=" + college + "&asOf=2019-12-31")
                        .path("numerator")
                        .asLong())
                .isEqualTo(1));
    }

    @Test
    void a_broker_or_a_college_that_is_not_there_is_said_and_nothing_is_lost() throws Exception {
        var plans = file("nowhere.csv", PLANS + "P-1,2019,统考,100,2019-05-20\n");
        assertThat(run("9999999999", plans).printed()).contains("没有代码为 9999999999 的学校");
        var away = run("4111011090", plans, "--kafka", "127.0.0.1:1");
        assertThat(away.exit()).isEqualTo(3);
        assertThat(away.printed()).contains("消息服务 Kafka（127.0.0.1:1）没有应答");
        // the interface is only asked to tell more
        var silent = run("4111012451", plans, "--api", "http://127.0.0.1:1");
        assertThat(silent.exit()).isZero();
        assertThat(silent.printed()).containsPattern("1 {2}接受（accepted）").contains("接口没有回答");
    }

    @Test
    void an_import_killed_at_random_moments_and_run_again_gives_the_ledger_of_an_undisturbed_one() throws Exception {
        // given: the students of two colleges under one key, so that all but the college is the same
        var undisturbed = "4111013728";
        var killed = "4111014073";
        var text = new StringBuilder(GRADUATIONS);
        for (int i = 0; i < ROWS; i++) {
            text.append(2016)
                    .append(String.format("%07d", i))
                    .append(",2019-07-")
                    .append(String.format("%02d", 1 + i % 28))
                    .append(i % 7 == 0 ? ",理," : ",工,")
                    .append(i % 11 == 0 ? "结业\n" : "毕业\n");
        }
        var one = file("undisturbed.csv", text.toString());
        var two = file("killed.csv", text.toString());
        var key = folder.resolve("both.key").toString();
        long begun = System.nanoTime();
        assertThat(child(undisturbed, one, key).waitFor()).isZero();
        long millis = (System.nanoTime() - begun) / 1_000_000;

        // when
        long seed = Long.getLong("import.seed", System.nanoTime());
        System.out.printf("undisturbed import of %,d rows: %,d ms; kill -9 with seed %d%n", ROWS, millis, seed);
        var random = new Random(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            var process = child(killed, two, key);
            // Any moment of the run, and a moment while it sends, by turns.
            long moment = (long) (millis * random.nextDouble());
            var when = kill % 2 == 0
                    ? ended(process, moment, further(killed, 0.8))
                    : ended(process, 60_000, further(killed, 0.5 * random.nextDouble()));
            process.destroyForcibly().waitFor();
            System.out.printf("kill -9 no. %d %s: %,d records on the topic%n", kill, when, onTopic(killed));
        }
        // a polite end, and where asked the broker killed under it
        var stopped = child(killed, two, key);
        var when = ended(stopped, 60_000, further(killed, 0.5 * random.nextDouble()));
        stopped.destroy();
        assertThat(stopped.waitFor(3, TimeUnit.MINUTES)).isTrue();
        System.out.printf("SIGTERM %s: %,d records on the topic%n", when, onTopic(killed));
        var last = child(killed, two, key);
        when = ended(last, 60_000, further(killed, 0.5 * random.nextDouble()));
        if (BROKER) {
            STACK.kill("kafka");
        }
        int exit = last.waitFor();
        System.out.printf("kill -9 of the broker (%s) %s: exit code %d%n", BROKER ? "done" : "left out", when, exit);
        var output = Files.readString(folder.resolve(killed + ".log"));
        for (int again = 0; exit != 0 && again < 3; again++) {
            exit = child(killed, two, key).waitFor();
        }

        // then
        assertThat(exit).as(output).isZero();
        assertThat(output).doesNotContain("\tat ");
        assertThat(records(killed)).isEqualTo(ROWS);
        await().untilAsserted(
                        () -> assertThat(ledger(killed)).hasSizeGreaterThan(100).isEqualTo(ledger(undisturbed)));
        System.out.printf("%,d cells of the ledger are equal%n", ledger(killed).size());
        assertThat(run(killed, two, "--key-file", key).printed())
                .contains("导入完毕：发送 " + String.format("%,d", ROWS) + " 条", "没有发送任何记录");
    }

    /** Waits until a process ends, so many milliseconds have passed, or something holds; says which. */
    private static String ended(Process process, long millis, BooleanSupplier enough) throws InterruptedException {
        long begun = System.nanoTime();
        while (!process.waitFor(2, TimeUnit.MILLISECONDS)) {
            long passed = (System.nanoTime() - begun) / 1_000_000;
            if (enough.getAsBoolean() || passed >= millis) {
                return "after " + passed + " ms";
            }
        }
        return "after it had ended";
    }

    /** Once of what is missing on the topic this share has come: while it sends. */
    private static BooleanSupplier further(String college, double share) {
        long now = onTopic(college);
        long enough = now + 1 + (long) ((ROWS - now) * share);
        return () -> onTopic(college) >= enough;
    }

    private static long onTopic(String college) {
        var ends = new java.util.HashMap<TopicPartition, OffsetSpec>();
        for (int partition = 0; partition < 4; partition++) {
            ends.put(new TopicPartition(Topics.events(college), partition), OffsetSpec.latest());
        }
        return colleague.connection.answerOf(admin.listOffsets(ends).all()).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** The verb in a process of its own. */
    private static Process child(String college, Path file, String key, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Cultivation.class.getName(),
                "import",
                file.toString(),
                "--college",
                college,
                "--key-file",
                key,
                "--endpoints",
                endpoints.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(college + ".log").toFile()))
                .start();
    }

    /** Every cell of a college but for its code: amount and number of contributions, also of the accounting. */
    private static Map<String, String> ledger(String college) {
        var cells = new TreeMap<String, String>();
        for (var record : colleague.read(Topics.LEDGER)) {
            var key = new String(record.key(), java.nio.charset.StandardCharsets.UTF_8);
            if (key.startsWith(college + "|")) {
                var rest = key.substring(college.length());
                if (record.value() == null) {
                    cells.remove(rest);
                } else {
                    var cell = colleague.cell(record.value());
                    cells.put(rest, cell.getAmount() + " of " + cell.getCount());
                }
            }
        }
        cells.values().removeIf(cell -> cell.endsWith(" of 0"));
        return cells;
    }
}
