package cultivation.topology;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
    private Instant now = Instant.parse("2019-07-01T00:00:00Z");
    private int looks;
    private final FailurePolicy policy = new FailurePolicy(() -> now, () -> looks++);

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
    void where_a_topic_was_missing_the_next_thread_asks_for_those_that_are_there() {
        // when
        policy.handle(new IllegalStateException("something else"));
        assertThat(looks).isZero();
        policy.handle(new MissingSourceTopicException("gone"));

        // then
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void failures_that_are_far_apart_never_stop_it() {
        for (int i = 0; i < 10 * FailurePolicy.MOST_FAILURES; i++) {
            now = now.plus(FailurePolicy.PERIOD.dividedBy(FailurePolicy.MOST_FAILURES - 1));
            assertThat(policy.handle(new IllegalStateException("again"))).isEqualTo(REPLACE_THREAD);
        }
    }
}
