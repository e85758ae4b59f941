package cultivation.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.cli.Cultivation;
import cultivation.college.Topics;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of it on a broker that asks everybody who he is: a college reaches its own, and nothing else. */
class SecuredIT {
    private static final Stack STACK = new Stack(StackSettings.forTest().withAccessControl(), Console.silent());
    private static final String OWN = "4111010853";
    private static final String OTHER = "4111010857";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static Path endpoints;

    @BeforeAll
    static void start() throws IOException {
        STACK.start();
        var all = JSON.createObjectNode();
        all.put("kafka", STACK.endpoints().kafka());
        all.put("registry", STACK.endpoints().registry());
        all.put("api", STACK.endpoints().api());
        all.put("credentials", String.valueOf(STACK.endpoints().credentials()));
        endpoints = Files.writeString(folder.resolve("endpoints.json"), all.toString());
    }

    @AfterAll
    static void stop() {
        STACK.close();
    }

    private record Ran(int exit, String printed) {}

    private static Ran run(String... arguments) {
        var printed = new StringWriter();
        var writer = new PrintWriter(printed, true);
        int exit = Cultivation.commandLine().setOut(writer).setErr(writer).execute(arguments);
        return new Ran(exit, printed.toString());
    }

    private static Path credentials(String college) {
        return Path.of(String.valueOf(STACK.endpoints().credentials())).resolve(college + ".properties");
    }

    private static Properties client(String college) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(credentials(college))) {
            properties.load(reader);
        }
        properties.put("max.block.ms", "8000");
        properties.put("request.timeout.ms", "6000");
        properties.put("default.api.timeout.ms", "8000");
        return properties;
    }

    private static void publish(Properties client, String topic) throws Exception {
        try (var producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = producer.send(new ProducerRecord<>(topic, new byte[] {107}, new byte[] {1}))
                    .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void read(Properties client, String topic, String group) {
        client.put("group.id", group);
        try (var consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int i = 0; i < 20; i++) {
                consumer.poll(Duration.ofMillis(200));
            }
        }
    }

    private static JsonNode api(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(STACK.endpoints().api() + "/api/v1" + path))
                .build();
        return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }

    @Test
    void a_college_writes_its_own_events_and_reads_its_own_rejections_and_nothing_else() throws Exception {
        publish(client(OWN), Topics.events(OWN));
        read(client(OWN), Topics.rejections(OWN), "college-" + OWN + "-reader");

        for (String topic : List.of(
                Topics.events(OTHER),
                Topics.rejections(OTHER),
                Topics.rejections(OWN),
                Topics.LEDGER,
                Topics.COLLEGES)) {
            assertThatThrownBy(() -> publish(client(OWN), topic))
                    .as(topic)
                    .isInstanceOf(TopicAuthorizationException.class);
        }
        for (String topic : List.of(Topics.events(OTHER), Topics.rejections(OTHER), Topics.TOKENS, Topics.LEDGER)) {
            assertThatThrownBy(() -> read(client(OWN), topic, "college-" + OWN))
                    .as(topic)
                    .isInstanceOf(TopicAuthorizationException.class);
        }
        assertThatThrownBy(() -> read(client(OWN), Topics.rejections(OWN), "college-" + OTHER))
                .isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> {
                    var client = client(OWN);
                    client.put("transactional.id", "college-" + OTHER + "-tx");
                    try (var producer =
                            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
                        producer.initTransactions();
                    }
                })
                .isInstanceOf(TransactionalIdAuthorizationException.class);
        try (Admin admin = Admin.create(client(OWN))) {
            assertThat(admin.listTopics().names().get())
                    .containsExactlyInAnyOrder(Topics.events(OWN), Topics.rejections(OWN));
            assertThatThrownBy(() -> admin.deleteTopics(List.of(Topics.events(OWN)))
                            .all()
                            .get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void who_has_no_password_or_a_wrong_one_is_refused() throws Exception {
        var none = new Properties();
        none.put("bootstrap.servers", STACK.endpoints().kafka());
        none.put("max.block.ms", "5000");
        assertThatThrownBy(() -> publish(none, Topics.events(OWN))).isInstanceOf(TimeoutException.class);

        var wrong = client(OWN);
        wrong.put(
                "sasl.jaas.config",
                wrong.getProperty("sasl.jaas.config").replaceAll("password=\"[^\"]*\"", "password=\"wrong\""));
        assertThatThrownBy(() -> publish(wrong, Topics.events(OWN))).isInstanceOf(SaslAuthenticationException.class);

        var unknown = client(OWN);
        unknown.remove("ssl.truststore.location");
        unknown.remove("ssl.truststore.type");
        assertThatThrownBy(() -> publish(unknown, Topics.events(OWN))).isInstanceOf(KafkaException.class);
    }

    @Test
    void a_college_imports_with_its_own_credentials_and_gets_its_figures() throws Exception {
        var plans = Files.writeString(
                folder.resolve("plans.csv"), "计划编号,入学年份,招生类型,计划数,计划生效日期\nP-1,2019,统考,100,2019-05-20\n");
        var own = new ArrayList<>(List.of(
                "import",
                plans.toString(),
                "--college",
                OTHER,
                "--kafka",
                STACK.endpoints().kafka(),
                "--registry",
                STACK.endpoints().registry(),
                "--api",
                STACK.endpoints().api(),
                "--kafka-config",
                credentials(OTHER).toString()));
        var imported = run(own.toArray(String[]::new));
        assertThat(imported.exit()).as(imported.printed()).isZero();
        assertThat(imported.printed()).contains("计划招生数：— → 100 人");

        own.set(own.indexOf(OTHER), OWN);
        var refused = run(own.toArray(String[]::new));
        assertThat(refused.exit()).as(refused.printed()).isNotZero();
        assertThat(refused.printed())
                .contains("does not let these credentials use the topic " + Topics.events(OWN))
                .doesNotContain("\tat ");
        assertThat(api("/values?indicator=planned_places&window=ytd&scope=college&asOf=2019-12-31&entity=" + OWN)
                        .at("/values/0/value")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_college_that_is_added_gets_its_own_credentials_once() throws Exception {
        var added = run(
                "college",
                "add",
                "--code",
                "9911000001",
                "--name",
                "新学院",
                "--group",
                "private",
                "--endpoints",
                endpoints.toString());
        assertThat(added.exit()).as(added.printed()).isZero();
        assertThat(added.printed()).contains("wrote the credentials of 9911000001 to " + credentials("9911000001"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials("9911000001"))))
                .isEqualTo("rw-------");
        publish(client("9911000001"), Topics.events("9911000001"));
        await().until(() -> api("/colleges/9911000001/overview").toString().contains("UNDECODABLE")
                || api("/colleges/9911000001/rejections").toString().contains("UNDECODABLE"));

        var before = Files.readString(credentials("9911000001"));
        var again = run("college", "add", "--all-beijing", "--endpoints", endpoints.toString());
        assertThat(again.exit()).as(again.printed()).isZero();
        assertThat(again.printed()).doesNotContain("credentials");
        assertThat(Files.readString(credentials("9911000001"))).isEqualTo(before);

        var alike = run(
                "college",
                "add",
                "--code",
                "99110000011",
                "--name",
                "又一所",
                "--group",
                "private",
                "--endpoints",
                endpoints.toString());
        assertThat(alike.exit()).isNotZero();
        assertThat(alike.printed()).contains("99110000011", "9911000001").doesNotContain("\tat ");
    }

    @Test
    void secrets_are_readable_by_their_owner_alone() throws Exception {
        for (String folderOfSecrets : List.of("access", "credentials")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(STACK.data().resolve(folderOfSecrets))))
                    .isEqualTo("rwx------");
        }
        for (Path file : List.of(
                STACK.data().resolve("kafka").resolve("server.properties"), credentials("admin"), credentials(OWN))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }
}
