package cultivation.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cultivation.cli.ExitCodes;
import cultivation.cli.Verbs;
import cultivation.college.CollegeRegistrar;
import cultivation.college.Colleges;
import cultivation.college.SchemaRegistrar;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.Lookup;
import cultivation.connection.RealServices;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.events.Graduation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real brokers and registries: one that is archived in two runs, an empty one that is filled from it. */
class ArchiveIT {
    private static final String COLLEGE = "4111010853";
    private static final String OTHER = "4111010857";

    @TempDir
    private Path directory;

    @Test
    void an_empty_cluster_is_filled_with_what_was_archived_in_two_runs() throws Exception {
        var archive = directory.resolve("archive");
        List<String> records;
        List<String> history;
        int graduation;
        try (var real = services("old")) {
            var connection = real.connection();
            // A schema of somebody else comes first, so that an empty registry would give other ids by itself.
            var foreign = SchemaBuilder.record("Dinner")
                    .fields()
                    .requiredString("dish")
                    .endRecord();
            assertThat(connection.registryClient().register(foreign)).isInstanceOf(Lookup.Found.class);
            new SchemaRegistrar(connection.registryClient()).register();
            graduation = connection.registryClient().requireIdOf(Graduation.getClassSchema());
            try (var registrar = CollegeRegistrar.open(connection, 2)) {
                registrar.createSharedTopics();
                registrar.add(List.of(
                        Colleges.ofBeijing(COLLEGE).orElseThrow(),
                        Colleges.ofBeijing(OTHER).orElseThrow()));
            }
            send(connection, Topics.events(COLLEGE), 100, 0);
            send(connection, Topics.events(OTHER), 30, 0);
            send(connection, Topics.INDICATORS_HISTORY, 5, 1_500_000_000_000L);

            // when it is archived, and again where nothing is new
            assertThat(run(connection, ExitCodes.DONE, "archive", archive.toString()))
                    .contains("新增 135 条");
            var first = files(archive);
            assertThat(run(connection, ExitCodes.DONE, "archive", archive.toString()))
                    .contains("新增 0 条");
            assertThat(files(archive)).containsAll(events(first));
            assertThat(events(files(archive))).isEqualTo(events(first));

            // when a run is cut off after it, and the next one goes on
            send(connection, Topics.events(COLLEGE), 11, 0);
            Files.writeString(archive.resolve("events/" + COLLEGE + "/2019-07-01.0003-0001.avro.draft"), "half");
            assertThat(run(connection, ExitCodes.DONE, "archive", archive.toString()))
                    .contains("新增 11 条");
            assertThat(files(archive)).containsAll(events(first)).noneMatch(file -> file.endsWith(".draft"));

            records = read(connection, Topics.events(COLLEGE));
            history = read(connection, Topics.INDICATORS_HISTORY);
            assertThat(records).hasSize(111);
            // then it is not restored over what is there
            assertThat(run(connection, ExitCodes.FAILED, "restore", archive.toString()))
                    .contains("不是空的", "cultivation.cases");
            // then a folder of somebody's is not written into
            assertThat(run(connection, ExitCodes.FAILED, "archive", directory.toString()))
                    .contains("不是空文件夹");
        }
        try (var real = services("new")) {
            var connection = real.connection();
            // when
            assertThat(run(connection, ExitCodes.DONE, "restore", archive.toString()))
                    .contains("归档完好", "编号与原来相同", "恢复完成");
            // then
            assertThat(read(connection, Topics.events(COLLEGE))).isEqualTo(records);
            assertThat(read(connection, Topics.INDICATORS_HISTORY)).isEqualTo(history);
            assertThat(connection.registryClient().requireIdOf(Graduation.getClassSchema()))
                    .isEqualTo(graduation);
            try (var registrar = CollegeRegistrar.open(connection, 2)) {
                assertThat(registrar.list())
                        .extracting(college -> college.getCode().toString())
                        .containsExactly(COLLEGE, OTHER);
            }
            hasTheSettingsOfTheContract(connection);
            // then the broker's clock counts again, and what was there keeps its time
            send(connection, Topics.events(COLLEGE), 1, 1_500_000_000_000L);
            assertThat(read(connection, Topics.events(COLLEGE)))
                    .hasSize(112)
                    .containsAll(records)
                    .noneMatch(record -> record.contains("@1500000000000 "));
            // then the archive is of another cluster
            assertThat(run(connection, ExitCodes.FAILED, "archive", archive.toString()))
                    .contains("从头归档");
            assertThat(run(connection, ExitCodes.DONE, "restore", archive.toString(), "--registry-only"))
                    .contains("编号与原来相同");
        }
    }

    private static void hasTheSettingsOfTheContract(Connection connection) {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.events(COLLEGE));
        try (var admin = connection.admin()) {
            var config = requireNonNull(connection
                    .answerOf(admin.describeConfigs(Set.of(topic)).all())
                    .get(topic));
            Topics.eventsSettings(COLLEGE, 2)
                    .settings()
                    .forEach((key, value) ->
                            assertThat(config.get(key).value()).as(key).isEqualTo(value));
        }
    }

    private RealServices services(String name) throws IOException, InterruptedException {
        return RealServices.start(Files.createDirectory(directory.resolve(name)));
    }

    /** @param timestamp as the sender says; 0 for now */
    private static void send(Connection connection, String topic, int records, long timestamp) {
        try (var producer = new KafkaProducer<>(
                connection.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                var unused = producer.send(new ProducerRecord<>(
                        topic,
                        i % (Topics.isEvents(topic) ? 2 : 1),
                        timestamp == 0 ? null : timestamp,
                        ("key " + i).getBytes(StandardCharsets.UTF_8),
                        ("value " + i).getBytes(StandardCharsets.UTF_8),
                        List.of(new RecordHeader("import", new byte[] {(byte) i}))));
            }
        }
    }

    /** All that a reader can see of each record but its offset, in each partition's order. */
    private static List<String> read(Connection connection, String topic) {
        var byPartition = new TreeMap<Integer, List<String>>();
        try (var reader = TopicReader.open(connection, "archive-it", WaitPolicy.whileItMoves(Duration.ofSeconds(30)))) {
            reader.begin(topic);
            reader.readToEnd(record -> byPartition
                    .computeIfAbsent(record.partition(), unused -> new ArrayList<>())
                    .add("%d@%d %s=%s %s"
                            .formatted(
                                    record.partition(),
                                    record.timestamp(),
                                    new String(record.key(), StandardCharsets.UTF_8),
                                    new String(record.value(), StandardCharsets.UTF_8),
                                    HexFormat.of()
                                            .formatHex(record.headers()
                                                    .lastHeader("import")
                                                    .value()))));
        }
        return byPartition.values().stream().flatMap(List::stream).toList();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> events(List<String> files) {
        return files.stream().filter(file -> file.startsWith("events/")).toList();
    }

    private static String run(Connection connection, int expected, String... arguments) {
        var out = new StringWriter();
        var command = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        command.addAll(List.of(
                "--kafka",
                connection.kafka(),
                "--registry",
                connection.registry().toString()));
        var printer = new PrintWriter(out);
        int code = Verbs.commandLine(arguments[0].equals("archive") ? new ArchiveCommand() : new RestoreCommand())
                .setOut(printer)
                .setErr(printer)
                .execute(command.toArray(String[]::new));
        printer.flush();
        assertThat(code).as(out.toString()).isEqualTo(expected);
        return out.toString();
    }
}
