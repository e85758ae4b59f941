package cultivation.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The monitor's speed over that of the others, each the median of its rounds; left out where one was not measured. */
final class Ratios {
    /** The rungs that ours is compared with: {@code oursToL1}. */
    private static final List<String> OTHERS = List.of("l1", "l2", "dsl", "flink");

    private Ratios() {}

    static Map<String, Double> of(Map<String, Object> ladder) {
        var rungs = new ObjectMapper().valueToTree(ladder);
        double ours = rungs.path("exactlyOnce").path("eventsPerSecond").asDouble();
        var ratios = new LinkedHashMap<String, Double>();
        for (var rung : OTHERS) {
            double other = rungs.path(rung).path("eventsPerSecond").asDouble();
            if (ours > 0 && other > 0) {
                ratios.put("oursTo" + Character.toUpperCase(rung.charAt(0)) + rung.substring(1), ours / other);
            }
        }
        return ratios;
    }
}
