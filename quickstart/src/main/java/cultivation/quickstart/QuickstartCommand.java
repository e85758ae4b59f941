package cultivation.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.cli.Verb;
import cultivation.quickstart.process.CannotStart;
import cultivation.quickstart.process.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole monitor on this machine, shown to a person. */
@Command(
        name = "quickstart",
        description = {
            "Starts the whole monitor on this machine and replays the city's 2018 and 2019.",
            "",
            "A real Kafka broker, a real schema registry, the streams-app and, where they are installed, Prometheus "
                    + "and Alertmanager run as child processes on 127.0.0.1. Ctrl-C or SIGTERM stops everything within "
                    + "10 s; the next start on the same data continues."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:it could not start, or a process died three times in a minute",
            "2:wrong usage",
            "130, 143:stopped by Ctrl-C, by SIGTERM"
        },
        mixinStandardHelpOptions = true)
public final class QuickstartCommand implements Verb {
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Clock {
        wall,
        events
    }

    enum PortChoice {
        usual,
        auto
    }

    @Option(
            names = "--ports",
            paramLabel = "auto",
            defaultValue = "usual",
            description = "auto: free ports, on known data the same as before where they are free. Default: Kafka "
                    + "9092, registry 8081, app 8080, Prometheus 9090, Alertmanager 9093.")
    PortChoice ports = PortChoice.usual;

    @Option(names = "--endpoints", paramLabel = "FILE", description = "Write the addresses and process ids as JSON.")
    @Nullable
    Path endpoints;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept. Default: .cultivation/data in the project's folder.")
    @Nullable
    Path data;

    @Option(names = "--ephemeral", description = "Keep everything in a temporary folder and delete it at the end.")
    boolean ephemeral;

    @Option(names = "--no-replay", description = "Start with no events; the colleges are registered.")
    boolean noReplay;

    @Option(
            names = "--secure",
            description = "A broker that asks everybody who he is: TLS, a principal for each college, which may write "
                    + "its own events and read its own rejections. The endpoints file names the certificate and the "
                    + "folder of the credentials.")
    boolean secure;

    @Option(names = "--instances", paramLabel = "N", defaultValue = "1", description = "App instances, 1 to 9.")
    int instances = 1;

    @Option(
            names = "--clock",
            paramLabel = "wall|events",
            description = "What today is: this machine's clock, or the latest day of any event. Default: events with "
                    + "the replay, wall with --no-replay.")
    @Nullable
    Clock clock;

    @Option(
            names = "--test-intervals",
            description = "Shorten the alerts' waits and the scrapes to a second, for trying alerts.")
    boolean testIntervals;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        requireSense();
        var console = Console.standard();
        var end = new CompletableFuture<String>();
        var stack = new Stack(settings(), console);
        var replay = new CityReplay(stack.replayProgress(), console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(replay, stack, console), "stop"));
        forgetEndpoints();
        stack.onChange(this::writeEndpoints).onGiveUp(end::complete).start();
        writeEndpoints(stack.endpoints());
        console.say("everything answers after " + Math.round(console.seconds()) + " s; open "
                + stack.endpoints().api() + "/ in a browser; Ctrl-C stops everything");
        if (!noReplay) {
            var thread = new Thread(() -> replay(replay, stack, console, end), "replay");
            thread.setDaemon(true);
            thread.start();
        }
        throw new CannotStart(end.join());
    }

    private static void replay(CityReplay replay, Stack stack, Console console, CompletableFuture<String> end) {
        double begun = console.seconds();
        try {
            if (replay.run(stack.connection()) && awaitFigures(stack)) {
                console.say("done: the figures of 2018 and 2019 are complete after %.0f s; dashboard: %s/"
                        .formatted(console.seconds() - begun, stack.endpoints().api()));
            }
        } catch (RuntimeException e) {
            end.complete(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Everything published has been through the topology. */
    private static boolean awaitFigures(Stack stack) {
        while (true) {
            try {
                var status = JSON.readTree(Http.body(stack.endpoints().api() + "/api/v1/status"));
                if (status != null
                        && status.path("caughtUp").asBoolean()
                        && status.path("lagRecords").asLong(1) == 0) {
                    return true;
                }
                Thread.sleep(200);
            } catch (JsonProcessingException unreadable) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    private void requireSense() {
        if (ephemeral && data != null) {
            throw usage("--ephemeral 与 --data 不能同时用：临时数据没有自己的文件夹，请去掉一个。");
        }
        if (instances < 1 || instances > 9) {
            throw usage("--instances 应为 1 至 9，收到 " + instances + "。");
        }
        var parent = endpoints == null ? null : endpoints.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw usage("--endpoints：没有文件夹“" + parent + "”，请先建立它。");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private StackSettings settings() {
        var folder = data;
        if (folder == null && !ephemeral) {
            folder = ProjectFolder.find().resolve(".cultivation").resolve("data");
        }
        var chosenClock = clock != null ? clock : noReplay ? Clock.wall : Clock.events;
        return new StackSettings(
                folder, ports == PortChoice.auto, instances, chosenClock.name(), true, testIntervals, secure);
    }

    private void forgetEndpoints() {
        if (endpoints != null) {
            try {
                Files.deleteIfExists(endpoints);
            } catch (IOException e) {
                throw new CannotStart("--endpoints: " + endpoints + " cannot be replaced: " + e, e);
            }
        }
    }

    private void writeEndpoints(Endpoints now) {
        if (endpoints != null) {
            now.write(endpoints);
        }
        if (!ephemeral) {
            now.write(usualEndpoints());
        }
    }

    /** Where the other verbs look when they are not told: the last quickstart that was started from this project. */
    private static Path usualEndpoints() {
        var file = ProjectFolder.find().resolve(cultivation.cli.Endpoints.QUICKSTART_FILE);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
        } catch (IOException e) {
            throw new CannotStart(file.getParent() + " cannot be made: " + e, e);
        }
        return file;
    }

    private static void stop(CityReplay replay, Stack stack, Console console) {
        double before = console.seconds();
        replay.stop();
        stack.close();
        console.say("everything stopped, in %.1f s".formatted(console.seconds() - before));
    }
}
