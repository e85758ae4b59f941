package cultivation.college;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What an instance of the app keeps on its own machine; without it the next start restores it from the broker. */
public final class LocalState {
    private LocalState() {}

    /** Where Kafka Streams keeps its stores: a directory of the application id. */
    public static Path in(Path stateDirectory) {
        return stateDirectory.resolve(Topics.APPLICATION_ID);
    }

    /** Deletes it, and nothing else in the directory; whether there was any. */
    public static boolean delete(Path stateDirectory) throws IOException {
        var stores = in(stateDirectory);
        if (!Files.isDirectory(stores)) {
            return false;
        }
        try (var files = Files.walk(stores)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        return true;
    }
}
