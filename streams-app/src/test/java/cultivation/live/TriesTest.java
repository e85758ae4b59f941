package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TriesTest {
    private final AtomicLong now = new AtomicLong(5);

    @Test
    void pauses_grow_and_end_in_time_for_somebody_who_waits() {
        // when
        var pauses = pausesWithSeed(1);
        // then
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(pauses.get(3)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1600));
        assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(4)) <= 0);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void two_who_disturb_each_other_do_not_wait_alike() {
        assertThat(pausesWithSeed(1)).isNotEqualTo(pausesWithSeed(2));
    }

    @Test
    void nothing_is_tried_after_the_deadline() {
        // given
        var tries = new Tries(Duration.ofSeconds(15), now::get, new Random(1));
        // when
        now.addAndGet(Duration.ofSeconds(15).toNanos());
        // then
        assertThat(tries.nextPause()).isEmpty();
    }

    /** All pauses of one who is never lucky. */
    private List<Duration> pausesWithSeed(long seed) {
        var tries = new Tries(Duration.ofSeconds(15), now::get, new Random(seed));
        var pauses = new ArrayList<Duration>();
        for (var pause = tries.nextPause(); pause.isPresent(); pause = tries.nextPause()) {
            pauses.add(pause.get());
            now.addAndGet(pause.get().toNanos());
        }
        return pauses;
    }
}
