package cultivation.casework;

import cultivation.cases.Case;
import cultivation.cases.Tolerance;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How far which figures may go without an alert, as people agreed in cases. */
public final class Tolerances {
    /**
     * A figure and the side on which it may go farther.
     *
     * @param entity the college's code, the group's id; empty for the city
     */
    public record Of(String indicator, String window, String scope, String entity, String statistic, String bound)
            implements Comparable<Of> {
        @Override
        public int compareTo(Of other) {
            return toString().compareTo(other.toString());
        }
    }

    private Tolerances() {}

    /** Those that hold on a day; of several for one figure the one that was agreed last. A closed case's holds on. */
    public static Map<Of, Tolerance> on(LocalDate day, Collection<Case> cases) {
        var tolerances = new TreeMap<Of, Tolerance>();
        for (Case each : cases) {
            var about = about(each);
            var tolerance = each.getTolerance();
            if (about != null && holds(tolerance, day)) {
                tolerances.merge(
                        about, tolerance, (one, other) -> one.getAgreedAt().isAfter(other.getAgreedAt()) ? one : other);
            }
        }
        return tolerances;
    }

    /** Whether it holds on a day. */
    public static boolean holds(@Nullable Tolerance tolerance, LocalDate day) {
        return tolerance != null && !day.isAfter(tolerance.getUntil());
    }

    /** What a case's tolerance is about; null when its alert is about no figure. */
    static @Nullable Of about(Case each) {
        var indicator = each.getIndicator();
        var window = each.getWindow();
        var scope = each.getScope();
        var statistic = each.getStatistic();
        if (indicator == null || window == null || scope == null || statistic == null) {
            return null;
        }
        var college = each.getCollege();
        var group = each.getGroup();
        var entity = college != null ? college : group != null ? group : "";
        return new Of(
                indicator.toString(),
                window.toString(),
                scope.toString(),
                entity.toString(),
                statistic.toString(),
                bound(each));
    }

    /** Alerts without a bound (behind last year, a sharp drop) are of figures of which more is better. */
    static String bound(Case each) {
        var bound = each.getBound();
        return bound == null ? "lower" : bound.toString();
    }
}
