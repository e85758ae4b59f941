package cultivation.serving.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /alerts}: what Alertmanager holds now, those that fire and those held back by others, since a page may ask no
 * origin but its own. An Alertmanager that does not answer and one that has no alert are told apart.
 */
public final class AlertsHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final List<String> LABELS =
            List.of("alertname", "severity", "kind", "indicator", "window", "scope", "college", "group", "check");

    private final @Nullable URI alertmanager;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** @param alertmanager base address; null without one */
    public AlertsHandler(@Nullable URI alertmanager) {
        this.alertmanager = alertmanager;
    }

    public void answer(Context request) {
        Parameters.of(request);
        var held = held();
        Json.answer(request, json -> {
            json.writeStartObject();
            json.writeStringField("alertmanager", alertmanager == null ? "none" : held == null ? "down" : "up");
            json.writeArrayFieldStart("alerts");
            for (JsonNode alert : held == null ? JSON.createArrayNode() : held) {
                json.writeStartObject();
                json.writeStringField("state", state(alert.path("status")));
                for (String label : LABELS) {
                    Json.text(json, label, textOf(alert.path("labels").path(label)));
                }
                json.writeStringField("startsAt", alert.path("startsAt").asText());
                for (String annotation : List.of("summary", "description")) {
                    Json.text(json, annotation, textOf(alert.path("annotations").path(annotation)));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Null when there is no Alertmanager or it does not answer. */
    private @Nullable JsonNode held() {
        if (alertmanager == null) {
            return null;
        }
        try {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(alertmanager + "/api/v2/alerts"))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofByteArray());
            var answer = response.statusCode() == 200 ? JSON.readTree(response.body()) : null;
            return answer != null && answer.isArray() ? answer : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String state(JsonNode status) {
        if (!status.path("inhibitedBy").isEmpty()) {
            return "inhibited";
        }
        return status.path("silencedBy").isEmpty() ? "firing" : "silenced";
    }

    private static @Nullable String textOf(JsonNode value) {
        return value.isTextual() ? value.asText() : null;
    }
}
