package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cultivation.cli.Cultivation;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A newcomer types what the guides print, line by line, where the locale knows no Chinese. Only addresses are others, since
 * no test takes a fixed port, and what stays in the foreground ({@code quickstart}, {@code upload}) has tests of its own.
 */
class GuidesIT {
    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final Pattern FOREGROUND = Pattern.compile("\\./cultivation (quickstart|upload)\\b.*");
    private static final Pattern KEPT_BY_THE_SHELL = Pattern.compile("[A-Z]+=.*|[a-z]+\\(\\) .*");
    private static final Pattern IMPORT_ID = Pattern.compile("(?m)^[0-9a-f]{16}");
    private static final Pattern ASKED = Pattern.compile("`(?:GET )?(/(?:api/v1|health)/[^` ]+|/metrics)`");

    private static final Stack STACK = new Stack(StackSettings.forTest(), Console.silent());
    private static Colleague colleague;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(OutsidePrograms.succeeds("curl", "--version"), "curl is not installed");
        STACK.start();
        colleague = new Colleague(STACK.endpoints());
    }

    @AfterAll
    static void stop() {
        if (colleague != null) {
            colleague.close();
        }
        STACK.close();
    }

    @ParameterizedTest
    @CsvSource({"first-hour.en.md, 4111010853", "first-hour.zh.md, 4111010857"})
    void the_first_hour_leads_from_the_code_to_a_mended_rejection(String guide, String college) throws Exception {
        var typed = new ArrayList<String>();
        var said = new ArrayList<String>();
        for (String line : printed(guide, college)) {
            // given: a person looks at the figures some seconds later
            if (line.startsWith("./cultivation status")) {
                await().until(() -> colleague.college(college).path("rejected").asInt() == 1);
            }

            // when
            typed.add(line);
            said.add(type(typed));
        }

        // then
        assertThat(said)
                .satisfiesExactly(
                        list -> assertThat(list).contains(college),
                        code -> assertThat(code).isEmpty(),
                        function -> assertThat(function).isEmpty(),
                        first -> assertThat(first).contains("\"sent\":1", "cultivation.events." + college + "-"),
                        correction -> assertThat(correction).contains("\"sent\":1"),
                        status -> assertThat(status).contains("全市中位数", "本组中位数", "1 条 同一版本内容不同（REVISION_CONFLICT）"),
                        taken -> assertThat(taken).contains("rejected-TechServicePayment.xlsx", "每行有错误说明"),
                        mended -> assertThat(mended).contains("接受 1 条，再次拒收 0 条"));
    }

    @Test
    void a_spreadsheet_is_filled_sent_taken_back_and_what_was_rejected_is_mended() throws Exception {
        // given
        var college = "4111010858";
        colleague.send(Colleague.payment(college, "R-1", 100));
        colleague.send(Colleague.payment(college, "R-1", 200));
        await().until(() -> colleague.college(college).path("rejected").asInt() == 1);
        var said = new ArrayList<String>();

        // when
        for (String line : printed("from-a-spreadsheet.zh.md", college)) {
            if (line.startsWith("./cultivation validate")) {
                fill(folder.resolve("毕业.xlsx"));
            }
            var known = line;
            if (line.contains(" 编号 ")) {
                var id = IMPORT_ID.matcher(said.get(said.size() - 1));
                assertThat(id.find()).isTrue();
                known = line.replace("编号", id.group() + " --take-away"); // here is nobody to ask
            }
            said.add(type(List.of(known)));
        }

        // then
        assertThat(said)
                .satisfiesExactly(
                        template -> assertThat(template).contains("已写出模板 毕业.xlsx"),
                        validated -> assertThat(validated).contains("检查通过"),
                        imported -> assertThat(imported).contains("1  入账", "北京电子科技职业学院"),
                        list -> assertThat(list).contains("共 1 次导入", "毕业.xlsx  新增 1"),
                        undone -> assertThat(undone).contains("已撤销"),
                        taken -> assertThat(taken).contains("每行有错误说明"),
                        mended -> assertThat(mended).contains("再次拒收 0 条"));
    }

    @ParameterizedTest
    @CsvSource({"README.md", "README.zh.md"})
    void what_the_readme_tells_to_ask_is_answered(String document) throws Exception {
        // given
        var asked = ASKED.matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(asked).hasSizeGreaterThan(5);

        for (String path : asked) {
            // when
            var request = HttpRequest.newBuilder(URI.create(STACK.endpoints().api() + path));
            var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());

            // then
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        }
    }

    /** The lines of a guide's blocks, those that go on over several made one. */
    private static List<String> printed(String guide, String college) throws IOException {
        var page = Files.readString(ROOT.resolve("docs/guides").resolve(guide));
        return BLOCK.matcher(page)
                .results()
                .map((MatchResult block) -> block.group(1).replace("\\\n", ""))
                .flatMap(block -> Arrays.stream(block.split("\n", -1)))
                .filter(line -> !line.isBlank() && !FOREGROUND.matcher(line).matches())
                .map(line -> line.replace(
                                "http://127.0.0.1:8080", STACK.endpoints().api())
                        .replace("4111010853", college)
                        .replace("本校代码", college))
                .toList();
    }

    /** Runs the last line after what the shell still knows of those before; answers what it says when it ends well. */
    private String type(List<String> lines) throws Exception {
        launcher();
        var script = new ArrayList<>(lines.subList(0, lines.size() - 1).stream()
                .filter(line -> KEPT_BY_THE_SHELL.matcher(line).matches())
                .toList());
        script.add(lines.get(lines.size() - 1));
        // Of a file, since Java would write arguments in its own locale.
        var file = Files.writeString(folder.resolve("typed.sh"), String.join("\n", script) + "\n");
        var bash = new ProcessBuilder("bash", "-e", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        var endpoints = STACK.endpoints();
        bash.environment()
                .putAll(Map.of(
                        "LC_ALL", "C",
                        "HOME", folder.toString(),
                        "CULTIVATION_KAFKA", endpoints.kafka(),
                        "CULTIVATION_REGISTRY", endpoints.registry(),
                        "CULTIVATION_API", endpoints.api()));
        var process = bash.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(script + "\n" + said).isZero();
        return said;
    }

    /** The launcher without its build, and the folder of the quickstart. */
    private void launcher() throws IOException {
        var launcher = folder.resolve("cultivation");
        if (!Files.exists(launcher)) {
            Files.writeString(launcher, """
                    #!/bin/sh
                    export LC_ALL=C.UTF-8
                    exec '%s' -Xmx256m -XX:TieredStopAtLevel=1 -Duser.home='%s' -cp '%s' %s "$@"
                    """.formatted(
                            Path.of(System.getProperty("java.home"), "bin", "java"),
                            folder,
                            System.getProperty("java.class.path"),
                            Cultivation.class.getName()));
            assertThat(launcher.toFile().setExecutable(true)).isTrue();
            var tokens = Files.createDirectories(folder.resolve("try/tokens"));
            try (var made = Files.list(STACK.data().resolve("tokens"))) {
                for (Path token : made.toList()) {
                    Files.copy(token, tokens.resolve(token.getFileName()));
                }
            }
        }
    }

    /** One graduate in the template's columns, as a person fills it. */
    private static void fill(Path template) throws IOException {
        assertThat(template).exists();
        try (var out = Files.newOutputStream(template);
                var workbook = new Workbook(out, "a person", "1.0")) {
            var sheet = workbook.newWorksheet("毕业");
            var rows = List.of(List.of("学号", "毕业日期", "专业大类", "毕结业结论"), List.of("2020010101", "2020-07-01", "工", "毕业"));
            for (int line = 0; line < rows.size(); line++) {
                for (int column = 0; column < rows.get(line).size(); column++) {
                    sheet.value(line, column, rows.get(line).get(column));
                }
            }
        }
    }
}
