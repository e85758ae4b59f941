package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.cli.Cultivation;
import cultivation.college.TokenRegistrar;
import cultivation.events.Completion;
import cultivation.events.Graduation;
import cultivation.events.MajorClass;
import cultivation.producer.PseudonymKey;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.rule.StudentNumber;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a college does from its own side, against the real stack: HTTPS intake, the upload page, status. */
class CollegeSideIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final String GRADUATIONS = "学号,毕业日期,专业大类,毕业结论";
    private static final String NOTHING_SENT = "没有发送任何记录：文件中的内容都已在系统中。";

    private static Stack stack;
    private static Colleague colleague;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() {
        stack = new Stack(StackSettings.forTest().withInstances(2), Console.silent());
        stack.start();
        colleague = new Colleague(stack.endpoints());
    }

    @AfterAll
    static void stop() {
        colleague.close();
        stack.close();
    }

    @Test
    void what_is_posted_lies_on_the_topic_is_counted_and_may_be_posted_again() throws Exception {
        // given
        var college = "4111012564";
        var token = stack.token(college);
        var lines = payment("H-1", 100) + "\n" + payment("H-2", -5) + "\n" + payment("H 3", 1);
        // when
        var first = post(0, college, token, lines);
        var again = post(1, college, token, lines);
        // then
        assertThat(first.statusCode()).isEqualTo(200);
        var told = JSON.readTree(first.body());
        assertThat(told.path("sent").asInt()).isEqualTo(2);
        assertThat(told.path("verdicts").path(2).path("field").asText()).isEqualTo("paymentId");
        var source = told.path("verdicts").path(0).path("source").asText();
        assertThat(colleague.read("cultivation.events." + college).stream()
                        .filter(record -> "H-1".equals(new String(record.key(), StandardCharsets.UTF_8)))
                        .map(record -> record.topic() + "-" + record.partition() + "@" + record.offset()))
                .contains(source)
                .hasSize(2);
        assertThat(again.statusCode()).isEqualTo(200);
        await().untilAsserted(() -> {
            var row = colleague.college(college);
            assertThat(row.path("applied").asInt()).isEqualTo(2);
            assertThat(row.path("duplicate").asInt()).isEqualTo(2);
            assertThat(row.path("rejected").asInt()).isZero();
        });
    }

    @Test
    void a_new_token_replaces_the_old_and_a_revoked_one_ends_on_every_instance() throws Exception {
        // given
        var college = "4111012565";
        var registrar = new TokenRegistrar(stack.connection(), Clock.systemUTC());
        var old = stack.token(college);
        assertThat(post(0, college, old, payment("T-1", 1)).statusCode()).isEqualTo(200);
        assertThat(post(1, college, old, payment("T-1", 1)).statusCode()).isEqualTo(200);
        // when
        var fresh = Objects.requireNonNull(registrar.issue(List.of(college)).get(college));
        // then
        assertThat(post(0, college, fresh, payment("T-1", 1)).statusCode()).isEqualTo(200);
        assertThat(post(1, college, fresh, payment("T-1", 1)).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> {
            assertThat(post(0, college, old, payment("T-1", 1)).statusCode()).isEqualTo(401);
            assertThat(post(1, college, old, payment("T-1", 1)).statusCode()).isEqualTo(401);
        });
        // when
        registrar.revoke(college);
        // then
        await().untilAsserted(() -> {
            assertThat(post(0, college, fresh, payment("T-1", 1)).statusCode()).isEqualTo(401);
            assertThat(post(1, college, fresh, payment("T-1", 1)).statusCode()).isEqualTo(401);
        });
    }

    @Test
    void tokens_lie_on_their_topic_as_hashes_and_in_files_of_the_owner_alone() throws Exception {
        // given
        var token = stack.token("4111012566");
        var file = stack.data().resolve("tokens").resolve("4111012566.token");
        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(colleague.read("cultivation.tokens"))
                .isNotEmpty()
                .noneMatch(record ->
                        record.value() != null && new String(record.value(), StandardCharsets.UTF_8).contains(token));
    }

    @Test
    void a_registrar_drops_files_on_the_page_sees_the_verdicts_and_takes_them_back() throws Exception {
        OutsidePrograms.require("npm", "node", "chromium");
        // given
        var college = "4111012568";
        var wrong = Files.writeString(
                home.resolve("毕业生-有错.csv"),
                "学籍号,毕业日期,专业大类,毕（结）业结论\n2020010101,2020-07-01,工,毕业\n2020010102,七月一日,工,毕业\n");
        var right = Files.writeString(
                home.resolve("毕业生.csv"),
                "学籍号,毕业日期,专业大类,毕（结）业结论\n2020010101,2020-07-01,工,毕业\n2020010102,2020-07-01,农,结业\n");
        var page = upload(college);
        String said;
        try {
            // when
            said = OutsidePrograms.run(
                    Map.of(), "node", "upload.mjs", page.address(), wrong.toString(), right.toString());
        } finally {
            page.process().destroy();
        }
        // then
        assertThat(page.process().waitFor()).isNotNegative();
        assertThat(said)
                .contains("wrong: 毕业生-有错.csv：毕业（Graduation），2 行，正确 1 行，有错 1 行")
                .contains("mistake: 3 | 毕业日期 | 七月一日 |")
                .contains("can send: false")
                .contains("right: 毕业生.csv：毕业（Graduation），2 行，正确 2 行，有错 0 行")
                .contains("preview: 2 | 2020010101 | 2020-07-01 | 工 | 毕业")
                .contains("outcome: 已完成：发送 2 条，全部接受。")
                .contains("毕业生.csv  新增 2，更正 0，撤回 0")
                .contains("can undo: false")
                .contains(
                        "english: 毕业生.csv: graduations (Graduation), rows: 2, without mistakes: 2, with mistakes: 0 []")
                .contains("complaints: []");
        await().untilAsserted(() ->
                assertThat(colleague.college(college).path("applied").asInt()).isEqualTo(4));
        assertThat(colleague.read("cultivation.events." + college))
                .hasSize(4)
                .noneMatch(record -> new String(record.value(), StandardCharsets.UTF_8).contains("20200101"));
        var key = home.resolve(".cultivation/" + college + ".key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PseudonymKey.load(key).studentNumber()).isEqualTo(StudentNumber.NATIONAL);
        try (Stream<Path> left = Files.walk(home.resolve(".cultivation/uploads"))) {
            assertThat(left.filter(Files::isRegularFile).map(Path::toString))
                    .isNotEmpty()
                    .allMatch(name -> name.endsWith(".import.jsonl"));
        }
    }

    @Test
    void what_is_dropped_again_is_said_to_have_sent_nothing() throws Exception {
        OutsidePrograms.require("npm", "node", "chromium");
        // given: the file, its content under another name, and in another form
        var college = "4111010858";
        var file = graduates("毕业生.csv", 3, "");
        var renamed = Files.copy(file, home.resolve("毕业生（2）.csv"));
        var lastRowsFirst = Files.writeString(
                home.resolve("倒序.csv"),
                GRADUATIONS + "\n2016002,2019-07-01,工,毕业\n2016001,2019-07-01,工,毕业\n2016000,2019-07-01,工,毕业\n");
        var ofAnother = Files.writeString(
                home.resolve("别校.csv"), "学校代码," + GRADUATIONS + "\n4111010853,2016009,2019-07-01,工,毕业\n");
        // when: on one page, and on one that is opened another day
        var said = dropped(college, file, file, renamed, lastRowsFirst, ofAnother);
        var later = dropped(college, file);
        // then
        assertThat(outcomes(said)).containsExactly("已完成：发送 3 条，全部接受。", NOTHING_SENT, NOTHING_SENT, NOTHING_SENT);
        assertThat(outcomes(later)).containsExactly(NOTHING_SENT);
        assertThat(later).contains("没有发送任何记录");
        assertThat(said)
                .contains("checked: 别校.csv：毕业（Graduation），1 行，正确 0 行，有错 1 行\ncan send: false")
                .doesNotContain("is no change")
                .contains("complaints: []");
        assertThat(colleague.read("cultivation.events." + college)).hasSize(3);
    }

    @Test
    void what_was_rejected_is_the_headline_and_stays_it_when_the_file_is_dropped_again() throws Exception {
        OutsidePrograms.require("npm", "node", "chromium");
        // given: another system says the same payment under the same revision, and has not committed it yet
        var college = "4111011090";
        var file = Files.writeString(home.resolve("到款.csv"), "到款编号,到款日期,到款类别,到款金额（元）\nT-1,2019-07-01,横向技术服务,100\n");
        var partition = new TopicPartition("cultivation.events." + college, colleague.partitionOf("T-1"));
        var settings = new HashMap<>(stack.connection().clientSettings());
        settings.put("transactional.id", "college-" + college + "-nightly");
        try (var nightly = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                var admin = colleague.admin()) {
            nightly.initTransactions();
            nightly.beginTransaction();
            var unused = nightly.send(new ProducerRecord<>(
                            partition.topic(),
                            "T-1".getBytes(StandardCharsets.UTF_8),
                            colleague.wire(Colleague.payment(college, "T-1", 700))))
                    .get();

            // when
            var said = CompletableFuture.supplyAsync(() -> dropped(college, file, file));
            await().until(() -> said.isDone()
                    || admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                                    .partitionResult(partition)
                                    .get()
                                    .offset()
                            > 1);
            nightly.commitTransaction();

            // then
            assertThat(said.get()).contains("REVISION_CONFLICT", "拒收 1 条。没有发送任何记录。");
            assertThat(outcomes(said.get())).containsExactly("已结束，有记录或行未被接受，见下。", "没有发送任何记录，原因见下。");
        }
    }

    @Test
    void what_takes_away_is_asked_about_on_the_page_with_the_college_s_name_before_anything_goes() throws Exception {
        OutsidePrograms.require("npm", "node", "chromium");
        // given: a field left out, far more students, and rows that withdraw
        var college = "4111012448";
        var more = graduates("更多.csv", 500, "");
        var withdrawn = graduates("撤回.csv", 400, "撤回");
        // when
        var said = dropped(college, graduates("毕业生.csv", 30, ""), more, withdrawn);
        // then
        assertThat(said).containsPattern("college: .*（" + college + "）").contains("complaints: []");
        assertThat(said.lines().filter(line -> line.startsWith("asks: ")))
                .satisfiesExactly(
                        asked -> assertThat(asked).contains("2019 年毕业人数：30 → 500（+1,567%），变动超过三分之一"),
                        asked -> assertThat(asked).contains("400 条已报的毕业记录会被撤回", "2019 年毕业人数：500 → 100"));
        assertThat(said.lines().filter(line -> line.startsWith("can send unasked: ")))
                .containsExactly("can send unasked: false", "can send unasked: false");
        assertThat(outcomes(said)).containsExactly("已完成：发送 30 条，全部接受。", "已完成：发送 470 条，全部接受。", "已完成：发送 400 条，全部接受。");
    }

    @Test
    void a_new_key_for_students_who_are_known_is_asked_about_on_the_page() throws Exception {
        OutsidePrograms.require("npm", "node", "chromium");
        // given
        var college = "4111012451";
        var student = "a".repeat(64);
        var known = new Graduation(
                Colleague.head(college, 1),
                student,
                LocalDate.of(2019, 7, 1),
                MajorClass.ENGINEERING,
                Completion.GRADUATED);
        colleague.send(college, student, colleague.wire(known), null);
        // when
        var said = dropped(college, graduates("毕业生.csv", 1, ""));
        // then
        assertThat(said).contains("asks: 本校主题中已有 1 条学生或教职工记录不是由本命令发送的", "can send unasked: false");
        assertThat(outcomes(said)).containsExactly("已完成：发送 1 条，全部接受。");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999", "9999999999", "411101085"})
    void there_is_no_page_for_a_college_that_is_not_there(String code) throws Exception {
        // when
        var said = said(verb("upload", "--college", code), 1);
        // then
        assertThat(said).contains("没有代码为 " + code + " 的学校", "college list").doesNotContain("http://127.0.0.1");
    }

    @Test
    void rejected_records_are_taken_out_mended_and_sent_again_each_once() throws Exception {
        // given: a refund's benefit below zero, another content under a known revision, and bytes that are no record
        var college = "4111012733";
        var spoilt = Colleague.payment(college, "R-1", 700);
        spoilt.setEconomicBenefitFen(-1);
        colleague.send(spoilt);
        colleague.send(Colleague.payment(college, "R-2", 100));
        colleague.send(Colleague.payment(college, "R-2", 200));
        colleague.send(college, "R-3", new byte[] {1, 2, 3}, null);
        await().untilAsserted(() ->
                assertThat(colleague.college(college).path("rejected").asInt()).isEqualTo(3));
        var folder = home.resolve("rejected");
        var file = folder.resolve("rejected-TechServicePayment.xlsx");

        // when
        var taken = said(verb("redrive", "--college", college, "--out", folder.toString()), 0);
        // then
        assertThat(taken).contains("2 条被拒收的到款记录").contains("另有 1 条无法在此改正");
        assertThat(said(verb("redrive", "--college", college, file.toString()), 1))
                .contains("经济效益")
                .contains("没有发送任何记录");

        // when: mended as a person does it
        var mended = home.resolve("mended.csv");
        try (var workbook = new ReadableWorkbook(file.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            Files.writeString(
                    mended,
                    rows.map(row -> IntStream.range(0, row.getCellCount())
                                    .mapToObj(row::getCellText)
                                    .map(text -> '"' + text.replace("-0.01", "0.01") + '"')
                                    .collect(Collectors.joining(",")))
                            .collect(Collectors.joining("\n")));
        }
        var sent = said(verb("redrive", "--college", college, mended.toString()), 0);
        var again = said(verb("redrive", "--college", college, mended.toString()), 0);
        var left = said(
                verb(
                        "redrive",
                        "--college",
                        college,
                        "--out",
                        home.resolve("left").toString()),
                0);
        // then
        assertThat(sent).contains("已重新发送 2 条").contains("接受 2 条，再次拒收 0 条");
        assertThat(again).contains("2 条此前已重新发送，跳过").contains("没有需要发送的记录");
        assertThat(left).contains("没有可在此改正的拒收记录");
        await().untilAsserted(() -> {
            var row = colleague.college(college);
            assertThat(row.path("received").asInt()).isEqualTo(6);
            assertThat(row.path("applied").asInt()).isEqualTo(3);
            assertThat(row.path("rejected").asInt()).isEqualTo(3);
        });
        assertThat(said(verb("status", "--college", college), 0))
                .contains("收到 6 条：入账 3，重复 0，被新版取代 0，拒收 3")
                .contains("全市中位数")
                .contains("1 条 字段值不合规（INVALID_FIELD）");
        assertThat(said(verb("status"), 0)).contains(college).contains("实例 2 个");
    }

    @Test
    void another_college_s_record_is_not_adopted_by_sending_it_again_unless_it_is_confirmed() throws Exception {
        // given: two records under another college's code, one of them sent twice
        var college = "4111011626";
        for (String id : List.of("M-1", "M-2", "M-2")) {
            colleague.send(college, id, colleague.wire(Colleague.payment("4111010853", id, 700)), null);
        }
        await().untilAsserted(() -> {
            var row = colleague.college(college);
            assertThat(row.path("rejected").asInt()).isEqualTo(3);
        });
        var folder = home.resolve("of-another");
        var file = folder.resolve("rejected-TechServicePayment.xlsx");

        // when
        var taken = said(verb("redrive", "--college", college, "--out", folder.toString()), 0);
        var unchanged = said(verb("redrive", "--college", college, file.toString()), 1);
        var emptied = said(
                verb(
                        "redrive",
                        "--college",
                        college,
                        edited(file, "emptied.csv", "4111010853", "").toString()),
                1);
        var confirmed = said(
                verb(
                        "redrive",
                        "--college",
                        college,
                        edited(file, "own.csv", "4111010853", college).toString()),
                0);

        // then
        assertThat(taken).contains("2 条被拒收的到款记录", "另有 1 条是上述对象更早的记录", "确是本校的，把“学校代码”改为本校代码以确认");
        assertThat(unchanged).contains("不是本次导入的学校代码 " + college, "原样不能再发", "没有发送任何记录");
        assertThat(emptied).contains("列“学校代码”须填", "没有发送任何记录");
        assertThat(confirmed).contains("接受 2 条，再次拒收 0 条");
    }

    /** The first sheet as CSV, with one text in place of another. */
    private Path edited(Path sheet, String name, String from, String to) throws Exception {
        try (var workbook = new ReadableWorkbook(sheet.toFile());
                var rows = workbook.getFirstSheet().openStream()) {
            return Files.writeString(
                    home.resolve(name),
                    rows.map(row -> IntStream.range(0, row.getCellCount())
                                    .mapToObj(row::getCellText)
                                    .map(text -> '"' + (text.equals(from) ? to : text) + '"')
                                    .collect(Collectors.joining(",")))
                            .collect(Collectors.joining("\n")));
        }
    }

    private static String said(ProcessBuilder verb, int exitCode) throws Exception {
        var process = verb.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        return said;
    }

    private static String payment(String id, long fen) {
        return "{\"record\":\"TechServicePayment\",\"head\":{\"revision\":1},\"paymentId\":\"" + id
                + "\",\"receivedOn\":\"2020-06-29\",\"kind\":\"TRAINING\",\"amountFen\":" + fen + "}";
    }

    private static HttpResponse<String> post(int instance, String college, String token, String lines)
            throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(
                                URI.create(stack.apis().get(instance) + "/api/v1/colleges/" + college + "/events"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines))
                        .build(),
                BodyHandlers.ofString());
    }

    /** A file of graduates of 2019, each with an operation. */
    private Path graduates(String name, int count, String operation) throws IOException {
        return Files.writeString(
                home.resolve(name),
                IntStream.range(0, count)
                        .mapToObj(i -> "\n2016%03d,2019-07-01,工,毕业,%s".formatted(i, operation))
                        .collect(Collectors.joining("", GRADUATIONS + ",操作", "\n")));
    }

    /** What a page said while files were dropped on it one after the other. */
    private String dropped(String college, Path... files) {
        Page page = null;
        try {
            page = upload(college);
            var command = new ArrayList<>(List.of("node", "drop.mjs", page.address()));
            Stream.of(files).map(Path::toString).forEach(command::add);
            return OutsidePrograms.run(Map.of(), command.toArray(String[]::new));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            if (page != null) {
                page.process().destroy();
            }
        }
    }

    private static List<String> outcomes(String said) {
        return said.lines()
                .filter(line -> line.startsWith("outcome: "))
                .map(line -> line.substring("outcome: ".length()))
                .toList();
    }

    private record Page(Process process, String address) {}

    /** The verb as a process of its own, with a home of its own. */
    private Page upload(String college) throws Exception {
        var process = verb("upload", "--college", college).start();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var said = new ArrayList<String>();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.contains("http://127.0.0.1:")) {
                return new Page(process, line.substring(line.indexOf("http://")));
            }
        }
        throw new AssertionError("no page: " + said);
    }

    private ProcessBuilder verb(String... arguments) {
        var endpoints = stack.endpoints();
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path").replace(':', File.pathSeparatorChar),
                Cultivation.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(
                List.of("--kafka", endpoints.kafka(), "--registry", endpoints.registry(), "--api", endpoints.api()));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }
}
