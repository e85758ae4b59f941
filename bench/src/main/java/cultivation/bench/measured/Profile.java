package cultivation.bench.measured;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** What Java's flight recorder sees of this process, from one moment to another. */
final class Profile {
    private @Nullable Recording recording;

    Map<String, Object> start() throws IOException, ParseException {
        recording = new Recording(Configuration.getConfiguration("profile"));
        recording.start();
        return Map.of();
    }

    /** Ends it, in a file. */
    Map<String, Object> dump(Path file) throws IOException {
        if (recording == null) {
            throw new IllegalStateException("nothing is recorded");
        }
        recording.dump(file);
        recording.close();
        recording = null;
        return Map.of();
    }
}
