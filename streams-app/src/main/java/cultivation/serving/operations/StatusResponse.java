package cultivation.serving.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /status}: how far an instance has come.
 *
 * @param lagRecords null while the broker does not answer, as the seconds are
 * @param brokerAnsweredAt when it answered last; null before the first time
 * @param replay null without one
 */
record StatusResponse(
        LocalDate asOf,
        String clock,
        boolean caughtUp,
        int instances,
        @Nullable Long lagRecords,
        @Nullable Double lagSeconds,
        @Nullable Instant lastEventAt,
        @Nullable Instant brokerAnsweredAt,
        List<WaitingResponse> waitingFor,
        String version,
        @Nullable Replay replay) {
    /** What a replay says of itself. */
    record Replay(long published, long total, boolean done) {
        static @Nullable Replay of(@Nullable JsonNode said) {
            return said == null
                    ? null
                    : new Replay(
                            said.path("published").asLong(),
                            said.path("total").asLong(),
                            said.path("done").asBoolean());
        }
    }
}
