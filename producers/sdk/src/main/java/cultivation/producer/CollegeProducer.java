package cultivation.producer;

import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.Published;
import cultivation.events.Head;
import cultivation.rule.Arrival;
import cultivation.rule.Reason;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one college's events.
 *
 * <pre>{@code
 * var key = PseudonymKey.load(Path.of("college.key"));
 * try (var producer = CollegeProducer.of("4111010853")
 *         .connection(Connection.of("127.0.0.1:9092", "http://127.0.0.1:8081"))
 *         .open()) {
 *     var published = producer.publish(Graduation.newBuilder()
 *                     .setHead(producer.upsert(1))
 *                     .setStudentId(key.of("2019010101"))
 *                     .setGraduatedOn(LocalDate.of(2019, 7, 1))
 *                     .setMajorClass(MajorClass.ENGINEERING)
 *                     .setCompletion(Completion.GRADUATED)
 *                     .build())
 *             .join();   // topic, partition, offset
 * }
 * }</pre>
 *
 * <p>An event that the app's intake would reject is not sent: {@code publish} throws {@link EventRefusedException} with
 * the reason, the field and a Chinese sentence. What is sent is idempotent, acknowledged by all replicas and compressed;
 * the key is the entity's id and Kafka's default partitioner gives the partition that the app expects. Sending an event
 * again is harmless; a correction has a higher revision. Any Kafka setting can be replaced ({@link Builder#setting}), the
 * serializer too: {@code value.serializer} may be {@code io.confluent.kafka.serializers.KafkaAvroSerializer}.
 *
 * <p>Thread-safe; one instance serves a whole system. A broker or registry that is away is said within about 10 seconds,
 * by an exception that names the address; an event on its way is tried for 30 seconds.
 */
public final class CollegeProducer implements AutoCloseable {
    private final String collegeCode;
    private final Clock clock;
    private final Heads heads;
    private final EventPublisher publisher;

    private CollegeProducer(String collegeCode, Clock clock, EventPublisher publisher) {
        this.collegeCode = collegeCode;
        this.clock = clock;
        this.heads = new Heads(collegeCode, clock, UUID::randomUUID);
        this.publisher = publisher;
    }

    /**
     * Begins the settings of a producer.
     *
     * @param collegeCode the college's national code, as in the name of its topic
     */
    public static Builder of(String collegeCode) {
        return new Builder(collegeCode);
    }

    /** The head of an event that states an entity: revision 1 at first, a higher one with each correction. */
    public Head upsert(int revision) {
        return heads.upsert(revision);
    }

    /** The head of an event that withdraws an entity. */
    public Head retract(int revision) {
        return heads.retract(revision);
    }

    /**
     * Publishes one event.
     *
     * @param event one of the event records
     * @return where it lies, once the broker has acknowledged it; fails with {@link
     *     cultivation.connection.BrokerUnreachableException}, {@link
     *     cultivation.connection.RegistryUnreachableException}, {@link CollegeNotRegisteredException}, {@link
     *     cultivation.connection.SchemaNotRegisteredException}, or an exception of Kafka's
     * @throws EventRefusedException when the event breaks a rule; nothing was sent
     */
    public CompletableFuture<Published> publish(SpecificRecord event) {
        check(event);
        return publisher.publish(collegeCode, event);
    }

    /**
     * The rules that the app's intake applies, and nothing sent: for a dry run.
     *
     * @throws EventRefusedException when the event breaks a rule
     */
    public void check(SpecificRecord event) {
        var type = RecordType.of(event);
        if (type == null) {
            throw new EventRefusedException(Rules.unknownType(event.getSchema().getFullName()));
        }
        requireComplete(event, "");
        var key = type.keyOf(event).toString().getBytes(StandardCharsets.UTF_8);
        var refused = Rules.check(event, Arrival.planned(collegeCode, key, clock.instant()))
                .<@Nullable Rejected>fold(accepted -> null, rejected -> rejected);
        if (refused != null) {
            throw new EventRefusedException(refused);
        }
    }

    /** Waits until everything published so far is acknowledged or has failed. */
    public void flush() {
        publisher.flush();
    }

    /** Sends what is left, for 10 seconds at most. */
    @Override
    public void close() {
        publisher.close();
    }

    /** A record made without its builder may lack fields, which no rule and no encoder expects. */
    private static void requireComplete(SpecificRecord record, String prefix) {
        for (Schema.Field field : record.getSchema().getFields()) {
            var value = record.get(field.pos());
            var name = prefix + field.name();
            if (value == null && !field.schema().isNullable()) {
                throw new EventRefusedException(
                        new Rejected(Reason.INVALID_FIELD, name, "缺少必填字段 %s。请补全后重新发送。".formatted(name)));
            }
            if (value instanceof SpecificRecord inner) {
                requireComplete(inner, name + ".");
            }
        }
    }

    /** The settings of a producer. */
    public static final class Builder {
        private final String collegeCode;
        private final Map<String, Object> settings = new HashMap<>();
        private @Nullable Connection connection;
        private Clock clock = Clock.systemUTC();

        private Builder(String collegeCode) {
            if (!Topics.isCollegeCode(collegeCode)) {
                throw new IllegalArgumentException(
                        "college code must be 1 to 32 letters, digits or hyphens, got: '" + collegeCode + "'");
            }
            this.collegeCode = collegeCode;
        }

        /** Where the broker and the registry are. */
        public Builder connection(Connection connection) {
            this.connection = connection;
            return this;
        }

        /** Any Kafka producer setting, by its usual name; it replaces ours. */
        public Builder setting(String name, Object value) {
            settings.put(name, value);
            return this;
        }

        /** Any Kafka producer settings, for instance the file of credentials that the commission gave. */
        public Builder settings(Map<String, ?> more) {
            settings.putAll(more);
            return this;
        }

        /** The clock that dates {@code recordedAt}; the system's by default. */
        public Builder clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        /** Opens the producer; broker and registry are asked with the first event. */
        public CollegeProducer open() {
            if (connection == null) {
                throw new IllegalStateException(
                        "say where broker and registry are: connection(Connection.of(\"HOST:PORT\", \"http://HOST:PORT\"))");
            }
            return new CollegeProducer(collegeCode, clock, EventPublisher.open(connection, settings));
        }
    }
}
