package cultivation.quickstart;

import cultivation.quickstart.process.CannotStart;
import cultivation.quickstart.process.Console;
import cultivation.quickstart.process.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The schema registry's program, fetched once through Maven and kept unpacked under {@code
 * ${XDG_CACHE_HOME:-~/.cache}/cultivation}.
 */
final class RegistryArchive {
    private static final long BYTES_NEEDED = 700L << 20;

    private final Path cache;
    private final String version;

    RegistryArchive(Path cache, String version) {
        this.cache = cache;
        this.version = version;
    }

    /** The place for this user, and the newest version that the running Java allows. */
    static RegistryArchive forThisMachine() {
        return new RegistryArchive(
                cacheOf(System.getenv()), versionFor(Runtime.version().feature()));
    }

    static Path cacheOf(Map<String, String> environment) {
        var named = environment.get("XDG_CACHE_HOME");
        var base =
                named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(named);
        return base.resolve("cultivation");
    }

    static String versionFor(int java) {
        return java >= 21 ? "3.3.3" : "3.0.9";
    }

    String version() {
        return version;
    }

    /** The jar to run; fetches and unpacks the archive when it is not there yet. */
    Path jar(Supervisor supervisor, Console console) {
        var unpacked = cache.resolve("apicurio-registry-" + version);
        if (!Files.isDirectory(unpacked)) {
            fetch(unpacked, supervisor, console);
        }
        try (Stream<Path> files = Files.walk(unpacked, 2)) {
            return files.filter(RegistryArchive::starts)
                    .findFirst()
                    .orElseThrow(() -> new CannotStart("the schema registry under " + unpacked
                            + " is not complete; delete that folder, it will be fetched again"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean starts(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith("-runner.jar") || name.equals("quarkus-run.jar");
    }

    private void fetch(Path unpacked, Supervisor supervisor, Console console) {
        console.say("fetching the schema registry (Apicurio " + version
                + ", some 110 to 160 MB) through Maven, once; it is kept in " + cache);
        try {
            Files.createDirectories(cache);
            DataFolder.requireSpace(cache, BYTES_NEEDED);
            var parts = Files.createTempDirectory(cache, "unpacking-");
            var order =
                    ProjectFolder.find().resolve("quickstart").resolve("fetch").resolve("pom.xml");
            try {
                supervisor.run(
                        "mvn",
                        List.of(
                                "mvn",
                                "-q",
                                "-B",
                                "-f",
                                order.toString(),
                                "-Dregistry.version=" + version,
                                "dependency:unpack-dependencies",
                                "-Dfolder=" + parts));
            } catch (CannotStart e) {
                throw new CannotStart(
                        "模式注册中心下载不到：请让这台电脑连上 Maven 中央仓库或镜像 · the schema registry cannot be fetched. It is the Maven artifact io.apicurio:apicurio-registry-app:"
                                + version + ":tar.gz:all; let this machine reach Maven Central or the mirror of "
                                + "~/.m2/settings.xml, or unpack the archive by hand into " + unpacked
                                + " and start again. " + e.getMessage(),
                        e);
            }
            if (!Files.isDirectory(unpacked)) {
                Files.move(parts.resolve("registry"), unpacked);
            }
            DataFolder.delete(parts);
        } catch (IOException e) {
            throw new CannotStart(
                    "the schema registry cannot be kept in " + cache + " (" + e
                            + "); set XDG_CACHE_HOME to a folder you may write to",
                    e);
        }
    }
}
