package cultivation.connection;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Asks the monitor's own interface.
 *
 * <pre>{@code
 * var colleges = new AppClient(URI.create("http://127.0.0.1:8080")).get("/api/v1/colleges");
 * }</pre>
 */
public final class AppClient {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    /** How long it may say that it is not ready yet. */
    private static final Duration NOT_YET = Duration.ofSeconds(30);

    /** Decimals stay as the monitor wrote them. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

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
     * @throws AppRefusedException with the monitor's own sentence, when it refuses the question
     */
    public JsonNode get(String path) {
        return json(send(request(path)));
    }

    /** The answer to a path and its query as it came, for instance a file; throws as {@link #get}. */
    public byte[] bytes(String path) {
        return send(request(path));
    }

    /** The answer to what is sent to a path; throws as {@link #get}. */
    public JsonNode post(String path, String contentType, byte[] body) {
        return json(send(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path)).timeout(LONGEST_ANSWER);
    }

    /** Asks again while the monitor says that it is not ready yet. */
    private byte[] send(HttpRequest.Builder request) {
        try {
            long giveUp = System.nanoTime() + NOT_YET.toNanos();
            while (true) {
                var response = http.send(request.build(), BodyHandlers.ofByteArray());
                if (response.statusCode() / 100 == 2) {
                    return response.body();
                }
                boolean notYet = response.statusCode() == 503
                        && response.headers().firstValue("Retry-After").isPresent();
                if (notYet && System.nanoTime() < giveUp) {
                    Thread.sleep(500);
                    continue;
                }
                var problem = JSON.readTree(response.body());
                if (problem.has("detail") && (notYet || response.statusCode() / 100 == 4)) {
                    throw new AppRefusedException(
                            response.statusCode(), problem.path("detail").asText());
                }
                throw new AppUnreachableException(api, null);
            }
        } catch (IOException e) {
            throw new AppUnreachableException(api, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AppUnreachableException(api, e);
        }
    }

    private JsonNode json(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new AppUnreachableException(api, e);
        }
    }
}
