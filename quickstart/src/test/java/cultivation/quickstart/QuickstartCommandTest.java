package cultivation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.Cultivation;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickstartCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --ephemeral --data somewhere             | --ephemeral and --data exclude each other
                    --instances 0                            | --instances must be between 1 and 9, got: 0
                    --instances many                         | --instances
                    --clock yesterday                        | --clock
                    --ports 9092                             | --ports
                    --endpoints /no/such/folder/here.json    | /no/such/folder does not exist
                    --no-such-option                         | --no-such-option
                    """)
    void wrong_usage_ends_with_2_and_names_the_option(String arguments, String sentence) {
        int code = run(("quickstart " + arguments).split(" +"));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(sentence);
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
                        "reset");
    }

    @Test
    void every_verb_has_a_help_that_needs_no_service() {
        for (String verb : Cultivation.commandLine().getSubcommands().keySet()) {
            assertThat(run(verb, "--help")).as(verb).isZero();
        }
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
