package cultivation.bench.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.bench.BenchRun;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short ladder. What rungs cost is compared with each other, never with a clock: in CPU time, of which a busy machine
 * gives as much as is needed, and in bytes, of which it needs no more. All are cold here, where ours is at its worst: what
 * it costs beyond the job itself is compiled code.
 */
class LadderIT {
    @TempDir
    private static Path folder;

    private static BenchRun run = BenchRun.NONE;

    @BeforeAll
    static void climb() throws Exception {
        run = BenchRun.of(folder, "--only", "ladder", "--events", "60000", "--rounds", "1", "--heap", "1g");
    }

    @Test
    void every_rung_reads_all_that_is_measured_and_counts_the_same() {
        assertThat(run.exit()).as(run.printed()).isZero();
        assertThat(run.json().path("ladder").properties().stream().map(rung -> rung.getKey()))
                .containsExactlyElementsOf(
                        Arrays.stream(Rung.values()).map(Rung::id).toList());
        run.json().path("ladder").forEach(rung -> {
            var round = rung.path("rounds").path(0);
            assertThat(round.path("events").asLong()).as("%s", round).isPositive();
            assertThat(round.path("differences").isArray()).as("%s", round).isTrue();
            assertThat(round.path("differences")).as("%s", round).isEmpty();
        });
    }

    @Test
    void what_the_contract_names_stands_in_the_file() {
        run.json().path("ladder").forEach(rung -> {
            assertThat(rung.path("eventsPerSecond").asDouble()).isPositive();
            assertThat(rung.path("cpuSecondsPerMillion").asDouble()).isPositive();
            assertThat(rung.path("rounds").isArray()).isTrue();
        });
        for (var ratio : new String[] {"oursToL1", "oursToL2", "oursToDsl", "oursToFlink"}) {
            assertThat(run.json().path("ratios").path(ratio).asDouble())
                    .as(ratio)
                    .isPositive();
        }
        assertThat(run.json().path("machine").asText()).contains("cores");
        assertThat(run.json().has("commit")).isTrue();
    }

    /** 3.8 and 3.9 times in two climbs, of 150,000 and 60,000 events on a very busy machine. */
    @Test
    void the_monitor_takes_less_than_eight_times_the_cpu_of_the_job_itself() {
        assertThat(cpu("exactlyOnce")).isLessThan(8 * cpu("fold"));
    }

    @Test
    void the_monitor_takes_less_than_half_of_the_cpu_of_the_dsl() {
        assertThat(cpu("exactlyOnce")).isLessThan(cpu("dsl") / 2);
    }

    private static double cpu(String rung) {
        var of = run.json().path("ladder").path(rung);
        return of.path("cpuSecondsPerMillion").asDouble()
                + of.path("brokerCpuSecondsPerMillion").asDouble();
    }
}
