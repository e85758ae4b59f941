package cultivation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ladder as a table of Markdown, as it stands in docs/performance.md. */
final class Table {
    private Table() {}

    /** Whether a rung has counted otherwise than the others: then nothing was measured. */
    static boolean isWrong(Map<String, Object> ladder) {
        JsonNode rungs = new ObjectMapper().valueToTree(ladder);
        for (var rung : rungs) {
            if (isWrong(rung)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWrong(JsonNode rung) {
        for (var round : rung.path("rounds")) {
            if (!round.path("differences").isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** A part that is a tree of figures: a line for each of them. */
    static void print(PrintWriter out, String part, @Nullable Object figures) {
        JsonNode tree = new ObjectMapper().valueToTree(figures);
        tree.properties().forEach(each -> out.println(part + " " + each.getKey() + ": " + line(each.getValue())));
        out.flush();
    }

    private static String line(JsonNode figures) {
        if (figures.isObject()) {
            return figures.properties().stream()
                    .map(each -> each.getKey() + " " + line(each.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return figures.isFloatingPointNumber()
                ? String.format(Locale.ROOT, "%,.1f", figures.asDouble())
                : figures.toString();
    }

    static void print(PrintWriter out, Map<String, Object> ladder) {
        JsonNode rungs = new ObjectMapper().valueToTree(ladder);
        double l1 = rungs.path("l1").path("eventsPerSecond").asDouble(Double.NaN);
        double l2 = rungs.path("l2").path("eventsPerSecond").asDouble(Double.NaN);
        out.println("| rung | events a second | least to most | of L1 | of L2 | CPU s a million | of the broker "
                + "| allocated bytes an event | written bytes an event: client, broker | MiB | figures |");
        out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (var rung : rungs.properties()) {
            var all = rung.getValue();
            var last = all.path("rounds").get(all.path("rounds").size() - 1);
            double speed = all.path("eventsPerSecond").asDouble();
            out.printf(
                    Locale.ROOT,
                    "| %s | %,.0f | %,.0f to %,.0f | %.3f | %.3f | %.2f | %.2f | %,.0f | %.0f, %.0f | %d | %s |%n",
                    rung.getKey(),
                    speed,
                    all.path("least").asDouble(),
                    all.path("most").asDouble(),
                    speed / l1,
                    speed / l2,
                    all.path("cpuSecondsPerMillion").asDouble(),
                    all.path("brokerCpuSecondsPerMillion").asDouble(),
                    last.path("allocatedBytes").asDouble(),
                    last.path("clientWrittenBytes").asDouble(),
                    last.path("brokerWrittenBytes").asDouble(),
                    last.path("residentMiB").asLong(),
                    isWrong(all) ? "DIFFERENT" : "equal");
        }
        out.flush();
    }
}
