package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.cli.Cultivation;
import cultivation.college.CollegeRegistrar;
import cultivation.college.Topics;
import cultivation.events.TechServicePayment;
import cultivation.ledger.Cell;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import cultivation.reference.College;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the figures do not hold is said: where, since when, and what to do. */
class UnseenRecordsIT {
    private static final String HANGING = "4111010853";
    private static final String REPLACED = "4111010857";
    private static final String OTHER = "4111010858";
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private static final Stack STACK = new Stack(StackSettings.forTest(), Console.silent());

    @TempDir
    private static Path folder;

    private static Colleague colleague;
    private static Path endpoints;

    @BeforeAll
    static void start() throws Exception {
        STACK.start();
        colleague = new Colleague(STACK.endpoints());
        endpoints = Files.writeString(
                folder.resolve("endpoints.json"),
                "{\"kafka\": \"%s\", \"registry\": \"%s\", \"api\": \"%s\"}"
                        .formatted(
                                STACK.endpoints().kafka(),
                                STACK.endpoints().registry(),
                                STACK.endpoints().api()));
        colleague.awaitCaughtUp();
    }

    @AfterAll
    static void stop() {
        colleague.close();
        STACK.close();
    }

    @Test
    void a_transaction_left_open_is_named_everywhere_until_it_ends_and_what_was_aborted_is_waited_for_by_nobody()
            throws Exception {
        // given: a client that hangs before it commits
        var hanging = transactional("college-" + HANGING + "-nightly");
        hanging.beginTransaction();
        var payment = Colleague.payment(HANGING, "open", 100);
        hanging.send(record(payment)).get();
        int partition = colleague.partitionOf("open");
        var topic = Topics.events(HANGING);

        // when
        await().until(() -> !toldOf(HANGING).isEmpty());

        // then: the status
        var status = colleague.get("/api/v1/status");
        assertThat(status.path("caughtUp").asBoolean()).isFalse();
        assertThat(status.path("lagRecords").asLong()).isEqualTo(1);
        var waiting = toldOf(HANGING).get(0);
        assertThat(waiting.path("partition").asInt(-1)).isEqualTo(partition);
        assertThat(waiting.path("reason").asText()).isEqualTo("open_transaction");
        assertThat(waiting.path("since").asText()).startsWith("20");
        assertThat(waiting.path("message").asText()).contains(topic, "事务", "中止");
        // health, the college's page and not another's, the metrics
        assertThat(colleague
                        .get("/health/ready")
                        .path("missing")
                        .path(topic + "-" + partition)
                        .asText())
                .contains("a transaction is open since");
        assertThat(waitingFor("/api/v1/colleges/" + HANGING + "/overview")).hasSize(1);
        assertThat(waitingFor("/api/v1/colleges/" + OTHER + "/overview")).isEmpty();
        assertThat(colleague.text("/metrics"))
                .contains("cultivation_waiting_since_timestamp_seconds{college=\"" + HANGING + "\",partition=\""
                        + partition + "\",reason=\"open_transaction\"}");
        assertThat(run("status")).contains("注意：主题 " + topic + " 的 " + partition + " 号分区");
        await().until(() -> colleague.text("/metrics").contains("cultivation_caught_up 0"));

        // when a file is imported behind it
        var plans = new StringBuilder("计划编号,入学年份,招生类型,计划数,计划生效日期\n");
        for (int i = 0; i < 20; i++) {
            plans.append("P-").append(i).append(",2019,统考,1,2019-05-20\n");
        }
        var file = Files.writeString(folder.resolve("plans.csv"), plans);
        var printed = new StringWriter();
        var importing = new Thread(() -> Cultivation.commandLine()
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(printed, true))
                .execute("import", file.toString(), "--college", HANGING, "--endpoints", endpoints.toString()));
        importing.start();

        // then it says what it waits for, and ends when the transaction does
        await().untilAsserted(() -> assertThat(printed.toString()).contains("等待回执：主题 " + topic));
        hanging.abortTransaction();
        hanging.close();
        await().until(() -> !importing.isAlive());
        assertThat(printed.toString()).contains("回执：").contains("发送（sent）");
        await().until(() -> colleague.get("/api/v1/status").path("caughtUp").asBoolean());
        assertThat(toldOf(HANGING)).isEmpty();
    }

    @Test
    void what_somebody_else_wrote_to_the_ledger_is_taken_back() throws Exception {
        // given
        var college = "4111014139";
        var day = LocalDate.of(2019, 3, 4);
        colleague.send(Colleague.payment(college, "right", 100, day));
        int partition = colleague.partitionOf("right");
        await().until(() -> income(college) == 100);

        // when: a cell moved and a cell that no entity knows
        var forged = List.of(
                college + "|tech_service_fen||2019-03-04|" + partition,
                college + "|tech_service_fen||2019-03-05|" + partition);
        try (var writer = transactional("somebody-else")) {
            writer.beginTransaction();
            for (var cell : forged) {
                writer.send(new ProducerRecord<>(
                                Topics.LEDGER,
                                cell.getBytes(StandardCharsets.UTF_8),
                                colleague.wire(new Cell(7_000L, 1L, true))))
                        .get();
            }
            writer.commitTransaction();
        }
        await().until(() -> income(college) == 14_000);
        colleague.send(Colleague.payment(college, "right", 100, day));

        // then
        await().until(() -> income(college) == 100);
        await().until(() -> colleague.text("/metrics").contains("cultivation_ledger_differing_partitions 0"));
    }

    /** In fen. */
    private static long income(String college) throws Exception {
        return colleague
                .value("indicator=tech_service_income&window=ytd&scope=college&asOf=2019-12-31&entity=" + college)
                .path("numerator")
                .asLong();
    }

    @Test
    void a_partition_that_holds_nothing_but_what_was_aborted_is_caught_up() throws Exception {
        // given
        var college = "4111012448";
        try (var producer = transactional("college-" + college + "-nightly")) {
            producer.beginTransaction();
            producer.send(record(Colleague.payment(college, "never", 100))).get();

            // when
            producer.abortTransaction();
        }

        // then
        await().until(() -> colleague.get("/api/v1/status").path("caughtUp").asBoolean());
    }

    @Test
    void a_topic_that_is_deleted_and_made_again_is_told_and_its_new_records_count() throws Exception {
        // given
        for (int i = 0; i < 40; i++) {
            colleague.send(Colleague.payment(REPLACED, "first-" + i, 100));
            colleague.send(Colleague.payment(OTHER, "other-" + i, 100));
        }
        await().until(() -> received(REPLACED) == 40 && received(OTHER) == 40);
        var topic = Topics.events(REPLACED);

        // when
        try (var admin = colleague.admin()) {
            admin.deleteTopics(List.of(topic)).all().get();
        }

        // then it is told
        await().until(() -> !toldOf(REPLACED).isEmpty());
        assertThat(waitingFor("/api/v1/colleges/" + REPLACED + "/overview")
                        .get(0)
                        .path("reason")
                        .asText())
                .isEqualTo("topic_gone");
        assertThat(colleague.get("/health/ready").path("missing").path(topic).asText())
                .contains("is not there");
        assertThat(colleague.text("/metrics"))
                .contains("cultivation_topic_not_consumed{college=\"" + REPLACED + "\",reason=\"topic_gone\"} 1");

        // when somebody else sends, then it counts
        colleague.send(Colleague.payment(OTHER, "meanwhile", 100));
        await().untilAsserted(() -> assertThat(received(OTHER)).isEqualTo(41));

        // when
        addAgain(REPLACED);
        var again = Instant.now();
        for (int i = 0; i < 5; i++) {
            colleague.send(Colleague.payment(REPLACED, "second-" + i, 100));
        }

        // then
        await().until(() -> received(REPLACED) == 45);
        await().untilAsserted(() -> assertThat(lastEventOf(REPLACED)).isAfterOrEqualTo(again));
        await().untilAsserted(() -> {
            var waiting = waitingFor("/api/v1/colleges/" + REPLACED + "/overview");
            assertThat(waiting).hasSize(1);
            assertThat(waiting.get(0).path("reason").asText()).isEqualTo("topic_made_again");
            assertThat(waiting.get(0).path("message").asText()).contains("此前的 40 条记录仍计入指标");
        });
        assertThat(colleague
                        .value("indicator=tech_service_income&window=ytd&scope=college&entity=" + REPLACED)
                        .path("numerator")
                        .asLong())
                .isEqualTo(45 * 100);
        await().until(() -> colleague.get("/api/v1/status").path("caughtUp").asBoolean());
    }

    @Test
    void a_topic_that_is_made_again_at_once_is_read_from_its_first_record() throws Exception {
        // given records on every partition, while another college keeps the app busy
        var college = "4111012451";
        for (int i = 0; i < 12; i++) {
            colleague.send(Colleague.payment(college, "first-" + i, 100));
        }
        await().until(() -> received(college) == 12);

        // when it is replaced before anybody has looked, and has more records than before
        try (var admin = colleague.admin()) {
            admin.deleteTopics(List.of(Topics.events(college))).all().get();
        }
        addAgain(college);
        for (int i = 0; i < 40; i++) {
            colleague.send(Colleague.payment(college, "second-" + i, 100));
            colleague.send(Colleague.payment("4111012565", "busy-" + i, 100));
        }

        // then
        await().untilAsserted(() -> assertThat(received(college)).isEqualTo(52));
    }

    @Test
    void a_topic_that_is_made_again_while_the_app_starts_anew_counts_from_its_first_record() throws Exception {
        // given: gone before the app starts again
        var college = "4111012564";
        for (int i = 0; i < 12; i++) {
            colleague.send(Colleague.payment(college, "first-" + i, 100));
        }
        await().until(() -> received(college) == 12);
        delete(college);
        await().until(() -> reasonsOf(college).equals(List.of("topic_gone")));
        restart();

        // then it is told by who never saw it, and somebody else's records count
        await().atMost(LONGEST_START).ignoreExceptions().until(() -> reasonsOf(college)
                .equals(List.of("topic_gone")));
        colleague.send(Colleague.payment("4111012566", "meanwhile", 100));
        await().until(() -> received("4111012566") == 1);
        assertThat(received(college)).isEqualTo(12);

        // when it is made again while no app runs that could see it
        restart();
        addAgain(college);
        var again = Instant.now();
        for (int i = 0; i < 5; i++) {
            colleague.send(Colleague.payment(college, "second-" + i, 100));
        }

        // then
        await().atMost(LONGEST_START).ignoreExceptions().until(() -> received(college) == 17);
        await().untilAsserted(() -> assertThat(lastEventOf(college)).isAfterOrEqualTo(again));
        await().until(() -> reasonsOf(college).equals(List.of("topic_made_again")));
    }

    /** @param seen whether somebody has looked while it was gone */
    @ParameterizedTest
    @CsvSource({"4111012568, 8, true", "4111012733, 8, false", "4111013728, 2, true"})
    void a_topic_that_is_made_again_with_another_number_of_partitions_is_left_out_and_told(
            String college, int partitions, boolean seen) throws Exception {
        // given
        var other = "4111014139";
        for (int i = 0; i < 12; i++) {
            colleague.send(Colleague.payment(college, "first-" + i, 100));
        }
        await().until(() -> received(college) == 12);
        var topic = Topics.events(college);

        // when
        delete(college);
        if (seen) {
            await().until(() -> reasonsOf(college).equals(List.of("topic_gone")));
        }
        try (var admin = colleague.admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }

        // then it is told, and the others go on; what came before anybody had looked may be counted
        await().untilAsserted(
                        () -> assertThat(reasonsOf(college)).containsExactly("partitions_" + partitions + "_not_4"));
        colleague.send(Colleague.payment(college, "uncounted", 100));
        long before = received(other);
        colleague.send(Colleague.payment(other, "beside-" + college, 100));
        await().until(() -> received(other) == before + 1);
        assertThat(received(college)).isEqualTo(12);

        // when it is put right as the operations guide says
        delete(college);
        addAgain(college);
        for (int i = 0; i < 5; i++) {
            colleague.send(Colleague.payment(college, "second-" + i, 100));
        }

        // then
        await().atMost(LONGEST_START)
                .untilAsserted(() -> assertThat(received(college)).isEqualTo(17));
        await().until(() -> reasonsOf(college).equals(List.of("topic_made_again")));
    }

    private static void delete(String college) throws Exception {
        try (var admin = colleague.admin()) {
            admin.deleteTopics(List.of(Topics.events(college))).all().get();
        }
    }

    /** Kills the app, which is started again, and waits until that one is gone. */
    private static void restart() {
        long pid = STACK.endpoints().pids().app().get(0);
        STACK.kill("app-1");
        await().until(() -> ProcessHandle.of(pid).isEmpty());
    }

    /** Before everything while the topic has none. */
    private static Instant lastEventOf(String college) throws Exception {
        var told = colleague.college(college).path("lastEventAt");
        return told.isTextual() ? Instant.parse(told.asText()) : Instant.MIN;
    }

    private static List<String> reasonsOf(String college) throws Exception {
        return toldOf(college).stream()
                .map(told -> told.path("reason").asText())
                .toList();
    }

    private static void addAgain(String code) {
        try (var registrar = CollegeRegistrar.open(STACK.connection(), 4)) {
            var college = registrar.list().stream()
                    .filter(each -> each.getCode().toString().equals(code))
                    .findFirst()
                    .orElseThrow();
            registrar.add(List.<College>of(college));
        }
    }

    private static long received(String college) throws Exception {
        return colleague.college(college).path("received").asLong();
    }

    /** What the status tells of a college's topic. */
    private static List<JsonNode> toldOf(String college) throws Exception {
        return waitingFor("/api/v1/status").stream()
                .filter(each -> each.path("topic").asText().equals(Topics.events(college)))
                .toList();
    }

    private static List<JsonNode> waitingFor(String path) throws Exception {
        return StreamSupport.stream(colleague.get(path).path("waitingFor").spliterator(), false)
                .toList();
    }

    private static String run(String... arguments) {
        var printed = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoints", endpoints.toString()));
        Cultivation.commandLine().setOut(new PrintWriter(printed, true)).execute(all.toArray(String[]::new));
        return printed.toString();
    }

    private static ProducerRecord<byte[], byte[]> record(TechServicePayment payment) {
        return new ProducerRecord<>(
                Topics.events(payment.getHead().getCollegeCode().toString()),
                payment.getPaymentId().toString().getBytes(StandardCharsets.UTF_8),
                colleague.wire(payment));
    }

    private static KafkaProducer<byte[], byte[]> transactional(String id) {
        var settings = new HashMap<>(STACK.connection().clientSettings());
        settings.put("transactional.id", id.toLowerCase(Locale.ROOT));
        settings.put("transaction.timeout.ms", 600_000);
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }
}
