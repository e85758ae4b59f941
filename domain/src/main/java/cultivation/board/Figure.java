package cultivation.board;

import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;

/**
 * Which figure.
 *
 * @param entity the college code, the group id or the city id
 */
public record Figure(Indicator indicator, Window window, Scope scope, String entity, Statistic statistic) {
    /** The key on the indicators' topic: {@code employment_rate|ytd|city|beijing|pooled}. */
    @Override
    public String toString() {
        return indicator.id() + '|' + window.id() + '|' + scope.id() + '|' + entity + '|' + statistic.id();
    }
}
