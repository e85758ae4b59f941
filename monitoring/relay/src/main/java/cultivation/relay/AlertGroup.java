package cultivation.relay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What Alertmanager sends at once: the alerts that its route groups. */
@JsonIgnoreProperties(ignoreUnknown = true)
record AlertGroup(String groupKey, List<Alert> alerts) {

    @JsonCreator
    AlertGroup(@Nullable String groupKey, @Nullable List<Alert> alerts) {
        this.groupKey = groupKey == null ? "" : groupKey;
        this.alerts = alerts == null ? List.of() : alerts;
    }

    /** The alerts by who is to read them, in the order in which they came. */
    Map<String, AlertGroup> by(Function<Alert, String> reader) {
        return alerts.stream()
                .collect(Collectors.groupingBy(
                        reader,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), some -> new AlertGroup(groupKey, some))));
    }

    /** The same for every repetition of this group in this state. */
    String identity() {
        return groupKey + alerts.stream().map(Alert::identity).sorted().collect(Collectors.joining(" ", " ", ""));
    }
}
