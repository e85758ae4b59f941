package cultivation.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
    private Instant now = Instant.parse("2019-07-01T00:00:00Z");
    private final FailurePolicy policy = new FailurePolicy(() -> now);

    @Test
    void a_thread_that_failed_is_replaced_until_too_many_have() {
        // given
        for (int i = 0; i < FailurePolicy.MOST_FAILURES; i++) {
            assertThat(policy.handle(new IllegalStateException("again"))).isEqualTo(REPLACE_THREAD);
        }

        // when
        var next = policy.handle(new IllegalStateException("once more"));

        // then
        assertThat(next).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void failures_that_are_far_apart_never_stop_it() {
        for (int i = 0; i < 10 * FailurePolicy.MOST_FAILURES; i++) {
            now = now.plus(FailurePolicy.PERIOD.dividedBy(FailurePolicy.MOST_FAILURES - 1));
            assertThat(policy.handle(new IllegalStateException("again"))).isEqualTo(REPLACE_THREAD);
        }
    }
}
