package cultivation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");

    @Test
    void revisions_are_seconds_and_grow_however_often_it_sends_within_one() {
        int first = Probe.next(0, NOON);

        assertThat(Probe.next(first, NOON)).isEqualTo(first + 1);
        assertThat(Probe.next(first, NOON.plusSeconds(10))).isEqualTo(first + 10);
    }

    @Test
    void under_a_clock_that_was_set_back_they_go_on_from_what_was_sent_last() {
        int before = Probe.next(0, NOON);

        assertThat(Probe.next(before, NOON.minusSeconds(86_400))).isEqualTo(before + 1);
    }
}
