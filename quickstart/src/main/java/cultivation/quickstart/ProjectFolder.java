package cultivation.quickstart;

import cultivation.quickstart.process.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout this program was built from; it holds the monitoring rules and the registry's fetch order. */
final class ProjectFolder {
    private static final Path MARK = Path.of("quickstart", "fetch", "pom.xml");

    private ProjectFolder() {}

    /** The folder the launcher named in {@code cultivation.home}, or the nearest one above the working directory. */
    static Path find() {
        var named = System.getProperty("cultivation.home");
        if (named != null) {
            return Path.of(named);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(MARK))) {
                return folder;
            }
        }
        throw new CannotStart("the project's folder is not found above "
                + Path.of("").toAbsolutePath() + "; start with ./cultivation, or set -Dcultivation.home");
    }
}
