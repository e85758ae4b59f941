package cultivation.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The folder {@code monitoring/} of the project, and the programs that judge it. */
final class MonitoringFolder {
    static final Path FOLDER = Path.of(System.getProperty("monitoring.folder", ".."))
            .toAbsolutePath()
            .normalize();

    record Ran(int exitCode, String output) {}

    private MonitoringFolder() {}

    /** Skips the test, by name, where a program is not installed; in CI that is a failure. */
    static void needs(String... programs) {
        for (String program : programs) {
            boolean installed = installed(program);
            if (!installed && "true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(program + " must be installed in CI");
            }
            assumeTrue(installed, program + " is not installed: this test is skipped");
        }
    }

    static boolean installed(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    static Ran run(Path folder, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ran(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String text(String path) {
        try {
            return Files.readString(FOLDER.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object yaml(String path) {
        return new Yaml().load(text(path));
    }

    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File names without their ending. */
    static List<String> names(String folder, String ending) {
        return files(folder, ending).stream()
                .map(file -> file.getFileName().toString().replace(ending, ""))
                .toList();
    }

    /** What stands under a key, at any depth, in reading order. */
    static List<String> everyValueOf(String key, Object tree) {
        var found = new ArrayList<String>();
        collect(key, tree, found);
        return found;
    }

    private static void collect(String key, Object tree, List<String> found) {
        if (tree instanceof java.util.Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (key.equals(name) && value instanceof String text) {
                    found.add(text);
                } else {
                    collect(key, value, found);
                }
            });
        } else if (tree instanceof Iterable<?> items) {
            items.forEach(item -> collect(key, item, found));
        }
    }

    /** As the quickstart does it: each duration becomes the one that its line names for trying. */
    static String withTestIntervals(String yaml) {
        return yaml.replaceAll("(?m)^(\\s*(?:- )?\\w+: )\\S+( +# test: (\\S+).*)$", "$1$3$2");
    }
}
