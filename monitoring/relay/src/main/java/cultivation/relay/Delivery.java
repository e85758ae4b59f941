package cultivation.relay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one message to one robot, again with growing pauses while the trouble may pass.
 *
 * <p>All attempts together stay below the ten seconds that Alertmanager waits; after that Alertmanager itself tries again.
 */
final class Delivery {
    /** How it ended. REFUSED: the robot will not take it however often it is asked. */
    enum Outcome {
        SENT,
        UNREACHABLE,
        REFUSED
    }

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ATTEMPT).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;
    private final List<Duration> pauses;

    Delivery(Clock clock, List<Duration> pauses) {
        this.clock = clock;
        this.pauses = List.copyOf(pauses);
    }

    static List<Duration> usualPauses() {
        return List.of(Duration.ofMillis(300), Duration.ofMillis(900));
    }

    Outcome deliver(Robot robot, Message message) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            var outcome = attempt(robot, message);
            if (outcome != Outcome.UNREACHABLE || attempt == pauses.size()) {
                return outcome;
            }
            Thread.sleep(pauses.get(attempt).toMillis());
        }
    }

    private Outcome attempt(Robot robot, Message message) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(robot.address(clock.instant()))
                    .timeout(ATTEMPT)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(robot.body(message))))
                    .build();
            var response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                log.warn("{} answered {}", robot.name(), response.statusCode());
                boolean passing = response.statusCode() >= 500 || response.statusCode() == 429;
                return passing ? Outcome.UNREACHABLE : Outcome.REFUSED;
            }
            var answer = json.readTree(response.body());
            int errcode = answer.path("errcode").asInt(Integer.MIN_VALUE);
            if (errcode == 0) {
                return Outcome.SENT;
            }
            log.warn(
                    "{} answered errcode {}: {}",
                    robot.name(),
                    errcode,
                    answer.path("errmsg").asText());
            return robot.passing(errcode) ? Outcome.UNREACHABLE : Outcome.REFUSED;
        } catch (JsonProcessingException e) {
            log.warn("{} answered what is not JSON", robot.name());
            return Outcome.UNREACHABLE;
        } catch (IOException e) {
            // Not the address: it carries the token.
            log.warn("{} cannot be reached: {}", robot.name(), e.getClass().getSimpleName());
            return Outcome.UNREACHABLE;
        } catch (IllegalArgumentException e) {
            log.warn("the address of {} is no address", robot.name());
            return Outcome.REFUSED;
        }
    }
}
