package cultivation.importer.sending;

import java.nio.file.Path;

/** What this program keeps of a college for one person: in the home folder, not beside files that are passed on. */
public final class HomeFolder {
    private HomeFolder() {}

    /** A college's key, unless another file is named. */
    public static Path key(String collegeCode) {
        return file(collegeCode + ".key");
    }

    /** A file or folder in it. */
    public static Path file(String name) {
        return Path.of(System.getProperty("user.home"), ".cultivation", name);
    }
}
