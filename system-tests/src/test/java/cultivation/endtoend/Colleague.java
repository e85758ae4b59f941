package cultivation.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.college.SchemaRegistrar;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.WireFormat;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.PaymentKind;
import cultivation.events.TechServicePayment;
import cultivation.ledger.Cell;
import cultivation.quickstart.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Somebody outside with a plain Kafka client and a browser: sends any bytes, reads any topic, asks the interface. */
final class Colleague implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Taken once: a test that runs over midnight goes on telling of the day on which it began. */
    @SuppressWarnings("TimeInStaticInitializer")
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    final Connection connection;
    private final String api;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Integer> ids = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    Colleague(Endpoints endpoints) {
        connection = Connection.of(endpoints.kafka(), endpoints.registry());
        api = endpoints.api();
        for (Map.Entry<Schema, Integer> entry :
                new SchemaRegistrar(connection.registryClient()).register().entrySet()) {
            ids.put(entry.getKey().getFullName(), entry.getValue());
        }
        var settings = new HashMap<>(connection.clientSettings());
        settings.put("max.request.size", 8 * 1024 * 1024);
        settings.put("compression.type", "gzip");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Head head(String college, int revision) {
        return new Head(UUID.randomUUID().toString(), college, revision, Operation.UPSERT, Instant.now());
    }

    static TechServicePayment payment(String college, String id, long amountFen) {
        return payment(college, id, amountFen, TODAY);
    }

    static TechServicePayment payment(String college, String id, long amountFen, LocalDate day) {
        return new TechServicePayment(head(college, 1), id, day, PaymentKind.TECH_SERVICE, amountFen, 0L);
    }

    /** Where a key belongs. */
    int partitionOf(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % 4;
    }

    byte[] wire(SpecificRecord event) {
        return WireFormat.encode(ids.getOrDefault(event.getSchema().getFullName(), 0), event);
    }

    /** Sends bytes under a key to the college's topic; the partition is the key's unless it is given. */
    @SuppressWarnings("NullAway") // Kafka's keys and values may be null
    void send(String college, @Nullable String key, byte @Nullable [] value, @Nullable Integer partition)
            throws Exception {
        var keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>(Topics.events(college), partition, keyBytes, value))
                .get();
    }

    void send(TechServicePayment payment) throws Exception {
        var college = payment.getHead().getCollegeCode().toString();
        send(college, payment.getPaymentId().toString(), wire(payment), null);
    }

    /** Everything that is committed on a topic now. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        var settings = new HashMap<>(connection.clientSettings());
        settings.put("isolation.level", "read_committed");
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(java.time.Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** A cell as it stands on the ledger. */
    Cell cell(byte[] value) {
        try {
            return WireFormat.decode(value, Cell.getClassSchema(), Cell.class);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    Admin admin() {
        return connection.admin();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(text(path));
    }

    /** What a path answers, as it is. */
    String text(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api + path)).build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /** The status code of a path. */
    int statusOf(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(api + path)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** Waits until everything that was sent is in the figures. */
    void awaitCaughtUp() {
        Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(5))
                .pollInterval(java.time.Duration.ofMillis(200))
                .until(() -> {
                    var status = get("/api/v1/status");
                    return status.path("caughtUp").asBoolean()
                            && status.path("lagRecords").asLong(1) == 0;
                });
    }

    /** The one figure that a query names. */
    JsonNode value(String query) throws IOException, InterruptedException {
        return get("/api/v1/values?" + query).path("values").path(0);
    }

    /** A row of {@code /colleges}. */
    JsonNode college(String code) throws IOException, InterruptedException {
        for (JsonNode row : get("/api/v1/colleges")) {
            if (row.path("code").asText().equals(code)) {
                return row;
            }
        }
        throw new AssertionError("no college " + code);
    }

    @Override
    public void close() {
        producer.close();
    }
}
