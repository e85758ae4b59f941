package cultivation.serving.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.live.LiveBoard;
import cultivation.live.Progress;
import cultivation.live.Progress.Reading;
import cultivation.live.Readiness;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.topology.Pipeline;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** {@code /status}: how far this instance has come, in a dozen words. */
public final class StatusHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "1.0.0";

    private final LiveBoard board;
    private final Readiness readiness;
    private final Progress progress;
    private final Pipeline pipeline;
    private final WaitingRecords waiting;
    private final @Nullable Path replayProgress;

    public StatusHandler(
            LiveBoard board,
            Readiness readiness,
            Progress progress,
            Pipeline pipeline,
            WaitingRecords waiting,
            @Nullable Path replayProgress) {
        this.board = board;
        this.readiness = readiness;
        this.progress = progress;
        this.pipeline = pipeline;
        this.waiting = waiting;
        this.replayProgress = replayProgress;
    }

    /** Whether nothing that was there when this is asked is still on its way to the figures. */
    public boolean isCaughtUp(@Nullable Reading reading) {
        return readiness.hasCaughtUp()
                && readiness.isAtEnd()
                && pipeline.running()
                && reading != null
                && reading.settled()
                && !waiting.heldBack(reading);
    }

    /** No thread waits for the broker's answer. */
    public void answer(Context request) {
        Parameters.of(request);
        request.future(() -> progress.look().thenAcceptAsync(reading -> answer(request, reading)));
    }

    private void answer(Context request, @Nullable Reading reading) {
        boolean caughtUp = isCaughtUp(reading);
        var answered = progress.answered();
        var lastEventAt = answered == null
                ? null
                : answered.reading().lastEventAt().values().stream()
                        .max(Comparator.<Instant>naturalOrder())
                        .orElse(null);
        Json.answer(
                request,
                new StatusResponse(
                        board.asOf(),
                        board.asOfRule().id(),
                        caughtUp,
                        pipeline.instances(),
                        reading == null ? null : (Long) reading.lagRecords(),
                        reading == null ? null : (Double) reading.lagSeconds(),
                        lastEventAt,
                        answered == null ? null : answered.at(),
                        WaitingResponse.of(waiting.all(reading)),
                        VERSION,
                        StatusResponse.Replay.of(replay(replayProgress))));
    }

    /** What a replay says of itself; null where there is none. */
    public static @Nullable JsonNode replay(@Nullable Path file) {
        if (file == null || !Files.exists(file)) {
            return null;
        }
        try {
            var read = JSON.readTree(file.toFile());
            return read.isObject() ? read : null;
        } catch (IOException e) {
            return null; // being written just now; the next question is answered
        }
    }
}
