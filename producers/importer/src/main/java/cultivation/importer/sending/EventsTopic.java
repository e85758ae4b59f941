package cultivation.importer.sending;

import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.RefusedByBrokerException;
import cultivation.connection.RegistryClient;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.connection.WireFormat;
import cultivation.producer.CollegeNotRegisteredException;
import cultivation.rule.Arrival;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.schemas.ReleasedSchemas;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A college's events topic, read from its beginning to where it ends when it is asked, as the app's intake would.
 *
 * <p>Not thread-safe.
 */
final class EventsTopic {
    /** As long as three answers of the broker: it may be starting again. */
    private static final WaitPolicy READING =
            WaitPolicy.whileItMoves(Duration.ofMillis(3L * Connection.BROKER_ANSWER_MS));

    /** Is told of the records in the order of each partition. */
    interface Visitor {
        /** Whether this record is worth decoding. */
        boolean wants(RecordType type, ConsumerRecord<byte[], byte[]> record);

        /**
         * A record that can be decoded.
         *
         * @param acceptable whether it keeps the rules, so that the app does not reject it unless for its revision
         */
        void visit(RecordType type, ConsumerRecord<byte[], byte[]> record, SpecificRecord event, boolean acceptable);
    }

    /** Visits the acceptable records of one type. */
    record OfType(RecordType type, BiConsumer<ConsumerRecord<byte[], byte[]>, SpecificRecord> visit)
            implements Visitor {
        @Override
        public boolean wants(RecordType of, ConsumerRecord<byte[], byte[]> record) {
            return of == type;
        }

        @Override
        public void visit(
                RecordType of, ConsumerRecord<byte[], byte[]> record, SpecificRecord event, boolean acceptable) {
            if (acceptable) {
                visit.accept(record, event);
            }
        }
    }

    private record Known(RecordType type, DatumReader<SpecificRecord> reader) {}

    private final Connection connection;
    private final RegistryClient registry;
    private final String collegeCode;
    private final String topic;
    private final Map<Integer, Optional<Known>> schemas = new HashMap<>();
    private final WireFormat.Reader input = new WireFormat.Reader();

    EventsTopic(Connection connection, String collegeCode) {
        this.connection = connection;
        this.registry = connection.registryClient();
        this.collegeCode = collegeCode;
        this.topic = Topics.events(collegeCode);
    }

    /**
     * What tells this topic from one of the same name that is made later.
     *
     * @throws CollegeNotRegisteredException when there is none
     */
    String id() {
        try (var admin = connection.admin()) {
            return connection
                    .answerOf(admin.describeTopics(List.of(topic)).allTopicNames())
                    .values()
                    .iterator()
                    .next()
                    .topicId()
                    .toString();
        } catch (UnknownTopicOrPartitionException e) {
            throw new CollegeNotRegisteredException(topic, connection.kafka(), e);
        } catch (RefusedByBrokerException e) {
            // Of a description the broker does not say which topic.
            throw e.getCause() instanceof TopicAuthorizationException
                    ? new RefusedByBrokerException(connection.kafka(), new TopicAuthorizationException(Set.of(topic)))
                    : e;
        }
    }

    /** Reads all of it. */
    void read(Visitor visitor) {
        try (var reader = TopicReader.open(connection, "cultivation-events-reader", READING)) {
            int partitions = reader.begin(topic);
            reader.readToEnd(record -> take(record, partitions, visitor));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, int partitions, Visitor visitor) {
        var value = record.value();
        var id = WireFormat.idOf(value);
        var known = id.isEmpty()
                ? null
                : schemas.computeIfAbsent(id.getAsInt(), this::known).orElse(null);
        if (known == null || value == null || !visitor.wants(known.type(), record)) {
            return;
        }
        SpecificRecord event;
        try {
            event = input.read(value, known.reader());
            if (!input.isAtEnd()) {
                return;
            }
        } catch (IOException e) {
            return; // the app says UNDECODABLE
        }
        byte @Nullable [] key = record.key();
        int expected = key == null ? -1 : Utils.toPositive(Utils.murmur2(key)) % partitions;
        var arrival =
                new Arrival(collegeCode, key, record.partition(), expected, Instant.ofEpochMilli(record.timestamp()));
        boolean acceptable = Rules.check(event, arrival).fold(accepted -> true, rejected -> false);
        visitor.visit(known.type(), record, event, acceptable);
    }

    private Optional<Known> known(int id) {
        return registry.schemaOf(id).fold(EventsTopic::known, unknown -> Optional.empty(), why -> {
            throw new RegistryUnreachableException(registry.base().toString(), why, null);
        });
    }

    /** Seen is what the app accepts, or a correction would not be known as one. */
    static Optional<Known> known(Schema writer) {
        var type = RecordType.ofFullName(writer.getFullName());
        return type == null || !ReleasedSchemas.isReleased(writer)
                ? Optional.empty()
                : Optional.of(new Known(type, WireFormat.readerOf(writer, type.schema())));
    }
}
