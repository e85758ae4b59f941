package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.reference.Bound;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import cultivation.reference.ThresholdChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ThresholdStore} keeps to. */
abstract class ThresholdStoreContract {
    private static final Instant MORNING = Instant.parse("2020-06-30T01:00:00Z");

    abstract ThresholdStore store();

    abstract LiveBoard board();

    private static Threshold threshold(String id, double value, Instant changedAt) {
        return Threshold.newBuilder()
                .setId(id)
                .setIndicator("employment_rate")
                .setWindow("ytd")
                .setScope("city")
                .setStatistic("pooled")
                .setBound(Bound.LOWER)
                .setSeverity(Severity.WARNING)
                .setValue(value)
                .setMinDenominator(10)
                .setNote("试行")
                .setChangedBy("李老师")
                .setChangedAt(changedAt)
                .build();
    }

    private @Nullable Threshold shown(String id) {
        return board().read(view -> view.thresholds().get(id));
    }

    private List<ThresholdChange> changes(String id) {
        return board().read(view -> view.thresholdChanges().stream()
                .filter(change -> change.getId().toString().equals(id))
                .toList());
    }

    @Test
    void a_threshold_is_shown_when_it_is_set_with_who_set_it_and_why() {
        // given
        var threshold = threshold("first", 0.95, MORNING);

        // when
        store().put(threshold);

        // then
        assertThat(shown("first")).isEqualTo(threshold);
        assertThat(changes("first"))
                .containsExactly(new ThresholdChange("first", null, threshold, "李老师", MORNING, "试行"));
    }

    @Test
    void a_threshold_that_is_set_anew_tells_what_it_was() {
        // given
        var before = threshold("again", 0.95, MORNING);
        var after = threshold("again", 0.9, MORNING.plusSeconds(60));
        store().put(before);

        // when
        store().put(after);

        // then
        assertThat(shown("again")).isEqualTo(after);
        assertThat(changes("again")).hasSize(2);
        assertThat(changes("again").get(1).getBefore()).isEqualTo(before);
        assertThat(changes("again").get(1).getAfter()).isEqualTo(after);
    }

    @Test
    void a_threshold_that_is_sent_again_because_the_answer_was_lost_is_one_change() {
        // given
        store().put(threshold("twice", 0.95, MORNING));

        // when
        store().put(threshold("twice", 0.95, MORNING));

        // then
        assertThat(changes("twice")).hasSize(1);
    }

    @Test
    void a_threshold_that_is_taken_away_is_gone_and_its_changes_stay() {
        // given
        var threshold = threshold("gone", 0.95, MORNING);
        store().put(threshold);

        // when
        store().delete("gone", "王老师", MORNING.plusSeconds(60), "不用");

        // then
        assertThat(shown("gone")).isNull();
        assertThat(changes("gone")).hasSize(2);
        assertThat(changes("gone").get(1))
                .isEqualTo(new ThresholdChange("gone", threshold, null, "王老师", MORNING.plusSeconds(60), "不用"));
    }

    @Test
    void taking_away_what_is_not_there_is_no_change() {
        // when
        store().delete("nothing", "王老师", MORNING, "不用");

        // then
        assertThat(shown("nothing")).isNull();
        assertThat(changes("nothing")).isEmpty();
    }
}
