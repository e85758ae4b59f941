package cultivation.simulator;

import cultivation.cli.Endpoints;
import cultivation.cli.ExitCodes;
import cultivation.cli.FailedException;
import cultivation.cli.OnInterrupt;
import cultivation.cli.ShownProgress;
import cultivation.cli.Verb;
import cultivation.college.CollegeRegistrar;
import cultivation.college.SchemaRegistrar;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.events.Head;
import cultivation.producer.EventPublisher;
import cultivation.producer.QuickSerializer;
import cultivation.reference.College;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code simulate}: publishes the events of simulated colleges. */
@Command(
        name = "simulate",
        description = {
            "Publishes simulated events of the colleges: whole student lives, sessions and payments, staff, rooms and money.",
            "The city's totals of 2018 and 2019 are those of the annual report; the figures of a single college, and of "
                    + "other years, are invented. Nobody in it exists."
        },
        footer = {
            "",
            "The same options give the same events, so running it again changes no figure; the app counts them as "
                    + "duplicates. Ctrl-C ends it after what was sent.",
            "Topics that hold other events, of another simulation or a college's own, are left alone: the same students and "
                    + "sessions would be told twice. --anyway goes on."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SimulateCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--years",
            split = ",",
            paramLabel = "YEAR",
            description = "calendar years, without a gap (default: ${DEFAULT-VALUE}); earlier cohorts come with them",
            defaultValue = "2018,2019")
    private List<Integer> years = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "another seed gives other lives with the same totals (default: ${DEFAULT-VALUE})",
            defaultValue = "2020")
    private long seed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "at most so many events a second (default: as many as the broker takes)",
            defaultValue = "0",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private double rate;

    @Option(
            names = "--scale",
            paramLabel = "X",
            description = "multiplies all totals, for load or for a quick try (default: ${DEFAULT-VALUE})",
            defaultValue = "1")
    private double scale;

    @Option(
            names = "--colleges",
            paramLabel = "N",
            description = "how many colleges, at most " + SimulationOptions.MAX_COLLEGES
                    + " (default: the city's ${DEFAULT-VALUE}); the others are invented, with codes from 9911000001",
            defaultValue = "25")
    private int colleges;

    @Option(
            names = "--spread",
            paramLabel = "N",
            description = "deals the very same events out to so many colleges instead (default: as --colleges)",
            defaultValue = "0",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private int spread;

    @Option(
            names = "--partitions",
            paramLabel = "P",
            description = "partitions of every events topic of this deployment (default: CULTIVATION_PARTITIONS, or "
                    + Topics.DEFAULT_PARTITIONS + ")",
            defaultValue = "${env:CULTIVATION_PARTITIONS:-" + Topics.DEFAULT_PARTITIONS + "}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private int partitions;

    @Option(names = "--anyway", description = "goes on where the topics hold other events; totals will mix the two")
    private boolean anyway;

    @Option(names = "--dry-run", description = "publishes nothing; says how many events there are of which college")
    private boolean dryRun;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws InterruptedException {
        var options = options();
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun) {
            return describe(Simulation.of(options), out);
        }
        var connection = endpoints.connection();
        var simulation = Simulation.of(options);
        out.printf(
                Locale.ROOT,
                "simulating %s of %d colleges, seed %d: %,d events%n",
                years.size() == 1 ? years.get(0) : years.get(0) + " to " + years.get(years.size() - 1),
                simulation.colleges().size(),
                seed,
                simulation.total());
        try (var registrar = CollegeRegistrar.open(connection, partitions)) {
            registrar.createSharedTopics();
            new SchemaRegistrar(connection.registryClient()).register();
            var registered = registrar.list().stream()
                    .map(college -> college.getCode().toString())
                    .collect(Collectors.toSet());
            if (!anyway) {
                EarlierEvents.foreign(connection, simulation, registered).ifPresent(SimulateCommand::refuse);
            }
            registerMissing(registrar, simulation.colleges(), registered);
        }
        long begun = System.nanoTime();
        long published;
        try (var publisher = EventPublisher.open(connection, settings(connection, simulation));
                var shown = ShownProgress.on(
                        out,
                        "publishing",
                        simulation.total(),
                        at -> String.format(Locale.ROOT, "published %,d of %,d", at.done(), at.total()))) {
            published = publish(simulation, publisher, shown);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        out.printf(
                Locale.ROOT,
                "published %,d of %,d events in %.1f s (%,.0f a second)%n",
                published,
                simulation.total(),
                seconds,
                published / Math.max(seconds, 0.001));
        return published == simulation.total() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private Map<String, String> settings(Connection connection, Simulation simulation) {
        var settings = new HashMap<String, String>();
        if (rate == 0) {
            settings.putAll(EventPublisher.bulk(simulation.colleges().size() * partitions));
        }
        settings.put("value.serializer", QuickSerializer.class.getName());
        settings.put(QuickSerializer.REGISTRY, connection.registry().toString());
        return settings;
    }

    private static void refuse(String code) {
        throw new FailedException("学校 " + code + " 的事件主题里已有别的事件（另一次模拟、回放或学校自己的）。再模拟会使同一学生、同一场培训报送两次，"
                + "有的会因版本冲突被拒收，合计也会改变。请用 ./cultivation quickstart --no-replay 另起一套；确知后果的，加 --anyway。");
    }

    /** A college that is registered keeps its particulars. */
    private static void registerMissing(CollegeRegistrar registrar, List<College> colleges, Set<String> registered) {
        var missing = colleges.stream()
                .filter(college -> !registered.contains(college.getCode().toString()))
                .toList();
        if (!missing.isEmpty()) {
            registrar.add(missing);
        }
    }

    /** On Ctrl-C the process ends only when what was sent is acknowledged. */
    private long publish(Simulation simulation, EventPublisher publisher, ShownProgress shown) {
        var replay = new Replay(simulation, publisher::publish).atRate(rate);
        var onInterrupt = OnInterrupt.call(replay::stop);
        try {
            return replay.run((done, total) -> shown.at(done));
        } finally {
            onInterrupt.close();
        }
    }

    private SimulationOptions options() {
        var sorted = years.stream().sorted().distinct().toList();
        int first = sorted.get(0);
        int last = sorted.get(sorted.size() - 1);
        if (last - first + 1 != sorted.size()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--years 应是连续的年份，收到 " + years + "。");
        }
        if (!(rate >= 0)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--rate 应为 0 或更大，收到 " + rate + "。");
        }
        years = sorted;
        try {
            return new SimulationOptions(first, last, seed, scale, colleges, spread == 0 ? colleges : spread);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--" + e.getMessage());
        }
    }

    private static int describe(Simulation simulation, PrintWriter out) {
        var events = new TreeMap<String, Long>();
        for (var event : simulation) {
            events.merge(((Head) event.get(0)).getCollegeCode().toString(), 1L, Long::sum);
        }
        for (var college : simulation.colleges()) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %,10d  %s%n",
                    college.getCode(),
                    events.getOrDefault(college.getCode().toString(), 0L),
                    college.getName());
        }
        out.printf(Locale.ROOT, "%,d events; nothing was published%n", simulation.total());
        return ExitCodes.DONE;
    }
}
