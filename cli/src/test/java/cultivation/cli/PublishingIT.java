package cultivation.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cultivation.college.CollegeRegistrar;
import cultivation.college.Colleges;
import cultivation.college.DerivedTopics;
import cultivation.college.SchemaRegistrar;
import cultivation.college.TopicSettings;
import cultivation.college.Topics;
import cultivation.connection.BrokerUnreachableException;
import cultivation.connection.Connection;
import cultivation.connection.Lookup;
import cultivation.connection.Published;
import cultivation.connection.RealServices;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.VerdictOverdueException;
import cultivation.connection.WaitPolicy;
import cultivation.connection.WireFormat;
import cultivation.events.Completion;
import cultivation.events.Graduation;
import cultivation.events.MajorClass;
import cultivation.producer.CollegeNotRegisteredException;
import cultivation.producer.CollegeProducer;
import cultivation.schemas.ReleasedSchemas;
import cultivation.verdict.Verdicts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** Colleges, schemas and the SDK against a real broker and a real registry; the newer version comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PublishingIT {
    private static final String COLLEGE = "4111010853";

    @TempDir
    private static Path directory;

    private static RealServices real;
    private static Connection connection;

    @Command(
            name = "cultivation",
            subcommands = {CollegeCommand.class, ResetCommand.class})
    static final class Root {}

    @BeforeAll
    static void start() throws Exception {
        real = RealServices.start(directory);
        connection = real.connection();
        var out = new StringWriter();
        assertThat(run(out, "college", "add", "--all-beijing"))
                .as(out.toString())
                .isEqualTo(ExitCodes.DONE);
        assertThat(out.toString().lines()).hasSize(25);
    }

    @AfterAll
    static void stop() {
        real.close();
    }

    @Test
    @Order(1)
    void verdicts_of_an_app_that_does_not_run_are_overdue_and_the_error_says_so() {
        try (var verdicts = Verdicts.open(connection, COLLEGE)) {
            var published = List.of(new Published(Topics.events(COLLEGE), 0, 0));

            assertThatThrownBy(() -> verdicts.of(published, WaitPolicy.total(Duration.ofMillis(300))))
                    .isInstanceOf(VerdictOverdueException.class)
                    .hasMessageContaining("no instance of it runs (group 'cultivation-monitor'");
        }
        assertThatThrownBy(() -> Verdicts.open(connection, "9999999999"))
                .isInstanceOf(CollegeNotRegisteredException.class)
                .hasMessageContaining("cultivation.rejections.9999999999");
    }

    @Test
    @Order(1)
    void registering_again_changes_nothing() {
        var registrar = new SchemaRegistrar(connection.registryClient());

        var first = registrar.register();
        var second = registrar.register();

        assertThat(second).isEqualTo(first);
        assertThat(first.keySet()).containsAll(ReleasedSchemas.published());
        try (var colleges = CollegeRegistrar.open(connection, 4)) {
            colleges.createSharedTopics();
            colleges.add(Colleges.beijing());
            assertThat(colleges.list())
                    .extracting(college -> college.getCode().toString())
                    .containsExactlyElementsOf(Colleges.beijing().stream()
                            .map(college -> college.getCode().toString())
                            .toList());
        }
    }

    @Test
    @Order(1)
    void topics_have_the_contracts_partitions_and_settings() throws Exception {
        var expected = List.of(Topics.eventsSettings(COLLEGE, 4), Topics.rejectionsSettings(COLLEGE));
        try (var admin = connection.admin()) {
            for (TopicSettings topic : expected) {
                assertThat(admin.describeTopics(List.of(topic.name()))
                                .allTopicNames()
                                .get()
                                .values())
                        .singleElement()
                        .satisfies(
                                described -> assertThat(described.partitions()).hasSize(topic.partitions()));
                assertThat(settingsOf(admin, topic.name())).containsAllEntriesOf(topic.settings());
            }
            assertThat(settingsOf(admin, Topics.LEDGER)).containsEntry("cleanup.policy", "compact");
        }
    }

    @Test
    @Order(2)
    void a_topic_of_an_earlier_version_gets_this_ones_settings() throws Exception {
        try (var admin = connection.admin()) {
            // given
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, Topics.rejections(COLLEGE));
            admin.incrementalAlterConfigs(Map.of(
                            resource,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("compression.type", "producer"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();

            // when
            try (var colleges = CollegeRegistrar.open(connection, 4)) {
                colleges.add(Colleges.beijing());
            }

            // then
            await().untilAsserted(() -> assertThat(settingsOf(admin, Topics.rejections(COLLEGE)))
                    .containsEntry("compression.type", "gzip"));
        }
    }

    @Test
    @Order(2)
    void other_partitions_than_the_deployments_are_refused() {
        try (var colleges = CollegeRegistrar.open(connection, 8)) {
            assertThatThrownBy(() -> colleges.add(Colleges.beijing().get(0)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("有 4 个，这里要的是 8 个");
        }
    }

    @Test
    @Order(2)
    void a_college_is_added_renamed_and_retired_by_the_command_line() {
        var out = new StringWriter();
        assertThat(run(out, "college", "add", "--code", "X-0001", "--name", "测试学院", "--group", "private"))
                .isEqualTo(ExitCodes.DONE);
        assertThat(run(out, "college", "add", "--code", "X-0001", "--name", "测试职业学院", "--group", "district"))
                .isEqualTo(ExitCodes.DONE);
        assertThat(run(out, "college", "retire", "X-0001")).isEqualTo(ExitCodes.DONE);

        var listed = new StringWriter();
        assertThat(run(listed, "college", "list")).isEqualTo(ExitCodes.DONE);
        assertThat(listed.toString().lines())
                .anySatisfy(line -> assertThat(line).contains("X-0001", "district", "retired", "测试职业学院"))
                .last()
                .isEqualTo("26 colleges");
        assertThat(run(out, "college", "retire", "nobody")).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    @Order(3)
    void an_event_lies_under_its_id_on_the_expected_partition_readable_by_any_client() throws Exception {
        try (var producer = CollegeProducer.of(COLLEGE).connection(connection).open()) {
            // given
            var event = graduation(producer);

            // when
            var published = producer.publish(event).get();

            // then
            var record = at(published);
            var id = event.getStudentId().toString();
            assertThat(record.key()).isEqualTo(id);
            assertThat(published.partition())
                    .isEqualTo(Utils.toPositive(Utils.murmur2(id.getBytes(StandardCharsets.UTF_8))) % 4);
            var writer = schemaOf(record);
            assertThat(writer).isEqualTo(Graduation.getClassSchema());
            assertThat(WireFormat.decode(record.value(), writer, Graduation.class)
                            .toString())
                    .isEqualTo(event.toString());
            assertThat(record.headers()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void what_is_missing_or_away_has_its_own_exception_within_bounded_time() {
        long begin = System.nanoTime();
        assertThatThrownBy(() -> publishOnce("X-9999", connection))
                .hasCauseInstanceOf(CollegeNotRegisteredException.class)
                .hasMessageContaining("cultivation.events.X-9999");
        assertThatThrownBy(() -> publishOnce(COLLEGE, real.withoutBroker()))
                .hasCauseInstanceOf(BrokerUnreachableException.class)
                .hasMessageContaining("the Kafka broker at 127.0.0.1:");
        assertThatThrownBy(() -> publishOnce(COLLEGE, real.withoutRegistry()))
                .hasCauseInstanceOf(RegistryUnreachableException.class)
                .hasMessageContaining("the schema registry at http://127.0.0.1:");
        var waited = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("three that are not there were given up in %.1f s%n", waited.toMillis() / 1e3);
        assertThat(waited).isLessThan(Duration.ofMinutes(3));
    }

    @Test
    @Order(4)
    void a_reset_deletes_what_was_computed_and_no_event() throws Exception {
        // given
        var group = Map.<String, Object>of(
                "bootstrap.servers",
                connection.kafka(),
                "group.id",
                Topics.APPLICATION_ID,
                "enable.auto.commit",
                "false");
        var internal = Topics.APPLICATION_ID + "-book-changelog";
        var events = new TopicPartition(Topics.events(COLLEGE), 0);
        var state = Files.createDirectories(directory.resolve("state/cultivation-monitor/0_1"));
        Files.writeString(state.resolve("file"), "x");
        try (var admin = connection.admin();
                var member = new KafkaConsumer<>(group, new StringDeserializer(), new ByteArrayDeserializer())) {
            admin.createTopics(List.of(new TopicSettings(internal, 4, Map.of()).toNewTopic((short) -1)))
                    .all()
                    .get();
            member.subscribe(List.of(events.topic()));
            await().until(() -> {
                var unused = member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
            });
            member.commitSync(Map.of(events, new OffsetAndMetadata(0)));
            long eventsBefore = end(events);

            // while a member is there
            var out = new StringWriter();
            assertThat(run(out, "reset", "--yes", "--wait", "0")).isEqualTo(ExitCodes.FAILED);
            try (var computed = DerivedTopics.open(connection)) {
                assertThat(computed.isInUse()).isTrue();
                assertThatThrownBy(computed::delete).hasMessageContaining("still runs");
            }
            assertThat(admin.listTopics().names().get()).contains(internal);
            member.unsubscribe();

            // when
            assertThat(run(
                            out,
                            "reset",
                            "--yes",
                            "--state-dir",
                            directory.resolve("state").toString()))
                    .as(out.toString())
                    .isEqualTo(ExitCodes.DONE);

            // then
            assertThat(admin.listTopics().names().get())
                    .doesNotContain(internal)
                    .contains(Topics.LEDGER, Topics.INDICATORS, Topics.COLLEGES, events.topic());
            assertThat(settingsOf(admin, Topics.LEDGER)).containsEntry("cleanup.policy", "compact");
            assertThat(end(events)).isEqualTo(eventsBefore);
            assertThat(state).doesNotExist();
            try (var computed = DerivedTopics.open(connection)) {
                assertThat(computed.isInUse()).isFalse();
            }
            assertThat(run(out, "reset", "--yes")).isEqualTo(ExitCodes.DONE);
        }
    }

    @Test
    @Order(5)
    void a_version_released_later_does_not_change_what_an_older_sdk_writes() throws Exception {
        try (var before = CollegeProducer.of(COLLEGE).connection(connection).open()) {
            // given
            int id = WireFormat.idOf(
                            at(before.publish(graduation(before)).get()).value())
                    .orElseThrow();
            var newer = connection.registryClient().register(withNote(Graduation.getClassSchema()));
            assertThat(newer).isInstanceOf(Lookup.Found.class);

            // when
            try (var after = CollegeProducer.of(COLLEGE).connection(connection).open()) {
                var published = after.publish(graduation(after)).get();

                // then
                assertThat(WireFormat.idOf(at(published).value())).hasValue(id);
                assertThat(newer).isNotEqualTo(new Lookup.Found<>(id));
            }
            assertThat(new SchemaRegistrar(connection.registryClient()).register())
                    .containsEntry(Graduation.getClassSchema(), id);
        }
    }

    @Test
    @Order(5)
    void a_version_that_could_not_read_earlier_events_is_refused_by_the_registry() {
        var broken = new Schema.Parser()
                .parse(ReleasedSchemas.of("cultivation.events.TrainingSession")
                        .get(0)
                        .toString()
                        .replace("\"name\":\"participants\",\"type\":\"int\"", "\"name\":\"people\",\"type\":\"int\""));
        assertThat(connection.registryClient().register(broken)).isInstanceOf(Lookup.Unknown.class);
    }

    private static void publishOnce(String college, Connection where) {
        try (var producer = CollegeProducer.of(college).connection(where).open()) {
            CompletableFuture<Published> published = producer.publish(graduation(producer));
            published.join();
        }
    }

    private static Graduation graduation(CollegeProducer producer) {
        return Graduation.newBuilder()
                .setHead(producer.upsert(1))
                .setStudentId("0123456789abcdef".repeat(4))
                .setGraduatedOn(LocalDate.of(2019, 7, 1))
                .setMajorClass(MajorClass.ENGINEERING)
                .setCompletion(Completion.GRADUATED)
                .build();
    }

    private static Schema withNote(Schema schema) {
        var text = schema.toString();
        return new Schema.Parser()
                .parse(text.substring(0, text.lastIndexOf("]}"))
                        + ",{\"name\":\"note\",\"type\":[\"null\",\"string\"],\"default\":null}]}");
    }

    private static Schema schemaOf(ConsumerRecord<String, byte[]> record) {
        return connection
                .registryClient()
                .schemaOf(WireFormat.idOf(record.value()).orElseThrow())
                .fold(found -> found, PublishingIT::notFound, PublishingIT::notFound);
    }

    private static Schema notFound(String why) {
        throw new AssertionError(why);
    }

    private static ConsumerRecord<String, byte[]> at(Published published) {
        var partition = new TopicPartition(published.topic(), published.partition());
        try (var consumer = new KafkaConsumer<>(
                connection.clientSettings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, published.offset());
            return await().until(() -> consumer.poll(Duration.ofMillis(100)), polled -> !polled.isEmpty())
                    .iterator()
                    .next();
        }
    }

    private static long end(TopicPartition partition) {
        try (var consumer = new KafkaConsumer<>(
                connection.clientSettings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(partition)).values().iterator().next();
        }
    }

    private static Map<String, String> settingsOf(Admin admin, String topic) throws Exception {
        var settings = new HashMap<String, String>();
        admin.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.TOPIC, topic)))
                .all()
                .get()
                .values()
                .forEach(config -> config.entries().forEach(entry -> settings.put(entry.name(), entry.value())));
        return settings;
    }

    private static int run(StringWriter out, String... arguments) {
        var where = new String[] {
            "--kafka", connection.kafka(), "--registry", connection.registry().toString(), "--api", "http://127.0.0.1:1"
        };
        var all = new String[arguments.length + where.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(where, 0, all, arguments.length, where.length);
        var writer = new PrintWriter(out, true);
        return Verbs.commandLine(new Root()).setOut(writer).setErr(writer).execute(all);
    }
}
