package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.app.Instance;
import cultivation.app.Settings;
import cultivation.archive.ArchiveCommand;
import cultivation.archive.RestoreCommand;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.cli.ExitCodes;
import cultivation.cli.Verb;
import cultivation.cli.Verbs;
import cultivation.connection.AppClient;
import cultivation.producer.EventPublisher;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.simulator.Replay;
import cultivation.simulator.Simulation;
import cultivation.simulator.SimulationOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All is lost but an archive: another broker and another registry, filled from it, give every figure to the byte. */
class RestoredIT {
    private static final SimulationOptions SMALL =
            SimulationOptions.city().withScale(0.02).withColleges(5);
    /** Of these, no byte may differ: what they tell depends on events, register and append times alone. */
    private static final List<String> ANSWERS = List.of(
            "/api/v1/values",
            "/api/v1/colleges",
            "/api/v1/matrix?asOf=2019-12-31",
            "/api/v1/reports/6-1?year=2019&format=json",
            "/api/v1/checks");

    private static final LocalDate LATE = LocalDate.of(2019, 11, 11);

    @TempDir
    Path folder;

    @Test
    void a_cluster_restored_from_an_archive_answers_with_the_same_bytes() throws Exception {
        Map<String, String> before;
        try (var stack = started("old");
                var app = instance(stack, "old-app")) {
            // given
            try (var publisher = EventPublisher.open(stack.connection(), EventPublisher.BULK);
                    var colleague = new Colleague(stack.endpoints())) {
                var unused = new Replay(Simulation.of(SMALL), publisher::publish).run((published, total) -> {});
                colleague.send(Colleague.payment("4111010853", "late", 1_234_00L, LATE));
                colleague.send(
                        Colleague.payment("4111010853", "late", 9_999_00L, LATE)); // a conflict, which is rejected
            }
            awaitCaughtUp(app);
            before = answers(app);
            assertThat(before.get("/api/v1/colleges")).contains("\"rejected\":1");
            // when
            assertThat(run(
                            new ArchiveCommand(),
                            stack,
                            folder.resolve("archive").toString()))
                    .contains("归档完成");
        }
        try (var stack = started("new")) {
            emptied(stack);
            assertThat(run(
                            new RestoreCommand(),
                            stack,
                            folder.resolve("archive").toString()))
                    .contains("恢复完成");
            try (var app = instance(stack, "new-app")) {
                awaitCaughtUp(app);
                // then
                var after = answers(app);
                for (String path : ANSWERS) {
                    assertThat(after.get(path)).as(path).isEqualTo(before.get(path));
                }
            }
        }
    }

    private Stack started(String name) {
        var stack =
                new Stack(StackSettings.forTest().withInstances(0).withData(folder.resolve(name)), Console.silent());
        stack.start();
        return stack;
    }

    /** A stack registers the city's colleges when it starts. */
    private static void emptied(Stack stack) {
        try (var admin = stack.connection().admin()) {
            var ours = stack.connection().answerOf(admin.listTopics().names());
            var unused = stack.connection().answerOf(admin.deleteTopics(ours).all());
            await().until(() ->
                    stack.connection().answerOf(admin.listTopics().names()).isEmpty());
        }
    }

    private Instance instance(Stack stack, String state) throws Exception {
        return Instance.start(
                Settings.of(
                        null,
                        Map.of(
                                "CULTIVATION_KAFKA",
                                stack.endpoints().kafka(),
                                "CULTIVATION_REGISTRY",
                                stack.endpoints().registry(),
                                "CULTIVATION_HTTP_PORT",
                                "0",
                                "CULTIVATION_STATE_DIR",
                                folder.resolve(state).toString(),
                                "CULTIVATION_CLOCK",
                                "events")),
                CatalogueFile.shipped());
    }

    private static AppClient client(Instance instance) {
        return new AppClient(URI.create("http://127.0.0.1:" + instance.port()));
    }

    private static void awaitCaughtUp(Instance instance) {
        // A thread that a busy machine keeps from ending its transaction in time is replaced.
        await().dontCatchUncaughtExceptions()
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        client(instance).get("/api/v1/status").path("caughtUp").asBoolean());
    }

    private static Map<String, String> answers(Instance instance) {
        var answers = new TreeMap<String, String>();
        for (String path : ANSWERS) {
            answers.put(path, new String(client(instance).bytes(path), StandardCharsets.UTF_8));
        }
        return answers;
    }

    private static String run(Verb verb, Stack stack, String archive) {
        var out = new StringWriter();
        var printer = new PrintWriter(out);
        int code = Verbs.commandLine(verb)
                .setOut(printer)
                .setErr(printer)
                .execute(
                        archive,
                        "--kafka",
                        stack.endpoints().kafka(),
                        "--registry",
                        stack.endpoints().registry());
        printer.flush();
        assertThat(code).as(out.toString()).isEqualTo(ExitCodes.DONE);
        return out.toString();
    }
}
