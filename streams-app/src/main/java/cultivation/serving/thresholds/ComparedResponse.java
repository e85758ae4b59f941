package cultivation.serving.thresholds;

import cultivation.live.LiveBoard.View;
import cultivation.threshold.Comparison;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /thresholds/compared}: what was held against which threshold, and what was not. */
record ComparedResponse(LocalDate asOf, String clock, List<OfThreshold> thresholds) {
    /**
     * One threshold with each entity that it is for.
     *
     * @param values in the order of the entities, as the states are
     */
    record OfThreshold(
            CharSequence id,
            CharSequence indicator,
            CharSequence window,
            CharSequence scope,
            CharSequence statistic,
            String bound,
            String severity,
            double value,
            long minDenominator,
            List<String> entities,
            List<@Nullable Double> values,
            List<String> states) {
        static OfThreshold of(List<Comparison> comparisons) {
            var threshold = comparisons.get(0).threshold();
            return new OfThreshold(
                    threshold.getId(),
                    threshold.getIndicator(),
                    threshold.getWindow(),
                    threshold.getScope(),
                    threshold.getStatistic(),
                    Thresholds.id(threshold.getBound()),
                    Thresholds.id(threshold.getSeverity()),
                    threshold.getValue(),
                    threshold.getMinDenominator(),
                    comparisons.stream().map(Comparison::entity).toList(),
                    comparisons.stream()
                            .<@Nullable Double>map(Comparison::value)
                            .toList(),
                    comparisons.stream().map(each -> each.state().id()).toList());
        }
    }

    static ComparedResponse of(View view, LocalDate asOf, String clock) {
        Map<String, List<Comparison>> byId = Comparison.of(
                        view.board(), view.thresholds().values(), asOf)
                .stream()
                .collect(Collectors.groupingBy(
                        each -> each.threshold().getId().toString(), TreeMap::new, Collectors.toList()));
        return new ComparedResponse(
                asOf, clock, byId.values().stream().map(OfThreshold::of).toList());
    }
}
