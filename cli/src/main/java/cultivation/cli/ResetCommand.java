package cultivation.cli;

import cultivation.college.DerivedTopics;
import cultivation.college.LocalState;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code reset}: deletes what the app has computed; the next start computes it again from the events. */
@Command(
        name = "reset",
        description = {
            "Deletes what the app has computed: internal topics, ledger, indicators, offsets, and its state directory.",
            "Events, rejections, colleges, thresholds and closed years stay; the next start rebuilds. Stop the app first."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ResetCommand implements Verb {
    @Spec
    private CommandSpec spec;

    @Option(names = "--yes", description = "do it; without this nothing is deleted")
    private boolean yes;

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description =
                    "the app's state directory on this machine (default: CULTIVATION_STATE_DIR, .cultivation/state)",
            defaultValue = "${env:CULTIVATION_STATE_DIR:-.cultivation/state}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER)
    private String stateDir = "";

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description =
                    "how long to wait for a stopped instance to drop out of its group (default: ${DEFAULT-VALUE})",
            defaultValue = "60")
    private int waitSeconds;

    @Mixin
    private Endpoints endpoints;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!yes) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "reset 会删除监测系统算出的账、指标和状态（学校发送的记录保留）；确实要做，请加 --yes。");
        }
        PrintWriter out = spec.commandLine().getOut();
        var connection = endpoints.connection();
        var api = endpoints.apiOrNull();
        if (api != null && isAlive(api)) {
            throw new FailedException("监测系统（" + api + "）还在运行，请先停止它。");
        }
        try (var topics = DerivedTopics.open(connection)) {
            waitUntilLeft(topics, out);
            for (String topic : topics.delete()) {
                out.println("deleted what was in " + topic);
            }
        }
        var state = Path.of(stateDir);
        if (LocalState.delete(state)) {
            out.println("deleted the state directory " + LocalState.in(state));
        }
        out.println("reset done: events are kept, the next start of the app rebuilds everything from them;"
                + " an instance elsewhere deletes its old state itself when it starts");
        return ExitCodes.DONE;
    }

    /** A member that was killed, or keeps its place for a restart, counts until its session times out. */
    private void waitUntilLeft(DerivedTopics state, PrintWriter out) throws InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
        boolean said = false;
        while (state.isInUse()) {
            if (System.nanoTime() >= giveUp) {
                throw new FailedException("监测系统还有实例在运行，请先停止它，再运行本命令。");
            }
            if (!said) {
                out.println("an instance of the app is still a member of its group; waiting up to " + waitSeconds
                        + " s for it to leave");
                said = true;
            }
            Thread.sleep(500);
        }
    }

    private static boolean isAlive(URI api) throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api + "/health/live"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            var http = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
