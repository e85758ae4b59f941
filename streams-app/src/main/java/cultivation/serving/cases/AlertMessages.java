package cultivation.serving.cases;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.board.Figure;
import cultivation.casework.Alarm;
import cultivation.casework.Alarm.Reading;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.serving.figures.FigureQuery;
import cultivation.serving.http.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Alertmanager's webhook message: the alerts about figures in it, each with its figure as of now. */
final class AlertMessages {
    /** Alerts of other kinds (of the pipeline, of silent colleges) are for operations: nobody explains them in a case. */
    private static final String DATA = "data";

    private AlertMessages() {}

    /** The data alerts of a message; what is no message of Alertmanager's is a {@link Problem}. */
    static List<Alarm> of(JsonNode message, LiveBoard board) {
        var alerts = message.path("alerts");
        if (!alerts.isArray()) {
            throw Problem.wrongField(
                    "alerts", "应为告警列表（Alertmanager 的 webhook 格式）", "must be a list, as Alertmanager sends it");
        }
        var alarms = new ArrayList<Alarm>();
        for (JsonNode alert : alerts) {
            var labels = new HashMap<String, String>();
            alert.path("labels")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            if (labels.getOrDefault("alertname", "").isEmpty()) {
                throw Problem.wrongField("alerts", "中有一条没有名称（alertname）", "has an alert without the label alertname");
            }
            if (DATA.equals(labels.get("kind"))) {
                var annotations = alert.path("annotations");
                alarms.add(new Alarm(
                        labels,
                        description(annotations),
                        annotations.path("runbook_url").asText(null),
                        !"resolved".equals(alert.path("status").asText()),
                        startsAt(alert),
                        // A message may have a nation's alerts: nobody waits for all of them to be read.
                        board.<@Nullable Reading>read(view -> reading(labels, view))));
            }
        }
        return alarms;
    }

    /** What the alert says in Chinese, and after {@code " · "} in English, where it says it in both. */
    private static String description(JsonNode annotations) {
        var chinese = annotations
                .path("description")
                .asText(annotations.path("summary").asText());
        var english = annotations.path("description_en").asText();
        return english.isEmpty() ? chinese : chinese + " · " + english;
    }

    private static Instant startsAt(JsonNode alert) {
        try {
            return Instant.parse(alert.path("startsAt").asText());
        } catch (DateTimeParseException e) {
            throw Problem.wrongField("startsAt", "应为时刻", "must be an instant such as 2020-01-31T08:00:00Z");
        }
    }

    /** The figure that the labels name; null when they name none that the board has. */
    private static @Nullable Reading reading(Map<String, String> labels, View view) {
        var board = view.board();
        var indicator = board.catalogue().indicator(labels.getOrDefault("indicator", ""));
        var window = Window.ofId(labels.getOrDefault("window", ""));
        var scope = Scope.ofId(labels.getOrDefault("scope", ""));
        var statistic = Statistic.ofId(labels.getOrDefault("statistic", ""));
        if (indicator == null || window == null || scope == null || statistic == null) {
            return null;
        }
        var entity =
                switch (scope) {
                    case COLLEGE -> labels.getOrDefault("college", "");
                    case GROUP -> labels.getOrDefault("group", "");
                    case CITY -> board.catalogue().cityId();
                };
        if (FigureQuery.scopeOf(entity, board) != scope) {
            return null;
        }
        var value = board.value(new Figure(indicator, window, scope, entity, statistic), view.asOf());
        var threshold = view.thresholds().get(Objects.requireNonNullElse(labels.get("threshold"), ""));
        return new Reading(value.value(), threshold == null ? null : threshold.getValue(), view.asOf());
    }
}
