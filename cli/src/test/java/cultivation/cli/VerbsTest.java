package cultivation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
        assertThat(err.toString()).contains("--name and --group are needed");
        assertThat(run("college", "add", "--code", "a/b", "--name", "n", "--group", "private"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("college", "add", "--code", "x", "--name", "n", "--group", "public"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("'public'");
        assertThat(run("college", "list", "--kafka", "h:1", "--registry", "ftp://x"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("college", "list", "--endpoints", "none.json")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("reset")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("college", "list", "--what")).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void an_unknown_variable_ends_with_2_and_the_nearest_known_one() {
        // given
        var environment = Map.of("CULTIVATION_KAFAK", "h:1", "PATH", "/bin");

        // when
        int code = line(environment).execute("college", "list", "--registry", "http://127.0.0.1:1");

        // then
        assertThat(code).isEqualTo(ExitCodes.USAGE);
        assertThat(err.toString()).contains("'CULTIVATION_KAFAK'", "CULTIVATION_KAFKA;");
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
        assertThat(err.toString().lines()).singleElement().asString().contains("the Kafka broker at 127.0.0.1:1");
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
