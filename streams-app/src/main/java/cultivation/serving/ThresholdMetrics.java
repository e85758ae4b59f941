package cultivation.serving;

import cultivation.board.Groups;
import cultivation.catalogue.Scope;
import cultivation.reference.Threshold;
import cultivation.serving.live.LiveBoard.View;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The thresholds in force, one series for each entity they hold for.
 *
 * <p>Of several that say the same of one entity only one is exported, so that a rule finds one right side: the one that
 * names the entity before one for all, then the first by id.
 */
final class ThresholdMetrics {
    private ThresholdMetrics() {}

    static List<MetricSnapshot> of(View view) {
        var values = GaugeSnapshot.builder()
                .name("cultivation_threshold")
                .help("A value that an indicator must not pass, in the indicator's unit");
        var denominators = GaugeSnapshot.builder()
                .name("cultivation_threshold_min_denominator")
                .help("Below this denominator the threshold is silent");
        var named = new TreeMap<String, Threshold>();
        for (boolean specific : new boolean[] {true, false}) {
            for (Threshold threshold : view.thresholds().values()) {
                if ((threshold.getEntity() != null) == specific && Thresholds.isInForce(threshold, view.asOf())) {
                    for (String entity : entities(threshold, view)) {
                        named.putIfAbsent(question(threshold) + '|' + entity, threshold);
                    }
                }
            }
        }
        named.forEach((key, threshold) -> {
            var labels = labels(threshold, key.substring(key.lastIndexOf('|') + 1));
            values.dataPoint(new GaugeDataPointSnapshot(threshold.getValue(), labels, null));
            denominators.dataPoint(new GaugeDataPointSnapshot(threshold.getMinDenominator(), labels, null));
        });
        return List.of(values.build(), denominators.build());
    }

    /** What a threshold is about, but for the entity. */
    private static String question(Threshold threshold) {
        return String.join(
                "|",
                threshold.getIndicator(),
                threshold.getWindow(),
                threshold.getScope(),
                threshold.getStatistic(),
                threshold.getBound().name(),
                threshold.getSeverity().name());
    }

    private static List<String> entities(Threshold threshold, View view) {
        if (threshold.getEntity() != null) {
            return List.of(threshold.getEntity().toString());
        }
        var scope = Scope.ofId(threshold.getScope().toString());
        if (scope == null) {
            return List.of();
        }
        return switch (scope) {
            case COLLEGE -> view.board().roster().counted();
            case GROUP -> Groups.ALL.stream().map(Groups::id).toList();
            case CITY -> List.of(view.board().catalogue().cityId());
        };
    }

    private static Labels labels(Threshold threshold, String entity) {
        var labels = Labels.builder()
                .label("threshold", threshold.getId().toString())
                .label("indicator", threshold.getIndicator().toString())
                .label("window", threshold.getWindow().toString())
                .label("scope", threshold.getScope().toString())
                .label("statistic", threshold.getStatistic().toString())
                .label("bound", threshold.getBound().name().toLowerCase(Locale.ROOT))
                .label("severity", threshold.getSeverity().name().toLowerCase(Locale.ROOT));
        var scope = Scope.ofId(threshold.getScope().toString());
        if (scope != null) {
            FigureMetrics.entity(labels, scope, entity);
        }
        return labels.build();
    }
}
