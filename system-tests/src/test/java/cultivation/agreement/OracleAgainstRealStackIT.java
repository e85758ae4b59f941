package cultivation.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.college.CollegeRegistrar;
import cultivation.college.SchemaRegistrar;
import cultivation.college.Topics;
import cultivation.connection.AppClient;
import cultivation.connection.Connection;
import cultivation.connection.WireFormat;
import cultivation.hostile.History;
import cultivation.oracle.Arrival;
import cultivation.oracle.Cell;
import cultivation.oracle.Figure;
import cultivation.oracle.Member;
import cultivation.oracle.Oracle;
import cultivation.oracle.Question;
import cultivation.quickstart.Stack;
import cultivation.quickstart.StackSettings;
import cultivation.quickstart.process.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Broker, registry and app as they are run: bytes in by a plain producer, figures out over HTTP.
 *
 * <p>{@code -Doracle.seeds=20} makes it long, {@code -Doracle.first=7} begins elsewhere. The tests of this module that
 * start processes run them in a zone whose day begins 15 or 16 hours after Beijing's: it must not matter.
 */
class OracleAgainstRealStackIT {
    private static final int SEEDS = Integer.getInteger("oracle.seeds", 2);
    private static final int FIRST = Integer.getInteger("oracle.first", 0);
    private static final int DAYS = 50;
    private static final int SPARE_DAYS = 20;
    private static final int DAYS_BESIDE_LAST_YEAR = 5;
    private static final int SERIES = 5;
    private static final int SERIES_DAYS = 40;
    private static final int PARTITIONS = 4;

    private final Comparison comparison = new Comparison();
    private final Set<String> registered = new HashSet<>();

    @Test
    void every_verdict_cell_and_figure_of_hostile_histories_is_the_oracles() throws Exception {
        try (var stack = new Stack(StackSettings.forTest(), Console.silent())) {
            stack.start();
            var connection = stack.connection();
            var ids = new SchemaRegistrar(connection.registryClient()).register();
            var app = new AppClient(URI.create(stack.endpoints().api()));
            app.get("/api/v1/colleges")
                    .forEach(college -> registered.add(college.path("code").asText()));
            try (var producer = producer(connection);
                    var registrar = CollegeRegistrar.open(connection, PARTITIONS)) {
                for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
                    compare(
                            History.hostileOfItsOwnColleges(seed, PARTITIONS),
                            connection,
                            ids,
                            app,
                            producer,
                            registrar);
                }
            }
        }
        comparison.assertNoDifference();
    }

    private void compare(
            History history,
            Connection connection,
            Map<Schema, Integer> ids,
            AppClient app,
            KafkaProducer<byte[], byte[]> producer,
            CollegeRegistrar registrar)
            throws Exception {
        String where = "seed " + history.seed();
        comparison.history(history);
        onlyThese(history.members(), registrar, producer, app);
        var bytes = new Bytes(schema -> ids.getOrDefault(schema, 0));
        Oracle oracle = Oracle.of(history.members()).feed(send(history, bytes, producer));
        awaitAll(history, app);
        verdicts(where, oracle, app);
        comparison.ledger(where, cells(history, connection), oracle);
        // Days before any business date are not asked for over HTTP.
        List<LocalDate> days = history.asOfDays(DAYS + SPARE_DAYS).stream()
                .filter(day -> day.isAfter(LocalDate.of(1990, 3, 1)))
                .limit(DAYS)
                .toList();
        for (int i = 0; i < days.size(); i++) {
            figures(where, oracle, app, days.get(i), i < DAYS_BESIDE_LAST_YEAR);
        }
        series(where, oracle, app, new Random(history.seed()), days);
    }

    /** Colleges of another history are in no total any more, and their cells in no figure. */
    private void onlyThese(
            List<Member> members, CollegeRegistrar registrar, KafkaProducer<byte[], byte[]> producer, AppClient app)
            throws Exception {
        for (String code : registered) {
            var gone = new ProducerRecord<byte[], byte[]>(Topics.COLLEGES, code.getBytes(StandardCharsets.UTF_8), null);
            var unused = producer.send(gone).get();
        }
        registered.clear();
        registrar.add(members.stream().map(Comparison::college).toList());
        members.forEach(member -> registered.add(member.code()));
        await().until(() -> StreamSupport.stream(app.get("/api/v1/colleges").spliterator(), false)
                .map(college -> college.path("code").asText())
                .collect(Collectors.toSet())
                .equals(registered));
    }

    /** What arrived, with the broker's own timestamps. */
    @SuppressWarnings("NullAway") // Kafka's keys and values may be null
    private static List<Arrival> send(History history, Bytes bytes, KafkaProducer<byte[], byte[]> producer)
            throws Exception {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (Arrival arrival : history.arrivals()) {
            sent.add(producer.send(new ProducerRecord<>(
                    Topics.events(arrival.college()), arrival.partition(), arrival.key(), bytes.of(arrival))));
        }
        var arrivals = new ArrayList<Arrival>();
        for (int i = 0; i < sent.size(); i++) {
            arrivals.add(history.arrivals()
                    .get(i)
                    .appended(Instant.ofEpochMilli(sent.get(i).get().timestamp())));
        }
        return arrivals;
    }

    private void awaitAll(History history, AppClient app) {
        await().pollInterval(Duration.ofMillis(100)).until(() -> {
            long received = 0;
            for (JsonNode college : app.get("/api/v1/colleges")) {
                received += college.path("received").asLong();
            }
            return received == history.arrivals().size()
                    && app.get("/api/v1/status").path("caughtUp").asBoolean();
        });
    }

    private void verdicts(String where, Oracle oracle, AppClient app) {
        for (JsonNode college : app.get("/api/v1/colleges")) {
            var code = college.path("code").asText();
            var accounting = oracle.accounting(code);
            var counters = Map.of(
                    "received", accounting.received(),
                    "applied", accounting.applied(),
                    "duplicate", accounting.duplicate(),
                    "superseded", accounting.superseded(),
                    "rejected", accounting.rejectedInAll());
            counters.forEach((name, expected) -> comparison.verdict(
                    where + ", " + name + " of " + code, college.path(name).asLong(), expected));
        }
    }

    /** The ledger's topic as it stands, of the colleges of this history. */
    private static Map<String, Cell> cells(History history, Connection connection) throws IOException {
        var settings = connection.clientSettings();
        settings.put("isolation.level", "read_committed");
        var cells = new TreeMap<String, Cell>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(Topics.LEDGER, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    var key = new String(record.key(), StandardCharsets.UTF_8);
                    boolean ours = history.members().stream().anyMatch(member -> key.startsWith(member.code() + "|"));
                    if (!ours) {
                        continue;
                    }
                    var cell = record.value() == null
                            ? null
                            : WireFormat.decode(
                                    record.value(),
                                    cultivation.ledger.Cell.getClassSchema(),
                                    cultivation.ledger.Cell.class);
                    if (cell == null || cell.getCount() == 0) {
                        cells.remove(key);
                    } else {
                        cells.put(key, new Cell(cell.getAmount(), cell.getCount()));
                    }
                }
            }
        }
        return cells;
    }

    /** Every indicator × window × scope × entity × statistic that the app has, as of one day. */
    private void figures(String where, Oracle oracle, AppClient app, LocalDate asOf, boolean besideLastYear) {
        var answered = new HashMap<Question, JsonNode>();
        for (JsonNode value : app.get("/api/v1/values?asOf=" + asOf).path("values")) {
            answered.put(
                    new Question(
                            value.path("indicator").asText(),
                            value.path("window").asText(),
                            value.path("scope").asText(),
                            value.path("entity").asText(),
                            value.path("statistic").asText(),
                            asOf),
                    value);
        }
        List<Figure> all = oracle.allFigures(asOf);
        comparison.verdict(where + ", number of figures as of " + asOf, answered.size(), all.size());
        for (Figure figure : all) {
            var value = answered.get(figure.question());
            if (value == null) {
                comparison.differ(where + ": the app has no " + figure.question());
                continue;
            }
            comparison.figure(
                    where,
                    figure,
                    number(value.path("value")),
                    whole(value.path("numerator")),
                    whole(value.path("denominator")),
                    value.path("contributions").asLong(),
                    value.path("colleges").asInt());
            if (besideLastYear) {
                var before = oracle.previousYear(figure.question());
                comparison.verdict(
                        where + ", last year of " + figure.question(),
                        rounded(number(value.path("previousYear").path("value"))),
                        rounded(before.value()));
            }
        }
    }

    /** The same over a run of days, of figures drawn by chance. */
    private void series(String where, Oracle oracle, AppClient app, Random random, List<LocalDate> days) {
        for (int i = 0; i < SERIES; i++) {
            LocalDate from = days.get(random.nextInt(days.size())).minusDays(random.nextInt(SERIES_DAYS));
            List<Figure> all = oracle.allFigures(from);
            var question = all.get(random.nextInt(all.size())).question();
            var points = app.get("/api/v1/series?indicator=" + question.indicator() + "&window=" + question.window()
                            + "&scope=" + question.scope() + "&entity=" + question.entity() + "&statistic="
                            + question.statistic() + "&from=" + from + "&to=" + from.plusDays(SERIES_DAYS - 1))
                    .path("points");
            comparison.verdict(where + ", points of " + question, points.size(), SERIES_DAYS);
            for (JsonNode point : points) {
                var asked = new Question(
                        question.indicator(),
                        question.window(),
                        question.scope(),
                        question.entity(),
                        question.statistic(),
                        LocalDate.parse(point.path("day").asText()));
                comparison.verdict(
                        where + ", series of " + asked,
                        rounded(number(point.path("value"))),
                        rounded(oracle.figure(asked).value()));
            }
        }
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? (Double) node.asDouble() : null;
    }

    private static @Nullable Long whole(JsonNode node) {
        assertThat(node.isNull() || node.isIntegralNumber())
                .as("%s is whole", node)
                .isTrue();
        return node.isNull() ? null : (Long) node.asLong();
    }

    /** To ten digits: the last ones depend on the order in which means are added. */
    private static String rounded(@Nullable Double value) {
        return value == null ? "null" : String.format(Locale.ROOT, "%.9e", value + 0.0);
    }

    private static KafkaProducer<byte[], byte[]> producer(Connection connection) {
        var settings = connection.clientSettings();
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
