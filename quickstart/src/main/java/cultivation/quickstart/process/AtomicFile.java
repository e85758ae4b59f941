package cultivation.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that other programs read while they are written. */
public final class AtomicFile {
    private AtomicFile() {}

    /** Replaces the file in one step: a reader sees the old content or the new, never a part. */
    public static void write(Path file, String content) {
        var target = file.toAbsolutePath();
        var draft = target.resolveSibling(target.getFileName() + ".new");
        try {
            Files.writeString(draft, content);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotStart(file + " cannot be written: " + e, e);
        }
    }
}
