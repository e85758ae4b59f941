package cultivation.serving;

import cultivation.college.Topics;
import cultivation.rule.BeijingDay;
import cultivation.serving.ServingHttp.Sources;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;

/** The health of this instance's pipeline, exported by every instance. */
final class HealthMetrics implements MultiCollector {
    private final Sources sources;

    HealthMetrics(Sources sources) {
        this.sources = sources;
    }

    @Override
    public MetricSnapshots collect() {
        var snapshots = new ArrayList<MetricSnapshot>();
        var reading = sources.progress().reading();
        if (reading != null) {
            snapshots.add(gauge(
                    "cultivation_pipeline_lag_seconds",
                    "How long ago everything that is counted now was all there was",
                    reading.lagSeconds()));
        }
        snapshots.add(gauge(
                "cultivation_caught_up",
                "Whether this instance's figures hold all that the colleges have sent",
                StatusAnswer.isCaughtUp(sources) ? 1 : 0));
        snapshots.add(
                gauge("cultivation_as_of_timestamp_seconds", "The as-of day, as its midnight in Asia/Shanghai", (double)
                        sources.board().asOf().atStartOfDay(BeijingDay.ZONE).toEpochSecond()));
        snapshots.add(gauge(
                "cultivation_registry_up",
                "Whether this instance reaches the schema registry",
                sources.pipeline().registryUp() ? 1 : 0));
        snapshots.add(gauge(
                "cultivation_broker_up", "Whether this instance reaches the Kafka cluster", reading == null ? 0 : 1));
        var leftOut = GaugeSnapshot.builder()
                .name("cultivation_topic_not_consumed")
                .help("A college's topic is left out, always 1");
        sources.pipeline()
                .topicsNotConsumed()
                .forEach((topic, why) -> leftOut.dataPoint(new GaugeDataPointSnapshot(
                        1, Labels.of("college", Topics.collegeOf(topic).orElse(topic), "reason", why), null)));
        snapshots.add(leftOut.build());
        return new MetricSnapshots(snapshots);
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(new GaugeDataPointSnapshot(value, Labels.EMPTY, null))
                .build();
    }
}
