package cultivation.serving.operations;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.serving.http.Json;
import cultivation.serving.operations.StatusResponse.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {
    @TempDir
    private Path directory;

    @Test
    void a_replay_is_told_in_three_words_and_one_that_says_nothing_yet_is_none() throws IOException {
        // given
        var file = directory.resolve("replay.json");
        var missing = Replay.of(StatusHandler.replay(file));
        Files.writeString(file, "{\"published\": 3, \"total\": 10, \"done\": false, \"rate\": 1.5}");

        // when
        var replay = Replay.of(StatusHandler.replay(file));

        // then
        assertThat(missing).isNull();
        assertThat(Json.text(Objects.requireNonNull(replay)))
                .isEqualTo("{\"published\":3,\"total\":10,\"done\":false}");
    }
}
