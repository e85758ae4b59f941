package cultivation.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cultivation.app.Instance;
import cultivation.app.Settings;
import cultivation.catalogue.file.CatalogueFile;
import cultivation.cli.ExitCodes;
import cultivation.cli.ResetCommand;
import cultivation.cli.Verbs;
import cultivation.college.DerivedTopics;
import cultivation.college.LedgerRules;
import cultivation.college.Topics;
import cultivation.connection.AppClient;
import cultivation.events.PaymentKind;
import cultivation.producer.EventPublisher;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.report.CloseCommand;
import cultivation.report.ReconcileCommand;
import cultivation.report.ReportCommand;
import cultivation.simulator.Replay;
import cultivation.simulator.Simulation;
import cultivation.simulator.SimulationOptions;
import cultivation.topology.OtherLedgerException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances, a year that is closed and corrected, and all that was computed deleted: the tables are the same. */
class ClosedAndRebuiltIT {
    private static final SimulationOptions SMALL =
            SimulationOptions.city().withScale(0.02).withColleges(5);
    private static final List<String> TABLES = List.of("2-2", "2-3", "5-2", "6-1");

    @TempDir
    Path folder;

    @Test
    void a_closed_year_is_seen_by_every_instance_and_survives_a_reset_after_which_tables_are_identical_to_the_byte()
            throws Exception {
        try (var stack = new Stack(StackSettings.forTest().withInstances(0), Console.silent())) {
            stack.start();
            // given
            Map<String, String> tables;
            try (var first = instance(stack, "app-1");
                    var second = instance(stack, "app-2");
                    var colleague = new Colleague(stack.endpoints())) {
                replay(stack);
                awaitCaughtUp(first);
                awaitCaughtUp(second);
                var published = app(first).bytes("/api/v1/reports/6-1?year=2019&format=csv");

                // when: the year is closed at one of them
                assertThat(run(first, "close", "--year", "2019", "--by", "高职处", "--note", "年报付印"))
                        .contains("第 1 版", "高职处");

                // then: the other shows it, and a correction beside it
                await().until(() -> app(second).get("/api/v1/closings").size() == 1);
                assertThat(app(second).get("/api/v1/closings/2019").path("contentHash"))
                        .isEqualTo(app(first).get("/api/v1/closings/2019").path("contentHash"));
                correct(colleague);
                await().until(() -> app(second)
                                .get("/api/v1/closings/2019")
                                .path("restatements")
                                .size()
                        == 3);
                assertThat(run(second, "close", "--year", "2019", "--show")).contains("结账后更正 3 个数", "技术交易到款额");
                assertThat(app(second).bytes("/api/v1/reports/6-1?year=2019&format=csv&view=closed"))
                        .isEqualTo(published);
                assertThat(new String(
                                app(first).bytes("/api/v1/reports/6-1?year=2019&format=csv"), StandardCharsets.UTF_8))
                        .contains("2019年结账后更正");

                // then: it is not closed twice, but restated
                var again = "{\"year\": 2019, \"closedBy\": \"高职处\"}".getBytes(StandardCharsets.UTF_8);
                assertThatThrownBy(() -> app(second).post("/api/v1/closings", "application/json", again))
                        .hasMessageContaining("restates=1");
                assertThat(run(second, "close", "--year", "2019", "--restate", "1"))
                        .contains("第 2 版");

                // then: our own table reconciles with us, and not once a figure in it is changed
                assertThat(run(first, "report", "2-2", "--year", "2019", "--out", file("own.csv")))
                        .contains("wrote");
                assertThat(run(first, "reconcile", file("own.csv"))).contains("不符 0 个");
                Files.writeString(
                        folder.resolve("own.csv"),
                        Files.readString(folder.resolve("own.csv")).replaceFirst("(?m)(\\d)(,\\r?)$", "$19$2"));
                assertThat(fail(first, "reconcile", file("own.csv"))).contains("不符 1 个", "多写一位数字");
                tables = tables(second);
            }

            // when it is reset on the machine of the first, and that has rebuilt when the second comes with its old
            // state
            var out = new StringWriter();
            assertThat(Verbs.commandLine(new ResetCommand())
                            .setOut(new PrintWriter(out))
                            .execute(
                                    "--yes",
                                    "--state-dir",
                                    folder.resolve("app-1").toString(),
                                    "--kafka",
                                    stack.endpoints().kafka(),
                                    "--registry",
                                    stack.endpoints().registry(),
                                    "--api",
                                    "http://127.0.0.1:1"))
                    .as(out.toString())
                    .isEqualTo(ExitCodes.DONE);

            // then that state is deleted before anything is read
            var old = Files.createFile(folder.resolve("app-2/cultivation-monitor/of-the-old-ledger"));
            try (var second = instance(stack, "app-2")) {
                assertThat(old).doesNotExist();
                awaitCaughtUp(second);
                assertThat(tables(second)).isEqualTo(tables);
            }
            try (var rebuilt = instance(stack, "app-1")) {
                awaitCaughtUp(rebuilt);
                assertThat(tables(rebuilt)).isEqualTo(tables);
                assertThat(tables).hasSizeGreaterThan(400);
                assertThat(app(rebuilt).get("/api/v1/closings").findValuesAsText("intact"))
                        .containsExactly("true", "true");
            }
            isNotGoneOnWith(stack);
        }
    }

    /** What the ledger was booked under is kept with it, and a reset that was begun is finished before anything starts. */
    private void isNotGoneOnWith(Stack stack) throws Exception {
        var booked = requireNonNull(LedgerRules.read(stack.connection()));
        assertThat(booked).contains("employed ");
        for (String other : List.of(booked.replace("CONTRACT,", ""), LedgerRules.RESETTING)) {
            LedgerRules.write(stack.connection(), other);
            assertThatThrownBy(() -> instance(stack, "app-3"))
                    .isInstanceOf(OtherLedgerException.class)
                    .hasMessageContaining("./cultivation reset --yes");
        }
        LedgerRules.write(stack.connection(), booked);
        try (var admin = stack.connection().admin()) {
            var twice = Map.of(Topics.LEDGER, NewPartitions.increaseTo(2));
            var unused =
                    stack.connection().answerOf(admin.createPartitions(twice).all());
            assertThatThrownBy(() -> instance(stack, "app-3"))
                    .isInstanceOf(OtherLedgerException.class)
                    .hasMessageContaining("has 2 partitions")
                    .hasMessageContaining("./cultivation reset --yes");
        }
        try (var topics = DerivedTopics.open(stack.connection())) {
            await().until(() -> !topics.isInUse());
            assertThat(topics.delete()).contains(Topics.LEDGER);
        }
        instance(stack, "app-3").close();
    }

    private Instance instance(Stack stack, String id) throws Exception {
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
                                folder.resolve(id).toString(),
                                "CULTIVATION_INSTANCE_ID",
                                id,
                                // What is in memory alone is never another ledger's.
                                "CULTIVATION_STATE_STORE",
                                "rocksdb",
                                "CULTIVATION_CLOCK",
                                "events")),
                CatalogueFile.shipped());
    }

    private static void replay(Stack stack) {
        try (var publisher = EventPublisher.open(stack.connection(), EventPublisher.BULK)) {
            var unused = new Replay(Simulation.of(SMALL), publisher::publish).run((published, total) -> {});
        }
    }

    /** A payment that comes to be known after the year was closed: it is in the college's table, its group's and the city's. */
    private static void correct(Colleague colleague) throws Exception {
        var payment = Colleague.payment("4111010853", "late-2019", 123_456_00L);
        payment.setKind(PaymentKind.TECH_TRADE);
        payment.setReceivedOn(LocalDate.of(2019, 11, 11));
        colleague.send(payment);
    }

    private static AppClient app(Instance instance) {
        return new AppClient(URI.create("http://127.0.0.1:" + instance.port()));
    }

    private static void awaitCaughtUp(Instance instance) {
        await().pollInterval(Duration.ofMillis(200))
                .until(() ->
                        app(instance).get("/api/v1/status").path("caughtUp").asBoolean());
    }

    /** Every table of two years, of the city, each group and each college, in text. */
    private static Map<String, String> tables(Instance instance) {
        var app = app(instance);
        var entities = new TreeMap<String, String>();
        entities.put("beijing", "");
        for (var college : app.get("/api/v1/colleges")) {
            entities.put(college.path("code").asText(), "");
            entities.put(college.path("group").asText(), "");
        }
        var tables = new TreeMap<String, String>();
        for (String entity : entities.keySet()) {
            for (String table : TABLES) {
                for (int year : new int[] {2018, 2019}) {
                    for (String format : List.of("json", "csv")) {
                        var path = "/api/v1/reports/" + table + "?year=" + year + "&entity=" + entity + "&format="
                                + format;
                        tables.put(path, new String(app.bytes(path), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return tables;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String run(Instance instance, String... arguments) {
        return run(instance, ExitCodes.DONE, arguments);
    }

    private static String fail(Instance instance, String... arguments) {
        return run(instance, ExitCodes.FAILED, arguments);
    }

    private static String run(Instance instance, int expected, String... arguments) {
        var out = new StringWriter();
        Object verb =
                switch (arguments[0]) {
                    case "close" -> new CloseCommand();
                    case "report" -> new ReportCommand();
                    default -> new ReconcileCommand();
                };
        var command = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        command.addAll(List.of("--api", "http://127.0.0.1:" + instance.port()));
        var printer = new PrintWriter(out);
        int code = Verbs.commandLine(verb).setOut(printer).setErr(printer).execute(command.toArray(String[]::new));
        printer.flush();
        assertThat(code).as(out.toString()).isEqualTo(expected);
        return out.toString();
    }
}
