package cultivation.serving.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.serving.cases.AlertsResponse.Alert;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * {@code /alerts}: what Alertmanager holds now, those that fire and those held back by others, since a page may ask no
 * origin but its own. An Alertmanager that does not answer and one that has no alert are told apart.
 */
public final class AlertsHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(3);
    private final @Nullable URI alertmanager;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(LONGEST_ANSWER).build();

    /** @param alertmanager base address; null without one */
    public AlertsHandler(@Nullable URI alertmanager) {
        this.alertmanager = alertmanager;
    }

    /** No thread waits for the Alertmanager's answer. */
    public void answer(Context request) {
        Parameters.of(request);
        if (alertmanager == null) {
            Json.answer(request, new AlertsResponse("none", List.of()));
            return;
        }
        var asked = HttpRequest.newBuilder(URI.create(alertmanager + "/api/v2/alerts"))
                .timeout(LONGEST_ANSWER)
                .build();
        request.future(() -> client.sendAsync(asked, BodyHandlers.ofByteArray())
                .<@Nullable List<Alert>>thenApply(AlertsHandler::held)
                .exceptionally(failure -> null)
                .thenAccept(held -> Json.answer(
                        request, new AlertsResponse(held == null ? "down" : "up", held == null ? List.of() : held))));
    }

    /** Null when it is no answer of an Alertmanager. */
    private static @Nullable List<Alert> held(HttpResponse<byte[]> response) {
        try {
            var answer = response.statusCode() == 200 ? JSON.readTree(response.body()) : null;
            return answer != null && answer.isArray()
                    ? StreamSupport.stream(answer.spliterator(), false)
                            .map(Alert::of)
                            .toList()
                    : null;
        } catch (IOException e) {
            return null;
        }
    }
}
