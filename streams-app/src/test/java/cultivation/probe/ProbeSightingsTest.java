package cultivation.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProbeSightingsTest {
    private static final String APPLIED = "cultivation_probe_event_to_applied_seconds";
    private static final String METRIC = "cultivation_probe_event_to_metric_seconds";

    private long now = 1_000_000;
    private final Clock clock = new Ticking();
    private final ProbeSightings sightings = new ProbeSightings(2, clock);

    private final class Ticking extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return InstantSource.fixed(instant()).withZone(zone);
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    }

    private void sendsToBoth(long at) {
        now = at;
        sightings.sent(0, at);
        sightings.sent(1, at);
    }

    private DataPointSnapshot point(String name) {
        return sightings.collect().stream()
                .filter(snapshot -> snapshot.getMetadata().getPrometheusName().equals(name))
                .flatMap(snapshot -> snapshot.getDataPoints().stream())
                .findFirst()
                .orElseThrow();
    }

    private String histogram(String name) {
        var point = (HistogramDataPointSnapshot) point(name);
        return point.getClassicBuckets().stream()
                        .mapToLong(bucket -> bucket.getCount())
                        .sum() + " in " + point.getSum() + " s";
    }

    private double lastSuccess() {
        return ((GaugeDataPointSnapshot) point("cultivation_probe_last_success_timestamp_seconds")).getValue();
    }

    @Test
    void an_event_is_measured_to_the_ledger_and_then_to_the_scrape() {
        // given
        sendsToBoth(1_010_000);

        // when
        now = 1_010_500;
        sightings.probed(0, 1_010_000);
        now = 1_014_000;

        // then
        assertThat(histogram(METRIC)).isEqualTo("1 in 4.0 s");
        assertThat(histogram(APPLIED)).isEqualTo("1 in 0.5 s");
    }

    @Test
    void one_partition_that_stands_still_is_no_success() {
        // given
        sendsToBoth(1_010_000);
        sightings.probed(0, 1_010_000);
        sightings.probed(1, 1_010_000);
        assertThat(lastSuccess()).isEqualTo(1_010);

        // when
        sendsToBoth(1_020_000);
        sightings.probed(0, 1_020_000);

        // then
        assertThat(lastSuccess()).isEqualTo(1_010);
    }

    @Test
    void before_the_first_success_it_is_the_moment_at_which_watching_began() {
        now = 1_100_000;

        assertThat(lastSuccess()).isEqualTo(1_000);
    }

    @Test
    void what_an_earlier_process_sent_is_no_sign_of_life() {
        now = 1_100_000;

        sightings.probed(0, 999_999);
        sightings.probed(1, 999_999);

        assertThat(lastSuccess()).isEqualTo(1_000);
    }

    @Test
    void an_instance_that_does_not_send_sees_the_others_events() {
        now = 1_100_000;

        sightings.probed(0, 1_099_000);
        sightings.probed(1, 1_099_000);

        assertThat(lastSuccess()).isEqualTo(1_100);
        assertThat(histogram(APPLIED)).isEqualTo("0 in 0.0 s");
    }

    @Test
    void a_batch_that_holds_several_revisions_has_brought_all_of_them() {
        // given
        sendsToBoth(1_010_000);
        sendsToBoth(1_020_000);

        // when
        now = 1_021_000;
        sightings.probed(0, 1_020_000);

        // then
        assertThat(histogram(APPLIED)).isEqualTo("2 in 12.0 s");
    }

    @Test
    void what_could_not_be_sent_is_not_measured() {
        // given
        sendsToBoth(1_010_000);

        // when
        sightings.notSent(0, 1_010_000);
        sendsToBoth(1_020_000);
        sightings.probed(0, 1_020_000);

        // then
        assertThat(histogram(APPLIED)).isEqualTo("1 in 0.0 s");
    }

    @Test
    void each_partition_has_its_key() {
        assertThat(PartitionKeys.of(4)).hasSize(4).doesNotHaveDuplicates().allMatch(key -> key.startsWith("probe-"));
    }
}
