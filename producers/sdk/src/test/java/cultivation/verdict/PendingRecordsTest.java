package cultivation.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.connection.Published;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which records are waited for. */
class PendingRecordsTest {
    private static final String TOPIC = "cultivation.events.4111010853";

    @Test
    void what_was_added_is_contained_once_however_far_apart_and_nothing_else() {
        var pending = PendingRecords.of(List.of(
                new Published(TOPIC, 0, 0),
                new Published(TOPIC, 0, 65_535),
                new Published(TOPIC, 0, 65_536),
                new Published(TOPIC, 3, 7_000_000_000L),
                new Published(TOPIC, 3, 7_000_000_000L)));

        assertThat(pending.size()).isEqualTo(4);
        assertThat(pending.contains(0, 65_535)).isTrue();
        assertThat(pending.contains(0, 65_536)).isTrue();
        assertThat(pending.contains(3, 7_000_000_000L)).isTrue();
        assertThat(pending.contains(0, 1)).isFalse();
        assertThat(pending.contains(3, 0)).isFalse();
        assertThat(pending.contains(1, 65_535)).isFalse();
        assertThat(pending.last())
                .containsOnly(java.util.Map.entry(0, 65_536L), java.util.Map.entry(3, 7_000_000_000L));
    }
}
