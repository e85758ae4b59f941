package cultivation.importer.redrive;

import cultivation.connection.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rejected records were sent again, by where they lay; a line each, in a file of the college's.
 *
 * <p>Written once the broker has acknowledged: what was sent and not noted, as in a power cut, is sent again under the
 * same revision with the same content, and counted as a duplicate.
 */
final class Redriven {
    private final Path file;
    private final Set<String> sources;

    private Redriven(Path file, Set<String> sources) {
        this.file = file;
        this.sources = sources;
    }

    static Redriven in(Path file) throws IOException {
        return new Redriven(
                file,
                Files.exists(file) ? new HashSet<>(Files.readAllLines(file, StandardCharsets.UTF_8)) : new HashSet<>());
    }

    Set<String> sources() {
        return Set.copyOf(sources);
    }

    boolean contains(Collection<String> all) {
        return sources.containsAll(all);
    }

    void note(List<String> sent) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            SecretFile.createFolder(folder);
        }
        Files.write(
                file,
                sent,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
        sources.addAll(sent);
    }
}
