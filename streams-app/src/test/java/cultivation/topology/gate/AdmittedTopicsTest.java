package cultivation.topology.gate;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.college.Topics;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmittedTopicsTest {
    @Test
    void what_a_subscription_has_is_looked_for_once_and_not_at_each_poll() {
        // given
        var admitted =
                new AdmittedTopics.Admitted(Set.of("cultivation.events.4111010853", "cultivation.ledger", "another"));
        // when
        var matching = admitted.matching(Topics.eventsPattern());
        // then
        assertThat(matching).containsExactly("cultivation.events.4111010853");
        assertThat(admitted.matching(Topics.eventsPattern())).isSameAs(matching);
    }
}
