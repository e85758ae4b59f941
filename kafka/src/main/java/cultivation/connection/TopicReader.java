package cultivation.connection;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads the committed records of topics to where they end when the reading begins.
 *
 * <pre>{@code
 * try (var reader = TopicReader.open(connection, "cultivation-colleges", WaitPolicy.whileItMoves(Duration.ofSeconds(30)))) {
 *     reader.begin(Topics.COLLEGES);
 *     reader.readToEnd(record -> …);
 *     …
 *     reader.readToEnd(record -> …);   // what was written since
 * }
 * }</pre>
 *
 * A reading is bounded: it ends at an offset that is fixed when it begins, and it fails with a {@link
 * BrokerUnreachableException} once nothing has moved for as long as the policy allows. Marks of transactions, aborted
 * records and what compaction took away count as movement. Of a record at which the visitor threw, and of all that follow,
 * it is as if they had not been read.
 *
 * <p>Not thread-safe.
 */
public final class TopicReader implements AutoCloseable {
    /** What is told of the records, in the order of each partition. */
    public interface Visitor {
        void visit(ConsumerRecord<byte[], byte[]> record);
    }

    /** How long one poll waits: the limits are looked at as often. */
    private static final Duration STEP = Duration.ofMillis(200);
    /** How long a broker may keep the fetch that is on its way when the last record has been read. */
    private static final int FETCH_MAX_WAIT_MS = 20;
    /** A poll is bounded by bytes anyway; Kafka's 500 would only make more of them. */
    private static final int MAX_POLL_RECORDS = 5000;

    private static final Duration ENOUGH_TO_CLOSE = Duration.ofSeconds(2);

    private final Connection connection;
    private final WaitPolicy policy;
    private final Consumer<byte[], byte[]> consumer;

    private TopicReader(Connection connection, String clientId, WaitPolicy policy) {
        this.connection = connection;
        this.policy = policy;
        this.consumer = connection.consumer(
                clientId,
                Map.of(
                        "default.api.timeout.ms",
                        (int) Math.min(policy.standstill().toMillis(), Connection.BROKER_ANSWER_MS),
                        "fetch.max.wait.ms",
                        FETCH_MAX_WAIT_MS,
                        "max.poll.records",
                        MAX_POLL_RECORDS));
    }

    /**
     * @param clientId what the broker calls this reader in its log and its metrics
     * @param policy when a reading is given up
     */
    public static TopicReader open(Connection connection, String clientId, WaitPolicy policy) {
        return new TopicReader(connection, clientId, policy);
    }

    /**
     * Goes to the beginning of a topic.
     *
     * @return how many partitions it has, 0 when there is no such topic
     */
    public int begin(String topic) {
        return answered(() -> {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return partitions.size();
        });
    }

    /** Goes to these offsets. */
    public void begin(Map<TopicPartition, Long> offsets) {
        consumer.assign(offsets.keySet());
        offsets.forEach(consumer::seek);
    }

    /** The first offset that the broker still has. */
    public long beginningOf(TopicPartition partition) {
        return answered(() -> consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L));
    }

    /** The offset after the last committed record, and after what closes its transaction. */
    public long endOf(TopicPartition partition) {
        return answered(() -> consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L));
    }

    /**
     * Reads from where it stands to where the topic ends now; what is written meanwhile is left to the next reading.
     *
     * @return whether the end was reached; false when the policy's whole time was over before
     * @throws BrokerUnreachableException when nothing moved for the policy's standstill
     * @throws RefusedByBrokerException when the credentials do not allow it
     */
    public boolean readToEnd(Visitor visitor) {
        return answered(() -> {
            var partitions = consumer.assignment();
            consumer.resume(partitions);
            return read(consumer.endOffsets(partitions), visitor);
        });
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(ENOUGH_TO_CLOSE));
    }

    private boolean read(Map<TopicPartition, Long> ends, Visitor visitor) {
        long begun = System.nanoTime();
        long moved = begun;
        var left = ends.keySet();
        while (true) {
            left = notAtEnd(left, ends);
            if (left.isEmpty()) {
                return true;
            }
            long before = positions(left);
            visit(consumer.poll(STEP), ends, visitor);
            long now = System.nanoTime();
            if (positions(left) != before) {
                moved = now;
            } else if (now - moved > policy.standstill().toNanos()) {
                throw new TimeoutException("nothing of " + left + " was read within " + policy.standstill());
            }
            if (now - begun > policy.total().toNanos()) {
                return notAtEnd(left, ends).isEmpty();
            }
        }
    }

    /** A partition at its end is paused, so that one which grows brings nothing that nobody asked for. */
    private Set<TopicPartition> notAtEnd(Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        var byAtEnd = partitions.stream()
                .collect(Collectors.partitioningBy(
                        partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L),
                        Collectors.toSet()));
        consumer.pause(byAtEnd.getOrDefault(true, Set.of()));
        return byAtEnd.getOrDefault(false, Set.of());
    }

    private long positions(Collection<TopicPartition> partitions) {
        return partitions.stream().mapToLong(consumer::position).sum();
    }

    private void visit(ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Long> ends, Visitor visitor) {
        var unvisited = records.partitions().stream()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> records.records(partition).get(0).offset()));
        try {
            for (TopicPartition partition : records.partitions()) {
                if (visit(records.records(partition), ends.getOrDefault(partition, 0L), visitor, unvisited)) {
                    unvisited.remove(partition);
                }
            }
        } finally {
            unvisited.forEach(consumer::seek);
        }
    }

    /** Whether all were visited; otherwise the first that was not is in {@code unvisited}. */
    private static boolean visit(
            List<ConsumerRecord<byte[], byte[]>> records,
            long end,
            Visitor visitor,
            Map<TopicPartition, Long> unvisited) {
        int visited = 0;
        try {
            while (visited < records.size() && records.get(visited).offset() < end) {
                visitor.visit(records.get(visited));
                visited++;
            }
        } finally {
            if (visited < records.size()) {
                var next = records.get(visited);
                unvisited.put(new TopicPartition(next.topic(), next.partition()), next.offset());
            }
        }
        return visited == records.size();
    }

    private <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (KafkaException e) {
            throw connection.translated(e);
        }
    }
}
