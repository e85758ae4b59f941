package cultivation.quickstart;

import cultivation.quickstart.process.AtomicFile;
import cultivation.quickstart.process.CannotStart;
import cultivation.quickstart.process.Child;
import cultivation.quickstart.process.JavaCommand;
import cultivation.quickstart.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus and Alertmanager as child processes, where they are installed, with the project's own rules and routes.
 *
 * <p>The project's {@code monitoring/} folder is copied into the data folder; there the addresses become this stack's, and
 * with test intervals each duration becomes the one that its line gives as {@code # test: 1s}.
 */
final class Monitoring {
    private static final Pattern TEST_VALUE =
            Pattern.compile("(?m)^(?<key>\\s*(?:- )?[\\w]+: )\\S+(?<comment> +# test: (?<value>[0-9][0-9a-z]*).*)$");

    private static final String FIRST_APP = "app-1:8080";
    private static final String SECOND_APP = "app-2:8080";

    private final Path folder;
    private final Path source;
    private final boolean testIntervals;
    private final String relay;
    private final List<String> apps;

    /**
     * @param folder where everything is written
     * @param source the project's {@code monitoring/}
     * @param relay {@code host:port} of the relay
     * @param apps {@code host:port} of each instance of the app
     */
    Monitoring(Path folder, Path source, boolean testIntervals, String relay, List<String> apps) {
        this.folder = folder;
        this.source = source;
        this.testIntervals = testIntervals;
        this.relay = relay;
        this.apps = List.copyOf(apps);
    }

    /** The program of Prometheus, when it is installed. */
    static Optional<Path> prometheus() {
        return program(System.getenv("PATH"), "prometheus");
    }

    /** The program of Alertmanager, when it is installed; Debian gives it a longer name. */
    static Optional<Path> alertmanager() {
        return program(System.getenv("PATH"), "prometheus-alertmanager", "alertmanager");
    }

    static Optional<Path> program(@Nullable String searchPath, String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of((searchPath == null ? "" : searchPath).split(":"))
                        .filter(directory -> !directory.isEmpty())
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Copies the rules and writes the targets, each a list of {@code host:port}. */
    Child preparePrometheus(Path program, int port, Path log, Map<String, List<String>> targets) {
        var config = copied("prometheus");
        targets.forEach((job, addresses) -> write(
                config.resolve("targets").resolve(job + ".yml"),
                "- targets: [" + String.join(", ", addresses) + "]\n"));
        return new Child(
                "prometheus",
                Part.PROMETHEUS.title(),
                List.of(
                        program.toString(),
                        "--config.file=" + config.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("prometheus-samples"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn"),
                Map.of(),
                log,
                false);
    }

    Child prepareAlertmanager(Path program, int port, Path log) {
        var config = copied("alertmanager");
        return new Child(
                "alertmanager",
                Part.ALERTMANAGER.title(),
                List.of(
                        program.toString(),
                        "--config.file=" + config.resolve("alertmanager.yml"),
                        "--storage.path=" + folder.resolve("alertmanager-state"),
                        "--web.listen-address=127.0.0.1:" + port,
                        // It would else open a second port, for others of its kind.
                        "--cluster.listen-address=",
                        "--log.level=warn"),
                Map.of(),
                log,
                false);
    }

    /**
     * The relay between Alertmanager and group robots. Without a robot it takes the alerts and shows the runbooks.
     *
     * @param robots a folder where the file {@code commission}, {@code college} or {@code operations} holds the address of
     *     that reader's WeCom robot
     */
    Child prepareRelay(int port, Path robots, Path log) {
        var configuration = folder.resolve("relay.json");
        write(configuration, """
                {"host": "127.0.0.1", "port": %d, "destinations": {%s}}
                """.formatted(
                        port,
                        Stream.of("commission", "college", "operations")
                                .map(reader -> robotOf(reader, robots))
                                .collect(Collectors.joining(", "))));
        return new Child(
                "relay",
                Part.RELAY.title(),
                JavaCommand.withHeap("64m", "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=child-logback.xml")
                        .main("cultivation.relay.RelayServer", configuration.toString()),
                Map.of(),
                log,
                false);
    }

    private static String robotOf(String reader, Path robots) {
        var address = robots.toAbsolutePath().resolve(reader);
        return Files.exists(address)
                ? "\"%s\": [{\"type\": \"wecom\", \"urlFile\": \"%s\"}]".formatted(reader, address)
                : "\"%s\": []".formatted(reader);
    }

    /** Every duration replaced by the one that its comment names for trials. */
    static String withTestIntervals(String config) {
        return TEST_VALUE.matcher(config).replaceAll("${key}${value}${comment}");
    }

    /** The lines that name the deployment's instances, with this stack's instead. */
    private String withApps(String config) {
        var lines = new ArrayList<String>();
        for (String line : config.split("\n", -1)) {
            if (line.contains(FIRST_APP)) {
                apps.forEach(app -> lines.add(line.replace(FIRST_APP, app)));
            } else if (!line.contains(SECOND_APP)) {
                lines.add(line);
            }
        }
        return String.join("\n", lines);
    }

    private Path copied(String part) {
        var from = source.resolve(part);
        var to = folder.resolve(part);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (file.toString().endsWith(".yml")) {
                    var config =
                            withApps(Files.readString(file)).replaceAll("\\b(relay|127\\.0\\.0\\.1):9095\\b", relay);
                    Files.writeString(copy, testIntervals ? withTestIntervals(config) : config);
                } else {
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            return to;
        } catch (IOException e) {
            throw new CannotStart("the monitoring rules cannot be copied from " + from + " to " + to + ": " + e, e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new CannotStart(file.getParent() + " cannot be made: " + e, e);
        }
        AtomicFile.write(file, content);
    }
}
