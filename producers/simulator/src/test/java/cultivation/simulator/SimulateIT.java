package cultivation.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.ExitCodes;
import cultivation.cli.Verbs;
import cultivation.college.CollegeRegistrar;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.RealServices;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb against a real broker and a real registry. */
class SimulateIT {
    @TempDir
    private Path directory;

    @Test
    void every_simulated_event_lies_on_its_college_s_topic_and_the_colleges_are_registered() throws Exception {
        var simulation = Simulation.of(SimulationOptions.city().withScale(0.02).withColleges(26));
        var out = new StringWriter();
        try (var real = RealServices.start(directory)) {
            var connection = real.connection();

            int exit = simulate(connection, out, "--scale", "0.02", "--colleges", "26");

            assertThat(exit).as(out.toString()).isEqualTo(ExitCodes.DONE);
            try (var registrar = CollegeRegistrar.open(connection, Topics.DEFAULT_PARTITIONS);
                    var admin = connection.admin()) {
                assertThat(registrar.list()).hasSize(26);
                long stored = 0;
                for (var college : simulation.colleges()) {
                    Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, Topics.DEFAULT_PARTITIONS)
                            .mapToObj(p -> new TopicPartition(
                                    Topics.events(college.getCode().toString()), p))
                            .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
                    stored += admin.listOffsets(ends).all().get().values().stream()
                            .mapToLong(end -> end.offset())
                            .sum();
                }
                assertThat(stored).isEqualTo(simulation.total());
            }
        }
    }

    @Test
    void a_city_that_holds_other_events_is_left_alone_unless_it_is_to_be_mixed() throws Exception {
        var out = new StringWriter();
        try (var real = RealServices.start(directory)) {
            var connection = real.connection();
            simulate(connection, out, "--scale", "0.01");

            int same = simulate(connection, out, "--scale", "0.01");
            int other = simulate(connection, out, "--scale", "0.01", "--seed", "7");
            int mixed = simulate(connection, out, "--scale", "0.01", "--seed", "7", "--anyway");

            assertThat(List.of(same, other, mixed))
                    .as(out.toString())
                    .containsExactly(ExitCodes.DONE, ExitCodes.FAILED, ExitCodes.DONE);
            assertThat(out.toString())
                    .containsOnlyOnce("4111010853 的事件主题里已有别的事件")
                    .contains("--anyway");
        }
    }

    private static int simulate(Connection connection, StringWriter out, String... options) {
        var addresses = Stream.of(
                "--kafka",
                connection.kafka(),
                "--registry",
                connection.registry().toString());
        return Verbs.commandLine(new SimulateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(Stream.concat(Stream.of(options), addresses).toArray(String[]::new));
    }
}
