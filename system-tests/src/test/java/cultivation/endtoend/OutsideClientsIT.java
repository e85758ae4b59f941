package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cultivation.college.Topics;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs that are not ours, kafkajs and librdkafka, do what the guide for any Kafka client shows, word by word. */
class OutsideClientsIT {
    private static final String COLLEGE = "4111014279";
    private static final String WITH_PYTHON = "4111010853";
    private static final String REFUSED = "4111010857";
    private static final String READ_WITH_PYTHON = "4111010858";
    private static final String UPGRADED = "4111011090";
    private static final Path GUIDE = Path.of("../docs/guides/any-kafka-client.md");
    private static final Stack STACK = new Stack(StackSettings.forTest(), Console.silent());

    @BeforeAll
    static void start() throws Exception {
        OutsidePrograms.require("npm", "node");
        STACK.start();
    }

    @AfterAll
    static void stop() {
        STACK.close();
    }

    @Test
    void a_javascript_client_reads_the_events_and_writes_what_is_accepted_as_the_guide_says() throws Exception {
        try (var colleague = new Colleague(STACK.endpoints())) {
            colleague.send(Colleague.payment(COLLEGE, "ours", 100));
            var endpoints = STACK.endpoints();

            // when
            var said = OutsidePrograms.run(
                    Map.of(), "node", "client.mjs", endpoints.kafka(), endpoints.registry(), COLLEGE, "theirs");
            var guided = OutsidePrograms.run(
                    addresses(COLLEGE),
                    "node",
                    programOfTheGuide("js", 0, "write.mjs").toString());

            // then
            assertThat(said).contains("{\"paymentId\":\"theirs\",\"amountFen\":4200}");
            assertThat(guided).contains("cultivation.events." + COLLEGE);
            await().untilAsserted(() -> {
                assertThat(colleague.college(COLLEGE).path("applied").asLong()).isEqualTo(3);
                assertThat(colleague.college(COLLEGE).path("rejected").asLong()).isZero();
            });
        }
    }

    @Test
    void a_javascript_client_reads_what_was_refused_and_the_indicators_with_the_packages_that_the_guide_names()
            throws Exception {
        try (var colleague = new Colleague(STACK.endpoints())) {
            // given
            int partition = refuse(colleague, REFUSED, "wrong");
            colleague.send(Colleague.payment(REFUSED, "right", 100));
            await().until(() -> colleague.college(REFUSED).path("applied").asLong() == 1);
            var endpoints = STACK.endpoints();

            // when
            var refused = OutsidePrograms.run(
                    addresses(REFUSED),
                    "node",
                    programOfTheGuide("js", 1, "refused.mjs").toString());
            var published = OutsidePrograms.run(
                    Map.of(),
                    "node",
                    "indicators.mjs",
                    endpoints.kafka(),
                    endpoints.registry(),
                    "cultivation.indicators",
                    "tech_service_income");
            var history = OutsidePrograms.run(
                    Map.of(),
                    "node",
                    "indicators.mjs",
                    endpoints.kafka(),
                    endpoints.registry(),
                    "cultivation.indicators.history",
                    "tech_service_income");

            // then
            assertThat(refused).contains("cultivation.events." + REFUSED + "-" + partition + "@0 WRONG_PARTITION");
            assertThat(published).contains("tech_service_income|");
            assertThat(history).contains("tech_service_income|");
        }
    }

    @Test
    void a_librdkafka_client_writes_what_is_accepted_as_the_guide_says() throws Exception {
        OutsidePrograms.requirePythonModules("confluent_kafka", "avro");
        try (var colleague = new Colleague(STACK.endpoints())) {
            // when
            var said = OutsidePrograms.run(
                    addresses(WITH_PYTHON),
                    OutsidePrograms.PYTHON,
                    programOfTheGuide("python", 0, "write.py").toString());

            // then
            assertThat(said).contains("cultivation.events." + WITH_PYTHON);
            await().untilAsserted(() -> {
                assertThat(colleague.college(WITH_PYTHON).path("applied").asLong())
                        .isEqualTo(1);
                assertThat(colleague.college(WITH_PYTHON).path("rejected").asLong())
                        .isZero();
            });
        }
    }

    @Test
    void a_librdkafka_client_reads_what_was_refused_and_the_figures_as_the_guide_says() throws Exception {
        OutsidePrograms.requirePythonModules("confluent_kafka", "avro");
        try (var colleague = new Colleague(STACK.endpoints())) {
            // given
            int partition = refuse(colleague, READ_WITH_PYTHON, "wrong");
            colleague.send(Colleague.payment(READ_WITH_PYTHON, "right", 4_200));
            await().until(() ->
                    colleague.college(READ_WITH_PYTHON).path("applied").asLong() == 1);
            var figure =
                    "tech_service_income|ytd|college|" + READ_WITH_PYTHON + "|pooled " + Colleague.TODAY + " 42.0 yuan";
            var environment = new HashMap<>(addresses(READ_WITH_PYTHON));
            environment.put("INDICATOR", "tech_service_income");

            // when
            var refused = OutsidePrograms.run(
                    environment,
                    OutsidePrograms.PYTHON,
                    programOfTheGuide("python", 1, "refused.py").toString());

            // then
            assertThat(refused)
                    .contains("cultivation.events." + READ_WITH_PYTHON + "-" + partition + "@0 WRONG_PARTITION");
            for (String topic : List.of("cultivation.indicators", "cultivation.indicators.history")) {
                environment.put("TOPIC", topic);
                await().untilAsserted(() -> assertThat(OutsidePrograms.run(
                                environment,
                                OutsidePrograms.PYTHON,
                                programOfTheGuide("python", 2, "figures.py").toString()))
                        .contains(figure));
            }
        }
    }

    @Test
    void what_an_earlier_version_packed_with_lz4_stops_kafkajs_as_the_guide_says_and_is_read_with_its_lines()
            throws Exception {
        OutsidePrograms.requirePythonModules("confluent_kafka", "avro");
        try (var colleague = new Colleague(STACK.endpoints())) {
            // given: a rejection of before the upgrade, and one of after it
            var settings = Topics.rejectionsSettings(UPGRADED);
            pack(colleague, settings.name(), "lz4");
            int before = refuse(colleague, UPGRADED, "before");
            pack(
                    colleague,
                    settings.name(),
                    Objects.requireNonNull(settings.settings().get("compression.type")));
            int after = refuse(colleague, UPGRADED, "after");
            var both = List.of(
                    "cultivation.events." + UPGRADED + "-" + before + "@",
                    "cultivation.events." + UPGRADED + "-" + after + "@");
            var program = programOfTheGuide("js", 1, "refused.mjs");
            var prepared = programOfTheGuide("js", 2, "lz4.mjs");

            // when
            var stopped = OutsidePrograms.fail(addresses(UPGRADED), "node", program.toString());
            var told =
                    OutsidePrograms.run(addresses(UPGRADED), "node", "--import", "./" + prepared, program.toString());
            var librdkafka = OutsidePrograms.run(
                    addresses(UPGRADED),
                    OutsidePrograms.PYTHON,
                    programOfTheGuide("python", 1, "refused.py").toString());

            // then
            assertThat(stopped).contains("KafkaJSNotImplemented: LZ4 compression not implemented");
            assertThat(told).contains(both);
            assertThat(librdkafka).contains(both);
        }
    }

    /** Sends a record to a partition where its key does not belong, and waits for its rejection; returns the partition. */
    private static int refuse(Colleague colleague, String college, String id) throws Exception {
        long before = colleague.college(college).path("rejected").asLong();
        int partition = (colleague.partitionOf(id) + 1) % 4;
        colleague.send(college, id, colleague.wire(Colleague.payment(college, id, 1)), partition);
        await().until(() -> colleague.college(college).path("rejected").asLong() == before + 1);
        await().until(() -> colleague.read(Topics.rejections(college)).size() == before + 1);
        return partition;
    }

    /** Says how the broker packs what comes to a topic. */
    private static void pack(Colleague colleague, String topic, String type) throws Exception {
        try (var admin = colleague.admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("compression.type", type), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static Map<String, String> addresses(String college) {
        var endpoints = STACK.endpoints();
        return Map.of(
                "KAFKA",
                endpoints.kafka(),
                "REGISTRY",
                endpoints.registry(),
                "COLLEGE",
                college,
                "COLLEGE_KEY",
                "0123456789abcdef".repeat(4));
    }

    /** The guide's own program of a language, by its place, as a file where it finds what was fetched for the others. */
    private static Path programOfTheGuide(String language, int number, String name) throws Exception {
        var text = Files.readString(GUIDE);
        var fence = "```" + language + "\n";
        int from = text.indexOf(fence) + fence.length();
        for (int i = 0; i < number; i++) {
            from = text.indexOf(fence, from) + fence.length();
        }
        var program = Path.of("node_modules", name);
        Files.writeString(OutsidePrograms.FOLDER.resolve(program), text.substring(from, text.indexOf("```", from)));
        return program;
    }
}
