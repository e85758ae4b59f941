package cultivation.relay;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to whom, so that it comes once: Alertmanager repeats a group after a failure of any robot, after its repeat
 * interval, and twice where two of it run. Kept in a file over restarts; forgotten after a while, which makes a reminder.
 */
final class Memory {
    private static final TypeReference<Map<String, Long>> SENT = new TypeReference<>() {};

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Long> sentMillis = new HashMap<>();
    private final Clock clock;
    private final Duration remindAfter;
    private final @Nullable Path file;

    Memory(Clock clock, Duration remindAfter, @Nullable Path file) {
        this.clock = clock;
        this.remindAfter = remindAfter;
        this.file = file;
        if (file != null && Files.exists(file)) {
            try {
                sentMillis.putAll(json.readValue(file.toFile(), SENT));
            } catch (IOException e) {
                throw new UncheckedIOException("the memory of what was sent cannot be read: " + file, e);
            }
        }
    }

    synchronized boolean knows(String message) {
        var sent = sentMillis.get(message);
        return sent != null && clock.millis() - sent < remindAfter.toMillis();
    }

    synchronized void remember(String message) {
        long now = clock.millis();
        sentMillis.values().removeIf(sent -> now - sent >= remindAfter.toMillis());
        sentMillis.put(message, now);
        if (file != null) {
            try {
                var draft = file.resolveSibling(file.getFileName() + ".draft");
                json.writeValue(draft.toFile(), sentMillis);
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new UncheckedIOException("the memory of what was sent cannot be written: " + file, e);
            }
        }
    }
}
