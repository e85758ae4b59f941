package cultivation.probe;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** How often something took how long, from a twentieth of a second to five minutes. */
final class Durations {
    private static final double[] SECONDS = {
        0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 20, 30, 60, 120, 300, Double.POSITIVE_INFINITY
    };

    private final long[] counts = new long[SECONDS.length];
    private double sum;

    void add(double seconds) {
        int bucket = 0;
        while (seconds > SECONDS[bucket]) {
            bucket++;
        }
        counts[bucket]++;
        sum += seconds;
    }

    HistogramSnapshot snapshot(String name, String help) {
        var buckets = ClassicHistogramBuckets.builder();
        for (int i = 0; i < counts.length; i++) {
            buckets.bucket(SECONDS[i], counts[i]);
        }
        return HistogramSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(new HistogramDataPointSnapshot(buckets.build(), sum, Labels.EMPTY, null, 0L))
                .build();
    }
}
