package cultivation.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.schemas.TrustedRecords;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final SimulationOptions SMALL =
            SimulationOptions.city().withScale(0.005).withColleges(2);
    private static final CompletableFuture<String> DONE = CompletableFuture.completedFuture("done");

    @BeforeAll
    static void trust() {
        TrustedRecords.trust();
    }

    @Test
    void publishes_every_event_to_its_own_college_and_tells_the_end() {
        var simulation = Simulation.of(SMALL);
        var sent = new ArrayList<SpecificRecord>();
        var told = new ArrayList<Long>();
        var replay = new Replay(simulation, (college, event) -> {
            assertThat(Counting.head(event).getCollegeCode().toString()).isEqualTo(college);
            sent.add(event);
            return DONE;
        });

        long published = replay.run((done, total) -> told.add(done));

        assertThat(published).isEqualTo(simulation.total());
        assertThat(sent).containsExactlyElementsOf(simulation);
        assertThat(told).last().isEqualTo(simulation.total());
    }

    @Test
    void what_an_earlier_replay_published_is_left_out() {
        var simulation = Simulation.of(SMALL);
        var sent = new ArrayList<SpecificRecord>();

        long published = new Replay(simulation, (college, event) -> {
                    sent.add(event);
                    return DONE;
                })
                .from(10)
                .run((done, total) -> {});

        assertThat(published).isEqualTo(simulation.total());
        var all = new ArrayList<SpecificRecord>();
        simulation.forEach(all::add);
        assertThat(sent).isEqualTo(all.subList(10, all.size()));
    }

    @Test
    void stops_after_what_was_sent() {
        var replays = new ArrayList<Replay>();
        var sent = new ArrayList<SpecificRecord>();
        var replay = new Replay(Simulation.of(SMALL), (college, event) -> {
            sent.add(event);
            if (sent.size() == 7) {
                replays.get(0).stop();
            }
            return DONE;
        });
        replays.add(replay);

        long published = replay.run((done, total) -> {});

        assertThat(published).isEqualTo(7);
        assertThat(sent).hasSize(7);
    }

    @Test
    void ends_with_the_exception_of_an_event_that_cannot_be_published() {
        var replay = new Replay(
                Simulation.of(SMALL),
                (college, event) -> CompletableFuture.failedFuture(new IllegalStateException("no broker")));

        assertThatThrownBy(() -> replay.run((done, total) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no broker");
    }

    @Test
    void keeps_to_the_rate() {
        var simulation = Simulation.of(SMALL);
        long begun = System.nanoTime();

        new Replay(simulation, (college, event) -> DONE)
                .atRate(simulation.total() * 2.0)
                .run((done, total) -> {});

        assertThat(System.nanoTime() - begun).isGreaterThan(450_000_000L);
    }

    @Test
    void refuses_a_negative_rate() {
        var replay = new Replay(Simulation.of(SMALL), (college, event) -> DONE);

        assertThatThrownBy(() -> replay.atRate(-1)).hasMessageContaining("got: -1");
    }
}
