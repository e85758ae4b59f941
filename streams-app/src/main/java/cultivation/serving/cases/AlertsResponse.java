package cultivation.serving.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /alerts}: what Alertmanager holds now.
 *
 * @param alertmanager {@code up}, {@code down} or {@code none}
 */
record AlertsResponse(String alertmanager, List<Alert> alerts) {
    /** @param state {@code firing}, {@code inhibited} or {@code silenced} */
    record Alert(
            String state,
            @Nullable String alertname,
            @Nullable String severity,
            @Nullable String kind,
            @Nullable String indicator,
            @Nullable String window,
            @Nullable String scope,
            @Nullable String college,
            @Nullable String group,
            @Nullable String check,
            String startsAt,
            @Nullable String summary,
            @Nullable String description,
            @Nullable String descriptionEn) {
        static Alert of(JsonNode held) {
            var labels = held.path("labels");
            var annotations = held.path("annotations");
            return new Alert(
                    state(held.path("status")),
                    text(labels, "alertname"),
                    text(labels, "severity"),
                    text(labels, "kind"),
                    text(labels, "indicator"),
                    text(labels, "window"),
                    text(labels, "scope"),
                    text(labels, "college"),
                    text(labels, "group"),
                    text(labels, "check"),
                    held.path("startsAt").asText(),
                    text(annotations, "summary"),
                    text(annotations, "description"),
                    text(annotations, "description_en"));
        }

        private static String state(JsonNode status) {
            if (!status.path("inhibitedBy").isEmpty()) {
                return "inhibited";
            }
            return status.path("silencedBy").isEmpty() ? "firing" : "silenced";
        }

        private static @Nullable String text(JsonNode parent, String field) {
            var value = parent.path(field);
            return value.isTextual() ? value.asText() : null;
        }
    }
}
