package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.cases.Case;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link CaseStore} keeps to. */
abstract class CaseStoreContract {
    private static final Instant MORNING = Instant.parse("2020-06-30T01:00:00Z");

    abstract CaseStore store();

    abstract LiveBoard board();

    private static Case open(String id, int timesFired) {
        return Case.newBuilder()
                .setId(id)
                .setFingerprint("f-" + id)
                .setAlertname("BeyondThreshold")
                .setSeverity("warning")
                .setDescription("就业率低于下限")
                .setFiring(true)
                .setFirstFiredAt(MORNING)
                .setLastFiredAt(MORNING)
                .setStartsAt(MORNING)
                .setTimesFired(timesFired)
                .setAcknowledged(false)
                .setHistory(List.of())
                .build();
    }

    private Case shown(String id) {
        return Objects.requireNonNull(board().read(view -> view.cases().get(id)), id);
    }

    @Test
    void cases_are_shown_when_they_are_written_and_given_back() {
        // when
        var changed = store().change(cases -> List.of(open("one", 1), open("two", 1)));

        // then
        assertThat(changed).containsExactly(open("one", 1), open("two", 1));
        assertThat(shown("one")).isEqualTo(open("one", 1));
        assertThat(shown("two")).isEqualTo(open("two", 1));
    }

    @Test
    void a_change_is_made_from_what_every_earlier_one_has_left() {
        // given
        store().change(cases -> List.of(open("counted", 0)));

        // when
        IntStream.range(0, 5).forEach(i -> store().change(cases -> List.of(
                open("counted", Objects.requireNonNull(cases.get("counted")).getTimesFired() + 1))));

        // then
        assertThat(shown("counted").getTimesFired()).isEqualTo(5);
    }

    @Test
    void what_a_change_throws_is_thrown_and_changes_nothing() {
        // given
        store().change(cases -> List.of(open("kept", 1)));

        // when
        assertThatThrownBy(() -> store().change(cases -> {
                    throw new IllegalStateException("no such owner");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no such owner");

        // then
        assertThat(shown("kept")).isEqualTo(open("kept", 1));
    }

    @Test
    void a_change_of_nothing_is_done_at_once() {
        assertThat(store().change(cases -> List.of())).isEmpty();
    }

    @Test
    void what_is_given_back_cannot_be_changed_behind_the_store() {
        var changed = store().change(cases -> List.of(open("sealed", 1)));

        assertThatThrownBy(() -> changed.add(open("smuggled", 1))).isInstanceOf(UnsupportedOperationException.class);
    }
}
