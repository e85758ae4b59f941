package cultivation.live;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.live.ReferenceStore.Author;
import cultivation.live.ReferenceStore.Sort;
import cultivation.reference.Bound;
import cultivation.reference.Severity;
import cultivation.reference.Target;
import cultivation.reference.TargetPoint;
import cultivation.reference.Threshold;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ReferenceStore} keeps to, whatever is set. */
abstract class ReferenceStoreContract<T extends SpecificRecord> {
    /** What is set in these tests. */
    record Sample<T extends SpecificRecord>(Sort<T> sort, Maker<T> maker) {
        static final Sample<Threshold> THRESHOLDS = new Sample<>(Sort.THRESHOLDS, ReferenceStoreContract::threshold);
        static final Sample<Target> TARGETS = new Sample<>(Sort.TARGETS, ReferenceStoreContract::target);
    }

    /** Makes one that Li has set, for a trial. */
    interface Maker<T> {
        T one(String id, double value, Instant changedAt);
    }

    static final Instant MORNING = Instant.parse("2020-06-30T01:00:00Z");
    private static final Author LI = new Author("李老师", MORNING, "试行");

    final Sort<T> sort;
    private final Maker<T> maker;

    ReferenceStoreContract(Sample<T> sample) {
        this.sort = sample.sort();
        this.maker = sample.maker();
    }

    abstract ReferenceStore<T> store();

    abstract LiveBoard board();

    private T one(String id, double value, Instant changedAt) {
        return maker.one(id, value, changedAt);
    }

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

    private static Target target(String id, double value, Instant changedAt) {
        return Target.newBuilder()
                .setId(id)
                .setIndicator("employment_rate")
                .setWindow("ytd")
                .setScope("city")
                .setStatistic("pooled")
                .setMilestones(List.of(
                        new TargetPoint(LocalDate.parse("2019-12-31"), 0.8),
                        new TargetPoint(LocalDate.parse("2020-12-31"), value)))
                .setNote("试行")
                .setChangedBy("李老师")
                .setChangedAt(changedAt)
                .build();
    }

    private @Nullable T shown(String id) {
        return board().read(view -> sort.known().apply(view).get(id));
    }

    private List<?> changes(String id) {
        return board().read(view -> sort.history().apply(view).stream()
                .filter(change -> ((SpecificRecord) change).get(0).toString().equals(id))
                .toList());
    }

    @Test
    void what_is_set_is_shown_with_who_set_it_and_why() {
        // given
        var set = one("first", 0.95, MORNING);

        // when
        store().put(set);

        // then
        assertThat(shown("first")).isEqualTo(set);
        assertThat(changes("first")).hasSize(1);
        assertThat(changes("first").get(0)).isEqualTo(sort.telling().change("first", null, set, LI));
    }

    @Test
    void what_is_set_anew_tells_what_it_was() {
        // given
        var before = one("again", 0.95, MORNING);
        var after = one("again", 0.9, MORNING.plusSeconds(60));
        store().put(before);

        // when
        store().put(after);

        // then
        assertThat(shown("again")).isEqualTo(after);
        assertThat(changes("again")).hasSize(2);
        assertThat(changes("again").get(1))
                .isEqualTo(sort.telling()
                        .change("again", before, after, new Author("李老师", MORNING.plusSeconds(60), "试行")));
    }

    @Test
    void what_is_sent_again_because_the_answer_was_lost_is_one_change() {
        // given
        store().put(one("twice", 0.95, MORNING));

        // when
        store().put(one("twice", 0.95, MORNING));

        // then
        assertThat(changes("twice")).hasSize(1);
    }

    @Test
    void what_is_taken_away_is_gone_and_its_changes_stay() {
        // given
        var set = one("gone", 0.95, MORNING);
        store().put(set);

        // when
        store().delete("gone", "王老师", MORNING.plusSeconds(60), "不用");

        // then
        assertThat(shown("gone")).isNull();
        assertThat(changes("gone")).hasSize(2);
        assertThat(changes("gone").get(1))
                .isEqualTo(sort.telling().change("gone", set, null, new Author("王老师", MORNING.plusSeconds(60), "不用")));
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
