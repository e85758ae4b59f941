package cultivation.bench.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.bench.measured.Laboratory;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A short ladder. What rungs cost is compared with each other, never with a clock: CPU time, and by far. */
class LadderIT {
    private static final int EVENTS = 60_000;
    private static JsonNode ladder = new ObjectMapper().createObjectNode();

    @BeforeAll
    @SuppressWarnings("ClosingStandardOutputStreams") // the laboratory closes no writer
    static void climb() throws Exception {
        try (var laboratory = Laboratory.open(new PrintWriter(System.out, true, StandardCharsets.UTF_8))) {
            var rungs = List.of(Rung.values());
            ladder = new ObjectMapper()
                    .valueToTree(Ladder.climb(laboratory, new Ladder.Options(rungs, 1, EVENTS, "1g", null)));
        }
    }

    @Test
    void every_rung_reads_all_that_is_measured_and_counts_the_same() {
        assertThat(ladder.properties()).hasSameSizeAs(Rung.values());
        ladder.forEach(rung -> {
            var round = rung.path("rounds").path(0);
            assertThat(round.path("events").asLong()).as("%s", round).isPositive();
            assertThat(round.path("differences").isEmpty()).as("%s", round).isTrue();
        });
    }

    /** Both are cold here, where the ratio is worse than in a bench; it is only to notice what makes it tenfold. */
    @Test
    void the_monitor_takes_less_than_so_many_times_the_cpu_of_the_job_itself() {
        assertThat(cpu("exactlyOnce")).isLessThan(25 * cpu("fold"));
    }

    private static double cpu(String rung) {
        return ladder.path(rung).path("cpuSecondsPerMillion").asDouble();
    }
}
