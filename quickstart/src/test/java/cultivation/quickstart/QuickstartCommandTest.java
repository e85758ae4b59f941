package cultivation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.Cultivation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

class QuickstartCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --ephemeral --data somewhere             | --ephemeral 与 --data 不能同时用
                    --instances 0                            | --instances 应为 1 至 9，收到 0
                    --instances many                         | --instances
                    --clock yesterday                        | --clock
                    --ports 9092                             | --ports
                    --endpoints /no/such/folder/here.json    | 没有文件夹“/no/such/folder”
                    --no-such-option                         | --no-such-option
                    """)
    void wrong_usage_ends_with_2_and_names_the_option(String arguments, String sentence) {
        int code = run(("quickstart " + arguments).split(" +"));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
    }

    @Test
    void whatever_is_wrong_with_a_command_line_every_verb_says_in_one_chinese_sentence() {
        everyCommand(Cultivation.commandLine().getCommandSpec()).forEach(command -> {
            var verb = command.qualifiedName().split(" ");
            var words = Arrays.asList(verb).subList(1, verb.length);
            command.options().stream()
                    .filter(option -> option.arity().max() > 0)
                    .forEach(option -> assertRefused(words, option.longestName(), "?", option.longestName()));
            assertRefused(words, "--no-such-option");
        });
    }

    private void assertRefused(List<String> verb, String... wrong) {
        err.getBuffer().setLength(0);
        int code = run(Stream.concat(verb.stream(), Stream.of(wrong)).toArray(String[]::new));

        assertThat(code).as(verb + " " + List.of(wrong)).isEqualTo(2);
        assertThat(err.toString().lines())
                .as(verb + " " + List.of(wrong))
                .singleElement()
                .asString()
                .startsWith("错误：")
                .containsPattern("\\p{IsHan}.*（用法见 ./cultivation")
                .doesNotContain("原话");
    }

    @Test
    void help_names_every_option_of_the_contract() {
        int code = run("quickstart", "--help");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains(
                        "--ports",
                        "--endpoints",
                        "--data",
                        "--ephemeral",
                        "--no-replay",
                        "--secure",
                        "--instances",
                        "--clock",
                        "--test-intervals");
    }

    @Test
    void the_launcher_knows_the_verbs_of_every_module_in_the_order_in_which_people_meet_them() {
        assertThat(Cultivation.commandLine().getSubcommands().keySet())
                .containsExactly(
                        "quickstart",
                        "run",
                        "simulate",
                        "import",
                        "validate",
                        "template",
                        "upload",
                        "redrive",
                        "status",
                        "college",
                        "catalogue",
                        "report",
                        "reconcile",
                        "close",
                        "archive",
                        "restore",
                        "reset");
    }

    @Test
    void every_verb_has_a_help_that_needs_no_service() {
        for (String verb : Cultivation.commandLine().getSubcommands().keySet()) {
            assertThat(run(verb, "--help")).as(verb).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"import", "validate", "template", "upload", "redrive", "status", "report", "reconcile", "close"})
    void the_help_of_a_verb_of_colleges_and_the_commission_is_chinese(String verb) {
        var english = new ArrayList<String>();
        var command = Objects.requireNonNull(
                Cultivation.commandLine().getSubcommands().get(verb));
        everyCommand(command.getCommandSpec())
                .flatMap(QuickstartCommandTest::explanations)
                .filter(line -> !line.isEmpty() && !line.matches("(?s).*\\p{IsHan}.*"))
                .forEach(english::add);

        assertThat(english).isEmpty();
    }

    private static Stream<CommandSpec> everyCommand(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream().flatMap(each -> everyCommand(each.getCommandSpec())));
    }

    /** What a command says of itself, of its options but --help and --version, and of its parameters. */
    private static Stream<String> explanations(CommandSpec command) {
        var usage = command.usageMessage();
        return Stream.of(
                        Stream.of(usage.description()),
                        Stream.of(usage.footer()),
                        command.options().stream()
                                .filter(option -> !option.usageHelp() && !option.versionHelp())
                                .flatMap(option -> Stream.of(option.description())),
                        command.positionalParameters().stream()
                                .flatMap(parameter -> Stream.of(parameter.description())))
                .flatMap(each -> each);
    }

    @Test
    void no_verb_is_wrong_usage() {
        assertThat(run()).isEqualTo(2);
    }

    private int run(String... arguments) {
        return Cultivation.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
