package cultivation.bench.running;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.bench.BenchRun;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each part once and short: whether it measures, not how fast anything is. */
class RunningIT {
    @TempDir
    private static Path folder;

    private static BenchRun run = BenchRun.NONE;

    @BeforeAll
    static void measure() throws Exception {
        run = BenchRun.of(
                folder,
                "--only=latency,growth,restart",
                "--events=30000",
                "--rounds=1",
                "--rates=200",
                "--seconds=5",
                "--colleges=25,40",
                "--heap=1g");
    }

    @Test
    void every_part_is_in_the_file_under_the_names_of_the_contract() {
        assertThat(run.exit()).as(run.printed()).isZero();
        for (var name : new String[] {"p50Ms", "p99Ms", "p999Ms"}) {
            assertThat(run.json().at("/latency/200/" + name).asDouble())
                    .as(name)
                    .isPositive();
        }
        assertThat(run.json().at("/growth/cpuPerEvent40To25").asDouble()).isPositive();
        assertThat(run.json().at("/restart/entities").asLong()).isEqualTo(10_000);
        assertThat(run.json().at("/restart/seconds").asDouble()).isPositive();
    }

    @Test
    void every_event_was_shown() {
        assertThat(run.json().at("/latency/200/events").asLong()).isEqualTo(1_000);
        assertThat(run.json().at("/latency/200/neverShown").asLong()).isZero();
    }

    @Test
    void the_same_events_are_dealt_out_to_more_colleges() {
        assertThat(run.json().at("/growth/40/events").asLong())
                .isEqualTo(run.json().at("/growth/25/events").asLong())
                .isPositive();
    }
}
