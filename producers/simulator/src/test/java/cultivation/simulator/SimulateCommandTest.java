package cultivation.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.ExitCodes;
import cultivation.cli.Verbs;
import cultivation.schemas.TrustedRecords;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
    private final StringWriter printed = new StringWriter();

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--years 2017,2019 | 应是连续的年份，收到 [2017, 2019]",
                "--years abc | abc",
                "--scale 0 | scale 应大于 0",
                "--colleges 1501 | colleges 应为 1 至 1500",
                "--spread 24 | spread 应为 25（colleges）至 1500，收到 24",
                "--rate -3 | --rate 应为 0 或更大，收到 -3"
            })
    void wrong_usage_is_told_with_the_value(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(ExitCodes.USAGE);
        assertThat(printed.toString()).contains(message);
    }

    @Test
    void help_needs_no_service() {
        assertThat(run("--help")).isEqualTo(ExitCodes.DONE);
        assertThat(printed.toString()).contains("--seed").contains("--colleges").contains("Nobody in it exists");
    }

    @Test
    void a_dry_run_counts_the_events_of_each_college() {
        assertThat(run("--dry-run", "--scale", "0.01", "--colleges", "26")).isEqualTo(ExitCodes.DONE);
        assertThat(printed.toString())
                .contains("4111010853")
                .contains("9911000001")
                .contains("nothing was published");
    }

    @Test
    void a_broker_that_is_away_is_told_as_unreachable() {
        assertThat(run("--scale", "0.01", "--kafka", "127.0.0.1:1", "--registry", "http://127.0.0.1:1"))
                .isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(printed.toString()).contains("127.0.0.1:1");
    }

    private int run(String... arguments) {
        var writer = new PrintWriter(printed, true);
        return Verbs.commandLine(new SimulateCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments);
    }
}
