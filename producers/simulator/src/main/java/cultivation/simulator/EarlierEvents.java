package cultivation.simulator;

import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.connection.WireFormat;
import cultivation.events.Head;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * What lies on the events topics before a simulation: its own events from an earlier run are harmless, those of another
 * share students and sessions with it and would be mixed up with them.
 */
final class EarlierEvents {
    private static final WaitPolicy READING =
            WaitPolicy.whileItMoves(Duration.ofMillis(3L * Connection.BROKER_ANSWER_MS));
    /** The mark and the schema's id before what Avro wrote. */
    private static final int FRAME = 5;

    private EarlierEvents() {}

    /**
     * A college of whose events the latest of some partition is none of the simulation's.
     *
     * @param registered the codes of the colleges that have topics
     * @return its code; empty when there are no others
     */
    static Optional<String> foreign(Connection connection, Simulation simulation, Set<String> registered) {
        var latest = latest(connection, simulation, registered);
        for (SpecificRecord event : simulation) {
            if (latest.isEmpty()) {
                break;
            }
            var code = ((Head) event.get(0)).getCollegeCode().toString();
            var expected = latest.get(code);
            if (expected != null && expected.remove(contentOf(WireFormat.encode(0, event))) && expected.isEmpty()) {
                latest.remove(code);
            }
        }
        return latest.keySet().stream().sorted().findFirst();
    }

    /** By college the contents of each partition's last record; no college whose topic is empty. */
    private static Map<String, Set<ByteBuffer>> latest(
            Connection connection, Simulation simulation, Set<String> registered) {
        var colleges = simulation.colleges().stream()
                .map(college -> college.getCode().toString())
                .filter(registered::contains)
                .collect(Collectors.toMap(Topics::events, code -> code));
        var latest = new HashMap<String, Set<ByteBuffer>>();
        try (var reader = TopicReader.open(connection, "cultivation-simulate", READING)) {
            reader.begin(lastOffsets(connection, colleges.keySet()));
            reader.readToEnd(record -> {
                var value = record.value();
                var content = value == null || value.length < FRAME ? ByteBuffer.allocate(0) : contentOf(value);
                latest.computeIfAbsent(colleges.get(record.topic()), code -> new HashSet<>())
                        .add(content);
            });
        }
        return latest;
    }

    private static Map<TopicPartition, Long> lastOffsets(Connection connection, Set<String> topics) {
        try (var admin = connection.admin()) {
            var ends = connection.answerOf(admin.describeTopics(topics).allTopicNames()).values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return connection.answerOf(admin.listOffsets(ends).all()).entrySet().stream()
                    .filter(each -> each.getValue().offset() > 0)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, each -> each.getValue().offset() - 1));
        }
    }

    private static ByteBuffer contentOf(byte[] value) {
        return ByteBuffer.wrap(value, FRAME, value.length - FRAME).slice();
    }
}
