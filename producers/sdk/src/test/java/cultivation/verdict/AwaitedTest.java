package cultivation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.producer.Published;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which records are waited for, and which record a rejection is of. */
class AwaitedTest {
    private static final String TOPIC = "cultivation.events.4111010853";

    @Test
    void what_was_added_is_contained_once_however_far_apart_and_nothing_else() {
        var awaited = Awaited.of(List.of(
                new Published(TOPIC, 0, 0),
                new Published(TOPIC, 0, 65_535),
                new Published(TOPIC, 0, 65_536),
                new Published(TOPIC, 3, 7_000_000_000L),
                new Published(TOPIC, 3, 7_000_000_000L)));

        assertThat(awaited.size()).isEqualTo(4);
        assertThat(awaited.contains(0, 65_535)).isTrue();
        assertThat(awaited.contains(0, 65_536)).isTrue();
        assertThat(awaited.contains(3, 7_000_000_000L)).isTrue();
        assertThat(awaited.contains(0, 1)).isFalse();
        assertThat(awaited.contains(3, 0)).isFalse();
        assertThat(awaited.contains(1, 65_535)).isFalse();
        assertThat(awaited.last())
                .containsOnly(java.util.Map.entry(0, 65_536L), java.util.Map.entry(3, 7_000_000_000L));
    }

    @Test
    void a_rejection_says_which_record_it_is_of() {
        assertThat(Rejection.sourceOf(TOPIC + "-2@18")).isEqualTo(new Published(TOPIC, 2, 18));
        assertThat(Rejection.sourceOf("cultivation.events.a-b-2@18"))
                .isEqualTo(new Published("cultivation.events.a-b", 2, 18));
    }

    @Test
    void a_header_that_names_no_record_of_a_college_names_none() {
        for (String text : List.of("", "@", "-1@2", "other-1@2", TOPIC + "-x@2", TOPIC + "-1@", TOPIC + "-1")) {
            assertThat(Rejection.sourceOf(text)).as(text).isNull();
        }
    }
}
