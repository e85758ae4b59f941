package cultivation.serving.metrics;

import cultivation.board.Figure;
import cultivation.live.LiveBoard.View;
import cultivation.reference.Target;
import cultivation.serving.targets.Targets;
import cultivation.target.TargetCourse;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** Where each target stands on the as-of day. */
final class TargetMetrics {
    private TargetMetrics() {}

    static List<MetricSnapshot> of(View view) {
        var expected = GaugeSnapshot.builder()
                .name("cultivation_target_expected")
                .help("What a target's course says of the as-of day, in the indicator's unit");
        var gap = GaugeSnapshot.builder()
                .name("cultivation_target_gap")
                .help("The figure less what its target's course says, in the indicator's unit");
        var status = GaugeSnapshot.builder()
                .name("cultivation_target_status")
                .help("1 for where the target stands; absent in months in which the indicator is incomplete");
        var asOf = view.asOf();
        for (Target target : view.targets().values()) {
            var figure = Targets.figure(target, view.board());
            if (figure == null) {
                continue;
            }
            var course = Targets.course(target, figure, view.board(), asOf);
            var labels = labels(target, figure);
            if (course.expected() != null) {
                expected.dataPoint(new GaugeDataPointSnapshot(course.expected(), labels.build(), null));
            }
            if (course.gap() != null) {
                gap.dataPoint(new GaugeDataPointSnapshot(course.gap(), labels.build(), null));
            }
            if (figure.indicator().isComplete(asOf)) {
                status.dataPoint(standing(course, labels));
            }
        }
        return List.of(expected.build(), gap.build(), status.build());
    }

    private static GaugeDataPointSnapshot standing(TargetCourse course, Labels.Builder labels) {
        return new GaugeDataPointSnapshot(
                1, labels.label("status", course.status().id()).build(), null);
    }

    private static Labels.Builder labels(Target target, Figure figure) {
        var labels = Labels.builder()
                .label("target", target.getId().toString())
                .label("indicator", figure.indicator().id())
                .label("window", figure.window().id())
                .label("scope", figure.scope().id())
                .label("statistic", figure.statistic().id());
        FigureMetrics.entity(labels, figure.scope(), figure.entity());
        return labels;
    }
}
