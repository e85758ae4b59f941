package cultivation.serving.operations;

import cultivation.live.waiting.Waiting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits, as {@code /status} and a college's overview tell it.
 *
 * @param message a sentence in Chinese that names the place, the time and the way out
 */
public record WaitingResponse(String topic, @Nullable Integer partition, String reason, Instant since, String message) {
    /** All of them. */
    public static List<WaitingResponse> of(List<Waiting> all) {
        return all.stream()
                .map(each -> new WaitingResponse(
                        each.topic(), each.partition(), each.reason(), each.since(), WaitingWords.chinese(each)))
                .toList();
    }
}
