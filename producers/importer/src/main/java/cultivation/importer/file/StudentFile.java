package cultivation.importer.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files with students in them: their owner alone can read them, from the first byte on, and none is ever half there. */
public final class StudentFile {
    private StudentFile() {}

    /** What is to stand in it. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException, UnreadableFileException;
    }

    /** Writes a file, in place of one that was there. */
    public static void write(Path target, Content content) throws IOException, UnreadableFileException {
        var folder = target.toAbsolutePath().getParent();
        // Java gives a temporary file to its owner alone where the file system knows owners.
        var draft = Files.createTempFile(folder, ".cultivation", ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                content.writeTo(out);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
