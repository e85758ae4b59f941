package cultivation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.ExitCodes;
import cultivation.cli.Verbs;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--only lader | --only must be of ladder, latency, growth, restart, import, poll, l1, fold, l2, atLeastOnce, exactlyOnce, rocksdb, dsl, flink, got: 'lader'",
                "--events 0 | --events must be 1 or more, got: 0",
                "--rounds 0 | --rounds must be 1 or more, got: 0",
                "--rates 1000,0 | --rates must be 1 or more, got: 0",
                "--colleges 0 | --colleges must be 1 or more, got: 0"
            })
    void what_cannot_be_measured_is_told_before_anything_starts(String arguments, String message) {
        var printed = new StringWriter();
        var writer = new PrintWriter(printed, true);

        int exit = Verbs.commandLine(new BenchCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments.split(" ", -1));

        assertThat(exit).isEqualTo(ExitCodes.USAGE);
        assertThat(printed.toString()).contains(message);
    }
}
