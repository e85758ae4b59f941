package cultivation.serving.metrics;

import cultivation.casework.Tolerances;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Window;
import cultivation.live.LiveBoard.View;
import cultivation.reference.Threshold;
import cultivation.serving.thresholds.Thresholds;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** The thresholds in force on the as-of day, one series for each entity they hold for, and the agreed tolerances. */
final class ThresholdMetrics {
    private ThresholdMetrics() {}

    static List<MetricSnapshot> of(View view) {
        var values = GaugeSnapshot.builder()
                .name("cultivation_threshold")
                .help("A value that an indicator must not pass, in the indicator's unit");
        var denominators = GaugeSnapshot.builder()
                .name("cultivation_threshold_min_denominator")
                .help("Below this denominator the threshold is silent");
        view.thresholdsOn(view.asOf()).forEach((entity, threshold) -> {
            if (coversTooFew(view, threshold, entity)) {
                return;
            }
            var labels = labels(threshold, entity);
            values.dataPoint(new GaugeDataPointSnapshot(threshold.getValue(), labels, null));
            denominators.dataPoint(new GaugeDataPointSnapshot(threshold.getMinDenominator(), labels, null));
        });
        return List.of(values.build(), denominators.build(), tolerances(view));
    }

    /** What is silent is not told, so that no condition has to know why. */
    private static boolean coversTooFew(View view, Threshold threshold, String entity) {
        var indicator =
                view.board().catalogue().indicator(threshold.getIndicator().toString());
        var window = Window.ofId(threshold.getWindow().toString());
        if (threshold.getMinColleges() == 0 || indicator == null || window == null) {
            return false;
        }
        return view.values(indicator, window, view.asOf()).stream()
                .anyMatch(value ->
                        value.figure().entity().equals(entity) && value.colleges() < threshold.getMinColleges());
    }

    private static MetricSnapshot tolerances(View view) {
        var tolerances = GaugeSnapshot.builder()
                .name("cultivation_tolerance")
                .help("How far an indicator may go instead of the threshold, as agreed in a case, in its unit");
        Tolerances.on(view.asOf(), view.cases().values()).forEach((about, tolerance) -> {
            var scope = Scope.ofId(about.scope());
            if (scope != null) {
                var labels = Labels.builder()
                        .label("indicator", about.indicator())
                        .label("window", about.window())
                        .label("scope", about.scope())
                        .label("statistic", about.statistic())
                        .label("bound", about.bound());
                FigureMetrics.entity(labels, scope, about.entity());
                tolerances.dataPoint(new GaugeDataPointSnapshot(tolerance.getValue(), labels.build(), null));
            }
        });
        return tolerances.build();
    }

    private static Labels labels(Threshold threshold, String entity) {
        var labels = Labels.builder()
                .label("threshold", threshold.getId().toString())
                .label("indicator", threshold.getIndicator().toString())
                .label("window", threshold.getWindow().toString())
                .label("scope", threshold.getScope().toString())
                .label("statistic", threshold.getStatistic().toString())
                .label("bound", Thresholds.id(threshold.getBound()))
                .label("severity", Thresholds.id(threshold.getSeverity()));
        var scope = Scope.ofId(threshold.getScope().toString());
        if (scope != null) {
            FigureMetrics.entity(labels, scope, entity);
        }
        return labels.build();
    }
}
