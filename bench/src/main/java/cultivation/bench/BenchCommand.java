package cultivation.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code bench}: the performance table. */
@Command(
        name = "bench",
        description = "Measures on this machine, against a real broker and registry that it starts and deletes again.",
        footer = {"", "Parts: import. Measure on an idle machine: the load is printed with the figures."},
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class BenchCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Option(names = "--only", paramLabel = "PART", description = "one part alone: import")
    private @Nullable String only;

    @Option(names = "--events", paramLabel = "N", description = "so many rows at most, to make it short")
    private int events = Integer.MAX_VALUE;

    @Option(names = "--json", paramLabel = "FILE", description = "file to write the same to")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (only != null && !only.equals("import")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--only must be a part that is measured: import, got: '" + only + "'");
        }
        if (events < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--events must be 1 or more, got: " + events);
        }
        var out = spec.commandLine().getOut();
        var system = ManagementFactory.getOperatingSystemMXBean();
        var machine = String.format(
                Locale.ROOT,
                "%d cores, Java %s, load %.1f",
                system.getAvailableProcessors(),
                System.getProperty("java.version"),
                system.getSystemLoadAverage());
        out.println(machine);
        var measured = new LinkedHashMap<String, Object>();
        measured.put("import", new ImportBench(out, events).run());
        measured.put("commit", commit());
        measured.put("machine", machine);
        if (json != null) {
            Files.writeString(
                    json,
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(measured) + "\n",
                    StandardCharsets.UTF_8);
        }
        return ExitCodes.DONE;
    }

    /** Of the checkout, where there is one. */
    private static @Nullable String commit() throws InterruptedException {
        try {
            var home = System.getProperty("cultivation.home", ".");
            var git = new ProcessBuilder("git", "-C", home, "rev-parse", "HEAD")
                    .redirectErrorStream(true)
                    .start();
            var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? said : null;
        } catch (IOException e) {
            return null; // no git here
        }
    }

    /** For parts: a line of the table. */
    static String line(Map<String, Object> figures) {
        var line = new StringBuilder();
        figures.forEach((name, value) -> line.append(line.isEmpty() ? "" : ", ")
                .append(name)
                .append(' ')
                .append(value instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : shown(value)));
        return line.toString();
    }

    private static String shown(Object value) {
        return value instanceof Number number
                ? String.format(Locale.ROOT, "%,d", number.longValue())
                : value.toString();
    }
}
