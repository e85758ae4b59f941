package cultivation.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PartsTest {
    private final List<String> closed = Collections.synchronizedList(new ArrayList<>());

    @Test
    void the_first_is_closed_while_a_later_one_still_waits() {
        // given
        var topologyClosed = new CountDownLatch(1);
        var parts = new Parts();
        parts.add(() -> {
            closed.add("topology");
            topologyClosed.countDown();
        });
        parts.add(() -> closed.add("tail"));
        parts.add(() -> {
            assertThat(topologyClosed.await(60, TimeUnit.SECONDS)).isTrue();
            closed.add("probe, whose broker is away");
        });

        // when
        parts.close();

        // then
        assertThat(closed).containsExactly("topology", "probe, whose broker is away", "tail");
        parts.close();
        assertThat(closed).hasSize(3);
    }

    @Test
    void one_that_fails_keeps_no_other_from_closing() {
        var parts = new Parts();
        parts.add(() -> {
            throw new IllegalStateException("the topology");
        });
        parts.add(() -> closed.add("tail"));
        parts.add(() -> {
            throw new IllegalStateException("the server");
        });

        parts.close();

        assertThat(closed).containsExactly("tail");
    }
}
