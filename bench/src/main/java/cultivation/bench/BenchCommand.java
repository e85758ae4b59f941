package cultivation.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.bench.ladder.Ladder;
import cultivation.bench.ladder.Rung;
import cultivation.bench.measured.Jvm;
import cultivation.bench.measured.Laboratory;
import cultivation.bench.running.Growth;
import cultivation.bench.running.Latency;
import cultivation.bench.running.Restart;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
        footer = {
            "",
            "Parts: ladder, latency, growth, restart, import. Rungs of the ladder: poll, l1, fold, l2, atLeastOnce, exactlyOnce, rocksdb, dsl, flink. Measure on an idle machine: the "
                    + "load is printed with the figures. Linux only, since CPU time comes from /proc. "
                    + "docs/performance.md tells what is measured, and how."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class BenchCommand implements Verb {
    private static final String LADDER = "ladder";
    private static final String LATENCY = "latency";
    private static final String GROWTH = "growth";
    private static final String RESTART = "restart";
    private static final String IMPORT = "import";
    private static final List<String> PARTS = List.of(LADDER, LATENCY, GROWTH, RESTART, IMPORT);

    /** Of the events of the ladder, so many are read before latencies are measured. */
    private static final int READ_BEFORE = 10;

    /** Of the events of the ladder, so many are dealt out to colleges, and so many entities are there at a restart. */
    private static final int THIRD = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "these parts alone, or these rungs of the ladder")
    private List<String> only = List.of();

    @Option(
            names = "--events",
            paramLabel = "N",
            description =
                    "measured in each climb of the ladder (default: ${DEFAULT-VALUE}); a third as many in growth and as "
                            + "many entities at a restart, a tenth before latencies, as many rows at most of an import")
    private int events = 3_000_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "of the ladder and of restarts (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "of each process on the ladder (default: ${DEFAULT-VALUE})")
    private String heap = "3g";

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "N",
            description = "events a second at which latencies are measured (default: 1000,5000,20000)")
    private List<Integer> rates = List.of(1_000, 5_000, 20_000);

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "at each of the rates, and at rest in growth (default: ${DEFAULT-VALUE})")
    private int seconds = 30;

    @Option(
            names = "--colleges",
            split = ",",
            paramLabel = "N",
            description = "to how many the events are dealt out in growth (default: 25,250,1500)")
    private List<Integer> colleges = List.of(25, 250, 1_500);

    @Option(
            names = "--profiles",
            paramLabel = "FOLDER",
            description = "where a flight recording of each climb goes, RUNG-ROUND.jfr; it slows what is measured")
    private @Nullable Path profiles;

    @Option(names = "--json", paramLabel = "FILE", description = "file to write the same to")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireKnown();
        if (profiles != null) {
            Files.createDirectories(profiles);
        }
        var out = spec.commandLine().getOut();
        var progress = spec.commandLine().getErr();
        var machine = machine();
        out.println(machine);
        var measured = new LinkedHashMap<String, Object>();
        measured.put("commit", commit());
        measured.put("machine", machine);
        boolean wrong = false;
        var rungs = rungs();
        if (!rungs.isEmpty()) {
            try (var laboratory = Laboratory.open(progress)) {
                var ladder = Ladder.climb(laboratory, new Ladder.Options(rungs, rounds, events, heap, profiles));
                measured.put(LADDER, ladder);
                measured.put("ratios", Ratios.of(ladder));
                Table.print(out, ladder);
                wrong |= Table.isWrong(ladder);
            }
            write(measured);
        }
        var jvm = Jvm.withHeap(heap);
        if (isWanted(LATENCY)) {
            try (var laboratory = Laboratory.open(progress)) {
                measured.put(LATENCY, Latency.measure(laboratory, jvm, events / READ_BEFORE, rates, seconds));
            }
            tell(LATENCY, measured);
        }
        if (isWanted(GROWTH)) {
            measured.put(GROWTH, Growth.measure(progress, jvm, Math.max(1, events / THIRD), colleges, seconds));
            tell(GROWTH, measured);
        }
        if (isWanted(RESTART)) {
            try (var laboratory = Laboratory.open(progress)) {
                measured.put(RESTART, Restart.measure(laboratory, jvm, Math.max(1, events / THIRD), rounds));
            }
            tell(RESTART, measured);
        }
        if (isWanted(IMPORT)) {
            measured.put(IMPORT, new ImportBench(out, events).run());
            write(measured);
        }
        return wrong ? ExitCodes.FAILED : ExitCodes.DONE;
    }

    private void requireKnown() {
        var known = new ArrayList<>(PARTS);
        known.addAll(Rung.ids());
        for (var part : only) {
            if (!known.contains(part)) {
                throw wrong("--only must be of " + String.join(", ", known) + ", got: '" + part + "'");
            }
        }
        requirePositive("--events", List.of(events));
        requirePositive("--rounds", List.of(rounds));
        requirePositive("--seconds", List.of(seconds));
        requirePositive("--rates", rates);
        requirePositive("--colleges", colleges);
    }

    private void requirePositive(String option, List<Integer> values) {
        for (int value : values) {
            if (value < 1) {
                throw wrong(option + " must be 1 or more, got: " + value);
            }
        }
    }

    private CommandLine.ParameterException wrong(String why) {
        return new CommandLine.ParameterException(spec.commandLine(), why);
    }

    private boolean isWanted(String part) {
        return only.isEmpty() || only.contains(part);
    }

    /** In the order of the ladder. */
    private List<Rung> rungs() {
        return Arrays.stream(Rung.values())
                .filter(rung -> isWanted(LADDER) || only.contains(rung.id()))
                .toList();
    }

    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores, Java %s, load %.1f",
                system.getAvailableProcessors(),
                System.getProperty("java.version"),
                system.getSystemLoadAverage());
    }

    private void tell(String part, Map<String, Object> measured) throws IOException {
        var out = spec.commandLine().getOut();
        Table.print(out, part, measured.get(part));
        write(measured);
    }

    /** After each part, so that a long bench that is ended early has told something. */
    private void write(Map<String, Object> measured) throws IOException {
        if (json != null) {
            Files.writeString(
                    json,
                    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(measured) + "\n",
                    StandardCharsets.UTF_8);
        }
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
