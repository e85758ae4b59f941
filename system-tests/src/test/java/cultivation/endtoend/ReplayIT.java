package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.producer.EventPublisher;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.simulator.Replay;
import cultivation.simulator.Simulation;
import cultivation.simulator.SimulationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The city's 2018 and 2019 through broker, registry, topology, ledger and board: the report's integers come out. */
class ReplayIT {
    private static final long TREE_KIBIBYTES = 2_560L * 1024;

    /** Indicator: 2019, 2018; {@code numerator} or {@code numerator/denominator}, {@code null} when missing. */
    private static final String REPORT = """
            planned_places 24792 25388
            admitted 21558 21302
            registered 20446 20029
            admission_rate 21558/24792 21302/25388
            registration_rate 20446/21558 20029/21302
            graduates 19349 19874
            employed 17875 18637
            employment_rate 17875/19349 18637/19874
            self_employment_rate 246/19349 302/19874
            major_relevance_rate 8045/10000 7721/10000
            employed_local 13649 11905
            employed_west_northeast 466 1589
            employed_sme_grassroots 10948 10564
            employed_top500 1235 1682
            training_person_days 977416 686946
            training_person_days_skills 700396 653427
            training_person_days_new_farmer 22312 21386
            training_person_days_veteran 5479 null
            training_person_days_grassroots_service 54424 12133
            training_person_days_other 194805 null
            overseas_trainee_person_days 182986 61478
            tech_service_income 3493710000 2388170000
            economic_benefit 8436860000 6295860000
            vertical_research_income 3242910000 6644500000
            tech_trade_income 598580000 599000000
            training_income 53705570000 13283070000
            in_school_students 57790 58221
            """;

    @Test
    void the_report_s_integers_come_out_in_bounded_memory() throws Exception {
        try (var stack = new Stack(StackSettings.forTest().withClock("events"), Console.silent())) {
            stack.start();
            try (var colleague = new Colleague(stack.endpoints())) {
                // when
                long begun = System.nanoTime();
                long events = replay(stack, (published, total) -> {});
                colleague.awaitCaughtUp();
                long seconds = (System.nanoTime() - begun) / 1_000_000_000;

                // then
                long resident = residentKibibytes(stack);
                System.out.printf(
                        "%d events through the topology in %d s; broker, registry and app resident: %d MiB%n",
                        events, seconds, resident / 1024);
                assertReport(colleague);
                PrintedTables.check(colleague);
                assertThat(resident).as("KiB of the process tree").isLessThanOrEqualTo(TREE_KIBIBYTES);
            }
        }
    }

    @Test
    void the_same_figures_come_out_when_the_app_is_killed_in_the_middle() throws Exception {
        try (var stack = new Stack(StackSettings.forTest().withClock("events"), Console.silent())) {
            stack.start();
            try (var colleague = new Colleague(stack.endpoints())) {
                // given
                var published = new AtomicLong();
                var replaying = CompletableFuture.supplyAsync(
                        () -> replay(stack, (sofar, total) -> published.set(sofar * 100 / total)));
                await().until(() -> published.get() >= 50);
                long first = stack.endpoints().pids().app().get(0);

                // when
                stack.kill("app-1");
                await().pollInterval(Duration.ofMillis(20))
                        .until(() -> stack.endpoints().pids().app().get(0) != first);
                long restarted = System.nanoTime();
                await().pollInterval(Duration.ofMillis(50)).until(() -> ready(colleague));
                double seconds = (System.nanoTime() - restarted) / 1e9;
                var unused = replaying.join();
                colleague.awaitCaughtUp();

                // then
                System.out.printf("running again %.1f s after the start of the killed app's successor%n", seconds);
                assertReport(colleague);
            }
        }
    }

    private static long replay(Stack stack, Replay.Progress progress) {
        try (var publisher = EventPublisher.open(stack.connection(), EventPublisher.BULK)) {
            return new Replay(Simulation.of(SimulationOptions.city()), publisher::publish).run(progress);
        }
    }

    private static boolean ready(Colleague colleague) {
        try {
            return colleague.statusOf("/health/ready") == 200;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static void assertReport(Colleague colleague) throws Exception {
        assertThat(figures(colleague, "2019-12-31")).containsAllEntriesOf(printed(1));
        assertThat(figures(colleague, "2018-12-31")).containsAllEntriesOf(printed(2));
        for (Map.Entry<String, Long> year :
                Map.of("2019-12-31", 445_531L, "2018-12-31", 461_019L).entrySet()) {
            var income = colleague.value(
                    "indicator=average_monthly_income&window=ytd&scope=city&statistic=pooled&asOf=" + year.getKey());
            assertThat(income.path("numerator").asLong())
                    .as("income mean, exactly")
                    .isEqualTo(year.getValue() * income.path("denominator").asLong());
        }
    }

    private static Map<String, String> figures(Colleague colleague, String asOf) throws Exception {
        var figures = new LinkedHashMap<String, String>();
        for (JsonNode value : colleague
                .get("/api/v1/values?window=ytd&window=stock&scope=city&statistic=pooled&asOf=" + asOf)
                .path("values")) {
            var numerator = value.path("numerator").asText();
            var denominator = value.path("denominator");
            figures.put(
                    value.path("indicator").asText(),
                    value.path("value").isNull()
                            ? "null"
                            : denominator.isNull() ? numerator : numerator + '/' + denominator.asText());
        }
        return figures;
    }

    private static Map<String, String> printed(int column) {
        var figures = new LinkedHashMap<String, String>();
        REPORT.lines().map(line -> line.split(" ", -1)).forEach(words -> figures.put(words[0], words[column]));
        return figures;
    }

    private static long residentKibibytes(Stack stack) throws IOException {
        var pids = stack.endpoints().pids();
        long sum = 0;
        for (long pid : new long[] {
            pids.kafka(),
            pids.registry(),
            pids.app().get(0),
            ProcessHandle.current().pid()
        }) {
            var status = Path.of("/proc", Long.toString(pid), "status");
            if (Files.exists(status)) {
                for (String line : Files.readAllLines(status)) {
                    if (line.startsWith("VmRSS:")) {
                        sum += Long.parseLong(line.replaceAll("\\D", ""));
                    }
                }
            }
        }
        return sum;
    }
}
