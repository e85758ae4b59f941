package cultivation.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.ExitCodes;
import cultivation.cli.Verbs;
import cultivation.college.CollegeRegistrar;
import cultivation.college.Topics;
import cultivation.connection.RealServices;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb against a real broker and a real registry. */
class SimulateIT {
    @TempDir
    private static Path directory;

    @Test
    void every_simulated_event_lies_on_its_college_s_topic_and_the_colleges_are_registered() throws Exception {
        var simulation = Simulation.of(SimulationOptions.city().withScale(0.02).withColleges(26));
        var out = new StringWriter();
        try (var real = RealServices.start(directory)) {
            var connection = real.connection();

            int exit = Verbs.commandLine(new SimulateCommand())
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(out, true))
                    .execute(
                            "--scale",
                            "0.02",
                            "--colleges",
                            "26",
                            "--kafka",
                            connection.kafka(),
                            "--registry",
                            connection.registry().toString());

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
}
