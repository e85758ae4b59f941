package cultivation.probe;

import cultivation.ledger.Ledger.Moved;
import cultivation.live.LiveBoard;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * When the probe's events were sent, and when they were seen again: in the committed ledger, and in an answer of {@code
 * /metrics}.
 *
 * <p>The histograms are of the events that this instance sent. The last success is of any instance's events, and of the
 * partition that has waited longest, since one partition that stands still is a fault; until there was one, it is the
 * moment at which watching began.
 */
public final class ProbeSightings implements LiveBoard.Listener, MultiCollector {
    /** An outage of some hours; of a longer one the first events are not measured. */
    private static final int MOST_PENDING = 1_000;

    /** What is under way on one partition, by moments of sending. */
    private static final class Way {
        final Deque<Long> sent = new ArrayDeque<>();
        final Deque<Long> applied = new ArrayDeque<>();
        boolean seen;
        long lastSuccess;
    }

    private final Clock clock;
    private final long began;
    private final List<Way> ways;
    private final Durations toApplied = new Durations();
    private final Durations toMetric = new Durations();

    public ProbeSightings(int partitions, Clock clock) {
        this.clock = clock;
        this.began = clock.millis();
        this.ways = Stream.generate(Way::new).limit(partitions).toList();
        ways.forEach(way -> way.lastSuccess = began);
    }

    int partitions() {
        return ways.size();
    }

    synchronized void sent(int partition, long at) {
        var way = ways.get(partition);
        way.sent.addLast(at);
        if (way.sent.size() > MOST_PENDING) {
            way.sent.removeFirst();
        }
    }

    synchronized void notSent(int partition, long at) {
        ways.get(partition).sent.removeFirstOccurrence(at);
    }

    @Override
    public void moved(Collection<Moved> moved) {}

    @Override
    public void redefined() {}

    /** Every event up to this one is applied: they are revisions of one entity. */
    @Override
    public synchronized void probed(int partition, long sentAtMillis) {
        if (sentAtMillis < began || partition >= ways.size()) {
            return;
        }
        var way = ways.get(partition);
        way.seen = true;
        while (!way.sent.isEmpty() && way.sent.getFirst() <= sentAtMillis) {
            long at = way.sent.removeFirst();
            toApplied.add(secondsSince(at));
            way.applied.addLast(at);
            if (way.applied.size() > MOST_PENDING) {
                way.applied.removeFirst();
            }
        }
    }

    /** A scrape is what makes a figure known, so it is here that what was applied arrives. */
    @Override
    public synchronized MetricSnapshots collect() {
        for (Way way : ways) {
            if (way.seen) {
                way.seen = false;
                way.lastSuccess = clock.millis();
            }
            way.applied.forEach(at -> toMetric.add(secondsSince(at)));
            way.applied.clear();
        }
        double oldest = ways.stream()
                        .flatMapToLong(way -> LongStream.of(way.lastSuccess))
                        .min()
                        .orElse(began)
                / 1000.0;
        return new MetricSnapshots(
                toApplied.snapshot(
                        "cultivation_probe_event_to_applied_seconds",
                        "From sending a synthetic event to its committed ledger cell"),
                toMetric.snapshot(
                        "cultivation_probe_event_to_metric_seconds",
                        "From sending a synthetic event to the scrape that tells of it"),
                GaugeSnapshot.builder()
                        .name("cultivation_probe_last_success_timestamp_seconds")
                        .help("When the last synthetic event was told of, of the partition that has waited longest")
                        .dataPoint(new GaugeDataPointSnapshot(oldest, Labels.EMPTY, null))
                        .build());
    }

    private double secondsSince(long at) {
        return Math.max(0, clock.millis() - at) / 1000.0;
    }
}
