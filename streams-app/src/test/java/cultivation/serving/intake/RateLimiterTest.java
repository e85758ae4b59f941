package cultivation.serving.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final RateLimiter rate = new RateLimiter(1000, now::get);

    @Test
    void one_record_at_a_time_is_not_held_up_within_a_seconds_worth() {
        // when
        int admitted = 0;
        while (rate.secondsToWait("a") == 0 && admitted < 5000) {
            rate.charge("a", 1);
            admitted++;
        }
        // then: 1000 are a second's worth; the one that goes beyond is the last
        assertThat(admitted).isEqualTo(1001);
        assertThat(rate.secondsToWait("a")).isEqualTo(1);
        assertThat(rate.secondsToWait("b")).isZero();
    }

    @Test
    void a_full_request_is_paid_for_before_the_next_is_admitted() {
        // when
        rate.charge("a", 5000);
        // then
        assertThat(rate.secondsToWait("a")).isEqualTo(4);
        now.addAndGet(Duration.ofMillis(3999).toNanos());
        assertThat(rate.secondsToWait("a")).isEqualTo(1);
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(rate.secondsToWait("a")).isZero();
    }

    @Test
    void over_a_long_time_no_more_than_the_rate_is_admitted() {
        // when: somebody asks every millisecond for a hundred seconds and sends seven records whenever he may
        long admitted = 0;
        for (int i = 0; i < 100_000; i++) {
            if (rate.secondsToWait("a") == 0) {
                rate.charge("a", 7);
                admitted += 7;
            }
            now.addAndGet(1_000_000);
        }
        // then: 100 s at 1000, and a second ahead, to within one request
        assertThat(admitted).isBetween(101_000L, 101_007L);
    }
}
