package cultivation.importer.redrive;

import cultivation.college.RejectedRecord;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.Lookup;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.connection.WireFormat;
import cultivation.importer.event.Identity;
import cultivation.producer.CollegeNotRegisteredException;
import cultivation.rule.RecordType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What lies on a college's rejections topic, by record type and entity: the latest of each, with where all of it lay.
 *
 * @param repeated how many are of an entity whose later record is taken
 * @param unreadable how many came without their bytes, or with bytes that nobody can read: to be sent anew by whoever
 *     made them
 */
record RejectedRecords(Map<RecordType, List<Rejected>> byType, long repeated, long unreadable) {
    /** As long as three answers of the broker: it may be starting again. */
    private static final WaitPolicy READING =
            WaitPolicy.whileItMoves(Duration.ofMillis(3L * Connection.BROKER_ANSWER_MS));

    /**
     * One entity's record.
     *
     * @param sources where its rejected records lay, the latest first
     */
    record Rejected(SpecificRecord event, RejectedRecord rejection, List<String> sources) {}

    /** Those that have not been sent again. */
    static RejectedRecords of(Connection connection, String college, Set<String> redriven) {
        var byEntity = new EnumMap<RecordType, LinkedHashMap<String, Rejected>>(RecordType.class);
        var schemas = new HashMap<Integer, @Nullable Schema>();
        long readable = 0;
        long unreadable = 0;
        for (RejectedRecord rejection : read(connection, college)) {
            var source = String.valueOf(rejection.source());
            if (redriven.contains(source)) {
                continue;
            }
            var event = event(connection, rejection, schemas);
            var type = event == null ? null : RecordType.of(event);
            if (event == null || type == null) {
                unreadable++;
                continue;
            }
            readable++;
            byEntity.computeIfAbsent(type, t -> new LinkedHashMap<>())
                    .merge(
                            Identity.of(type, event).toString(),
                            new Rejected(event, rejection, List.of(source)),
                            RejectedRecords::later);
        }
        var byType = new EnumMap<RecordType, List<Rejected>>(RecordType.class);
        byEntity.forEach((type, entities) -> byType.put(type, List.copyOf(entities.values())));
        long taken = byType.values().stream().mapToLong(List::size).sum();
        return new RejectedRecords(byType, readable - taken, unreadable);
    }

    /** Why each record was rejected, by where it lay. */
    static Map<String, String> reasons(Connection connection, String college) {
        var reasons = new HashMap<String, String>();
        read(connection, college)
                .forEach(rejection -> reasons.put(String.valueOf(rejection.source()), rejection.reason()));
        return reasons;
    }

    private static Rejected later(Rejected before, Rejected after) {
        var sources = new ArrayList<>(after.sources());
        sources.addAll(before.sources());
        return new Rejected(after.event(), after.rejection(), List.copyOf(sources));
    }

    private static List<RejectedRecord> read(Connection connection, String college) {
        var topic = Topics.rejections(college);
        var rejections = new ArrayList<RejectedRecord>();
        try (var reader = TopicReader.open(connection, "cultivation-rejections-reader", READING)) {
            if (reader.begin(topic) == 0) {
                throw new CollegeNotRegisteredException(topic, connection.kafka(), null);
            }
            reader.readToEnd(record -> {
                var rejection = RejectedRecord.of(record);
                if (rejection.source() != null) {
                    rejections.add(rejection);
                }
            });
        }
        return rejections;
    }

    private static @Nullable SpecificRecord event(
            Connection connection, RejectedRecord rejection, Map<Integer, @Nullable Schema> schemas) {
        var value = rejection.value();
        var id = WireFormat.idOf(value);
        if (value == null || id.isEmpty()) {
            return null;
        }
        if (!schemas.containsKey(id.getAsInt())) {
            schemas.put(id.getAsInt(), schema(connection, id.getAsInt()));
        }
        var writer = schemas.get(id.getAsInt());
        var type = writer == null ? null : RecordType.ofFullName(writer.getFullName());
        if (writer == null || type == null) {
            return null;
        }
        try {
            return new WireFormat.Reader().read(value, WireFormat.readerOf(writer, type.schema()));
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Schema schema(Connection connection, int id) {
        Lookup<Schema> found = connection.registryClient().schemaOf(id);
        return found.<@Nullable Schema>fold(schema -> schema, why -> null, why -> {
            throw new RegistryUnreachableException(connection.registry().toString(), why, null);
        });
    }
}
