package cultivation.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks the monitor's own interface.
 *
 * <pre>{@code
 * var colleges = new AppClient(URI.create("http://127.0.0.1:8080")).get("/api/v1/colleges");
 * }</pre>
 */
public final class AppClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI api;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * @param api the monitor's address, without a slash at its end
     */
    public AppClient(URI api) {
        this.api = api;
    }

    /**
     * The answer to a path and its query.
     *
     * @throws AppUnreachableException when nothing answers, or what answers is not the monitor
     * @throws IllegalArgumentException with the monitor's own sentence, when it refuses the question
     */
    public JsonNode get(String path) {
        try {
            var response = http.send(
                    HttpRequest.newBuilder(URI.create(api + path))
                            .timeout(PATIENCE)
                            .build(),
                    BodyHandlers.ofString(StandardCharsets.UTF_8));
            var answer = JSON.readTree(response.body());
            if (response.statusCode() == 200) {
                return answer;
            }
            if (response.statusCode() / 100 == 4 && answer.has("detail")) {
                throw new IllegalArgumentException(answer.path("detail").asText());
            }
            throw new AppUnreachableException(api, null);
        } catch (IOException e) {
            throw new AppUnreachableException(api, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AppUnreachableException(api, e);
        }
    }
}
