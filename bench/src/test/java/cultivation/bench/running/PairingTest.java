package cultivation.bench.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PairingTest {
    private static final long MS = 1_000_000;

    @Test
    void an_event_is_on_the_screen_with_the_first_message_that_counts_so_many() {
        var pairing = acknowledged(10, 20, 30, 40);

        var latencies = pairing.latencies(List.of(shown(25, 1), shown(100, 3), shown(140, 4)), 0);

        assertThat(latencies).containsExactly(15, 80, 70, 100);
    }

    @Test
    void what_was_acknowledged_before_or_never_shown_is_left_out() {
        var pairing = acknowledged(10, 20, 30, 40);

        assertThat(pairing.latencies(List.of(shown(50, 3)), 20 * MS)).containsExactly(30, 20);
        assertThat(pairing.since(20 * MS)).isEqualTo(3);
    }

    @Test
    void a_message_that_was_sooner_than_the_acknowledgement_took_no_time() {
        assertThat(acknowledged(10).latencies(List.of(shown(9, 1)), 0)).containsExactly(0);
    }

    private static Pairing acknowledged(long... milliseconds) {
        var pairing = new Pairing();
        for (long each : milliseconds) {
            pairing.acknowledged(each * MS);
        }
        return pairing;
    }

    private static Screen.Shown shown(long milliseconds, long received) {
        return new Screen.Shown(milliseconds * MS, received);
    }
}
