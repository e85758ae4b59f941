package cultivation.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.college.Topics;
import cultivation.connection.AppClient;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that the app waits for, as {@code GET /api/v1/status} tells it: why records have no verdict yet.
 *
 * @param place topic, partition where it is one, reason and since when: the same as long as it is the same
 * @param message a sentence in Chinese that names the place, the time and the way out
 */
public record WaitingFor(String topic, String place, String message) {
    /** All of them now. */
    public static List<WaitingFor> of(AppClient app) {
        return in(app.get("/api/v1/status"));
    }

    /** Those of one college. */
    public static List<WaitingFor> of(AppClient app, String collegeCode) {
        var topic = Topics.events(collegeCode);
        return of(app).stream().filter(each -> each.topic().equals(topic)).toList();
    }

    /** Those that an answer tells in its field {@code waitingFor}. */
    public static List<WaitingFor> in(JsonNode answer) {
        var all = new ArrayList<WaitingFor>();
        for (JsonNode each : answer.path("waitingFor")) {
            var topic = each.path("topic").asText();
            all.add(new WaitingFor(
                    topic,
                    String.join(
                            "|",
                            topic,
                            each.path("partition").asText(),
                            each.path("reason").asText(),
                            each.path("since").asText()),
                    each.path("message").asText()));
        }
        return all;
    }
}
