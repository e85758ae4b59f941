package cultivation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cultivation.college.CollegeRegistrar;
import cultivation.connection.Connection;
import cultivation.connection.PortLease;
import cultivation.quickstart.process.CannotStart;
import cultivation.quickstart.process.Console;
import cultivation.quickstart.process.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real broker and a real registry, without an app. */
@Timeout(1200)
class StackIT {
    @TempDir
    Path folder;

    @Test
    void a_killed_broker_and_a_killed_registry_come_back_with_what_they_knew() {
        var changes = new CopyOnWriteArrayList<Endpoints>();
        try (var stack = new Stack(StackSettings.forTest().withInstances(0), Console.silent())) {
            stack.onChange(changes::add).start();
            var before = stack.endpoints();

            stack.kill("kafka");
            stack.kill("registry");

            await().until(() -> changes.size() >= 2);
            var after = stack.endpoints();
            assertThat(after.kafka()).isEqualTo(before.kafka());
            assertThat(after.pids().kafka()).isNotEqualTo(before.pids().kafka());
            assertThat(after.pids().registry()).isNotEqualTo(before.pids().registry());
            await().ignoreExceptions().until(() -> collegesOf(after) == 25);
        }
    }

    @Test
    void a_second_start_on_the_same_data_has_the_same_ports_and_the_same_colleges() {
        var settings = StackSettings.forTest().withInstances(0).withData(folder.resolve("data"));
        String kafka;
        try (var stack = new Stack(settings, Console.silent())) {
            stack.start();
            kafka = stack.endpoints().kafka();
        }

        try (var stack = new Stack(settings, Console.silent())) {
            stack.start();

            assertThat(stack.endpoints().kafka()).isEqualTo(kafka);
            assertThat(collegesOf(stack.endpoints())).isEqualTo(25);
        }
    }

    @Test
    void a_broker_that_cannot_start_is_told_and_nothing_is_left() throws IOException {
        try (var stack = new Stack(StackSettings.forTest().withInstances(0), Console.silent())) {
            stack.start();
            var broker = new KafkaBroker(
                    folder.resolve("kafka"),
                    folder.resolve("kafka.log"),
                    portOf(stack.endpoints().kafka()),
                    PortLease.any(),
                    null);
            try (var supervisor = new Supervisor(Console.silent(), null)) {
                var child = broker.prepare();
                supervisor.start(child);
                long process = supervisor.pid("kafka");

                assertThatThrownBy(() -> supervisor.awaitAnswer(child, () -> false, Duration.ofMinutes(5)))
                        .isInstanceOf(CannotStart.class)
                        .hasMessageContaining("the Kafka broker ended with exit code");
                assertThat(ProcessHandle.of(process)).isEmpty();
            }
        }
    }

    private static int portOf(String hostAndPort) {
        return Integer.parseInt(hostAndPort.substring(hostAndPort.indexOf(':') + 1));
    }

    private static int collegesOf(Endpoints endpoints) {
        try (var registrar = CollegeRegistrar.open(Connection.of(endpoints.kafka(), endpoints.registry()), 4)) {
            return registrar.list().size();
        }
    }
}
