package cultivation.serving.metrics;

import cultivation.live.Progress;
import cultivation.live.Readiness;
import cultivation.topology.Pipeline;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** When each college's latest record came; exported with the figures, by their owner, but it moves without them. */
public final class LastEventMetrics implements MultiCollector {
    private final Readiness readiness;
    private final Progress progress;
    private final Pipeline pipeline;

    public LastEventMetrics(Readiness readiness, Progress progress, Pipeline pipeline) {
        this.readiness = readiness;
        this.progress = progress;
        this.pipeline = pipeline;
    }

    @Override
    public MetricSnapshots collect() {
        if (!pipeline.ownsPublisher() || !readiness.hasCaughtUp()) {
            return new MetricSnapshots();
        }
        var last = GaugeSnapshot.builder()
                .name("cultivation_college_last_event_timestamp_seconds")
                .help("When the broker took the latest record of a college");
        var reading = progress.reading();
        if (reading != null) {
            reading.lastEventAt()
                    .forEach((college, at) -> last.dataPoint(new GaugeDataPointSnapshot(
                            at.toEpochMilli() / 1000.0, Labels.of("college", college), null)));
        }
        return new MetricSnapshots(last.build());
    }
}
