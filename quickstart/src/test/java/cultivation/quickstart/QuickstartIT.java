package cultivation.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.cli.Cultivation;
import cultivation.connection.PortLease;
import cultivation.quickstart.process.JavaCommand;
import cultivation.quickstart.process.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The verb as a person starts it: a process with all of its children. */
@Timeout(1200)
class QuickstartIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofMinutes(6);

    @TempDir
    Path folder;

    private @Nullable Process started;

    @AfterEach
    void end() throws InterruptedException {
        var process = started;
        if (process != null && process.isAlive()) {
            process.destroy();
            process.waitFor(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void everything_answers_a_killed_app_comes_back_and_SIGTERM_leaves_no_process() throws Exception {
        var quickstart = start(
                "--ephemeral",
                "--ports",
                "auto",
                "--no-replay",
                "--endpoints",
                endpoints().toString());
        await().atMost(START).until(() -> !quickstart.isAlive() || Files.exists(endpoints()));
        assertThat(quickstart.isAlive()).as(output()).isTrue();
        var before = read(endpoints());
        assertThat(Http.get(before.path("api").asText() + "/api/v1/status")).isEqualTo(200);
        assertThat(Http.get(before.path("registry").asText() + "/apis/ccompat/v7/subjects"))
                .isEqualTo(200);
        assertAnswersWhereInstalled(
                before.path("prometheus"), Monitoring.prometheus().isPresent());
        assertAnswersWhereInstalled(
                before.path("alertmanager"), Monitoring.alertmanager().isPresent());
        assertThat(JSON.readTree(Http.body(before.path("api").asText() + "/api/v1/colleges")))
                .hasSize(25);
        assertThat(JSON.readTree(Http.body(before.path("api").asText() + "/api/v1/status"))
                        .path("clock")
                        .asText())
                .isEqualTo("wall");

        ProcessHandle.of(app(before)).orElseThrow().destroyForcibly();

        await().until(() -> app(read(endpoints())) != app(before));
        await().until(() -> Http.get(before.path("api").asText() + "/health/ready") == 200);
        assertThat(output()).contains("(process " + app(before) + ") ended with exit code 137; started again");

        var family = family(quickstart);
        assertThat(family).hasSizeGreaterThanOrEqualTo(6);
        long stopping = System.nanoTime();
        quickstart.destroy();
        assertThat(quickstart.waitFor(2, TimeUnit.MINUTES)).isTrue();
        System.out.printf("everything stopped %.1f s after SIGTERM%n", (System.nanoTime() - stopping) / 1e9);
        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        var data = output().lines()
                .filter(line -> line.contains("data are kept in"))
                .map(line -> line.replaceAll(".*kept in (\\S+),.*", "$1"))
                .findFirst()
                .orElseThrow();
        assertThat(Path.of(data)).doesNotExist();
    }

    @Test
    void children_do_not_outlive_a_quickstart_that_is_killed() throws Exception {
        var quickstart = start("--ephemeral", "--ports", "auto", "--no-replay");
        await().atMost(START).until(() -> output().contains("starting the Kafka broker") || !quickstart.isAlive());
        var family = family(quickstart);
        assertThat(family).hasSizeGreaterThanOrEqualTo(3);

        quickstart.destroyForcibly();

        await().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void a_taken_port_is_told_with_the_flag_and_nothing_is_left() throws Exception {
        try (var taken = new ServerSocket()) {
            // Somebody else's broker may hold it already, which is as good.
            if (PortLease.isFree(Part.KAFKA.usualPort())) {
                taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Part.KAFKA.usualPort()));
            }
            var quickstart = start("--ephemeral", "--no-replay");

            assertThat(quickstart.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(quickstart.exitValue()).isEqualTo(1);
            assertThat(output()).contains("端口 9092 已被占用", "Kafka broker", "--ports auto");
            assertThat(quickstart.descendants()).isEmpty();
        }
    }

    private static void assertAnswersWhereInstalled(JsonNode address, boolean installed) {
        if (installed) {
            assertThat(Http.get(address.asText() + "/-/ready")).isEqualTo(200);
        } else {
            assertThat(address.isNull()).isTrue();
        }
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(JavaCommand.withHeap(
                        "384m", "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=quickstart-logback.xml")
                .main(Cultivation.class.getName(), "quickstart"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        started = process;
        return process;
    }

    private Path endpoints() {
        return folder.resolve("endpoints.json");
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    private static JsonNode read(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    private static long app(JsonNode endpoints) {
        return endpoints.path("pids").path("app").path(0).asLong();
    }

    private static List<ProcessHandle> family(Process quickstart) {
        return Stream.concat(Stream.of(quickstart.toHandle()), quickstart.descendants())
                .toList();
    }
}
