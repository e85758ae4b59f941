package cultivation.quickstart.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class SupervisorTest {
    @TempDir
    Path folder;

    private final Supervisor supervisor = new Supervisor(Console.silent(), null);
    private final List<String> restarted = new CopyOnWriteArrayList<>();
    private final List<String> reasons = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        supervisor.close();
    }

    @Test
    void a_dead_child_is_started_again_and_its_new_id_is_known() {
        supervisor.start(child("sleeper", "exec sleep 100"));
        supervisor.keepAlive(child -> restarted.add(child.id()), reasons::add);
        long before = supervisor.pid("sleeper");

        kill(before);

        await().until(() -> !restarted.isEmpty());
        assertThat(supervisor.pid("sleeper")).isNotEqualTo(before);
        assertThat(supervisor.isRunning("sleeper")).isTrue();
        assertThat(reasons).isEmpty();
    }

    @Test
    void the_third_death_in_a_minute_is_the_end() {
        supervisor.start(child("mayfly", "exec sleep 0.1"));

        supervisor.keepAlive(child -> restarted.add(child.id()), reasons::add);

        await().until(() -> !reasons.isEmpty());
        assertThat(reasons).containsExactly("the mayfly died three times in a minute");
        assertThat(restarted).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void a_child_that_dies_while_it_starts_is_an_error_with_the_end_of_its_log() {
        var child = child("broken", "echo cannot bind; exit 3");
        supervisor.start(child);

        assertThatThrownBy(() -> supervisor.awaitAnswer(child, () -> false, Duration.ofMinutes(2)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("the broken ended with exit code 3", "cannot bind");
    }

    @Test
    void a_child_that_never_answers_is_an_error() {
        var child = child("mute", "exec sleep 100");
        supervisor.start(child);

        assertThatThrownBy(() -> supervisor.awaitAnswer(child, () -> false, Duration.ofMillis(200)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("the mute does not answer");
    }

    @Test
    void all_are_ended_even_those_that_will_not() {
        supervisor.start(child("obedient", "exec sleep 100"));
        supervisor.start(child("stubborn", "trap '' TERM; echo deaf; while true; do sleep 0.2; done"));
        supervisor.keepAlive(child -> restarted.add(child.id()), reasons::add);
        await().until(() -> Files.readString(folder.resolve("stubborn.log")).contains("deaf"));
        var processes = List.of(supervisor.pid("obedient"), supervisor.pid("stubborn"));
        long before = System.nanoTime();

        supervisor.close();

        System.out.printf("two children, one of them deaf, ended in %.1f s%n", (System.nanoTime() - before) / 1e9);
        assertThat(processes).noneMatch(SupervisorTest::isAlive);
        assertThat(restarted).isEmpty();
    }

    @Test
    void nothing_is_started_once_it_stops() {
        supervisor.close();

        assertThatThrownBy(() -> supervisor.start(child("late", "exec sleep 100")))
                .isInstanceOf(CannotStart.class);
    }

    @Test
    void the_output_of_a_command_that_failed_is_told() {
        assertThatThrownBy(() -> supervisor.run("the tool", List.of("/bin/sh", "-c", "echo no network; exit 1")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("the tool failed with exit code 1", "no network");
    }

    private Child child(String name, String script) {
        return new Child(name, name, List.of("/bin/sh", "-c", script), Map.of(), folder.resolve(name + ".log"), false);
    }

    private static void kill(long process) {
        ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static boolean isAlive(long process) {
        return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    }
}
