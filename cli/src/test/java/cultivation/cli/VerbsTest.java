package cultivation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class VerbsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    @Command(
            name = "cultivation",
            subcommands = {CollegeCommand.class, ResetCommand.class})
    static final class Root {}

    @Test
    void help_needs_no_service() {
        assertThat(run("college", "--help")).isEqualTo(ExitCodes.DONE);
        assertThat(run("college", "add", "--help")).isEqualTo(ExitCodes.DONE);
        assertThat(run("college", "list", "--help")).isEqualTo(ExitCodes.DONE);
        assertThat(run("college", "retire", "--help")).isEqualTo(ExitCodes.DONE);
        assertThat(run("reset", "--help")).isEqualTo(ExitCodes.DONE);
        assertThat(out.toString()).contains("--all-beijing", "--registry=URL", "--state-dir");
    }

    @Test
    void a_wrong_command_line_ends_with_2() {
        assertThat(run("college")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("college", "add")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("college", "add", "--code", "x")).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("请用 --name 和 --group 说明");
        assertThat(run("college", "add", "--code", "a/b", "--name", "n", "--group", "private"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("college", "add", "--code", "x", "--name", "n", "--group", "public"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("收到“public”");
        assertThat(run("college", "list", "--kafka", "h:1", "--registry", "ftp://x"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("college", "list", "--endpoints", "none.json")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("reset")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("college", "list", "--what")).isEqualTo(ExitCodes.USAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            college                        | 请说明要做什么 | ./cultivation college --help
            college add                    | 请说明是哪所学校：--code 代码 | ./cultivation college add --help
            college list --what            | 不认识“--what” | ./cultivation college list --help
            college lst                    | 不认识“lst” | ./cultivation
            college add --partitions x     | --partitions <partitions> 的值“x”不对：应为整数 | --help
            college add --partitions       | 缺少 --partitions | --help
            college add --code a/b         | 收到“a/b” | ./cultivation college list 列出各校代码
            college token                  | 缺少 CODE | ./cultivation college token --help
            college list --endpoints none  | --endpoints：文件“none”不能读取 | --help
            college list --registry http:x | 没有 kafka 的地址：请用 --endpoints 文件 | CULTIVATION_KAFKA
            college list --kafka= --registry http://x | 消息服务的地址（--kafka）应为 主机:端口 | --help
            college list --kafka h:1 --registry ftp://x | 模式注册中心的地址（--registry）应以 http:// 或 https:// 开头 | --help
            college list --kafka h:1 --registry http://[ | 模式注册中心的地址（--registry）不是网址 | --help
            reset                          | 确实要做，请加 --yes | ./cultivation reset --help
            """)
    void what_is_wrong_is_one_chinese_sentence_with_the_way_out_and_no_usage(
            String arguments, String sentence, String wayOut) {
        int code = run(arguments.split(" +"));

        assertThat(code).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("错误：")
                .contains(sentence, wayOut);
    }

    @Test
    void an_unknown_variable_ends_with_2_and_the_nearest_known_one() {
        // given
        var environment = Map.of("CULTIVATION_KAFAK", "h:1", "PATH", "/bin");

        // when
        int code = line(environment).execute("college", "list", "--registry", "http://127.0.0.1:1");

        // then
        assertThat(code).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("没有环境变量“CULTIVATION_KAFAK”这项设置，最接近的是 CULTIVATION_KAFKA：请改正或去掉它");
    }

    @Test
    void help_is_given_under_an_unknown_variable_too() {
        assertThat(line(Map.of("CULTIVATION_KAFAK", "h:1")).execute("college", "list", "--help"))
                .isEqualTo(ExitCodes.DONE);
    }

    @Test
    void a_service_that_is_away_ends_with_3_and_one_line() throws Exception {
        var endpoints = Files.writeString(
                directory.resolve("endpoints.json"),
                "{\"kafka\": \"127.0.0.1:1\", \"registry\": \"http://127.0.0.1:1\", \"api\": \"http://127.0.0.1:1\","
                        + " \"prometheus\": null}");

        int code = run("college", "list", "--endpoints", endpoints.toString());

        assertThat(code).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(err.toString().lines()).singleElement().asString().contains("消息服务 Kafka（127.0.0.1:1）没有应答");
    }

    @Test
    void a_name_that_cannot_be_resolved_is_unreachable_too() {
        assertThat(run("college", "list", "--kafka", "no-such-host.invalid:9092", "--registry", "http://127.0.0.1:1"))
                .isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(err.toString()).contains("no-such-host.invalid:9092");
    }

    private int run(String... arguments) {
        return line(Map.of()).execute(arguments);
    }

    private CommandLine line(Map<String, String> environment) {
        return Verbs.commandLine(new Root(), environment)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
    }
}
