package cultivation.live.waiting;

import cultivation.connection.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds what looks like records that wait and is none: nobody ever reads a record of a transaction that was aborted, so a
 * partition that ends with such records is committed for ever before them.
 */
public final class AbortedRecords implements AutoCloseable {
    /** Looked into at one time, since each takes a moment. */
    private static final int AT_ONCE = 4;

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int POLLS = 5;

    /** What lies between the app's committed offset and the end. */
    private record Gap(long from, long to) {}

    private final Connection connection;
    private final Map<TopicPartition, Gap> before = new HashMap<>();
    /** Gaps that hold no record for anybody. */
    private final Map<TopicPartition, Gap> empty = new HashMap<>();
    /** Gaps of which the first record is one. */
    private final Map<TopicPartition, Gap> full = new HashMap<>();

    private @Nullable Consumer<byte[], byte[]> consumer;

    public AbortedRecords(Connection connection) {
        this.connection = connection;
    }

    /** The committed offsets, moved past what nobody will ever read. A gap that has just come is not looked into yet. */
    public Map<TopicPartition, Long> past(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> stable) {
        var past = new HashMap<>(committed);
        int looked = 0;
        for (var end : stable.entrySet()) {
            var partition = end.getKey();
            var gap = new Gap(committed.getOrDefault(partition, 0L), end.getValue());
            if (gap.from() < gap.to() && !isFull(partition, gap)) {
                var known = empty.get(partition);
                long from = known != null && known.from() == gap.from() ? Math.min(known.to(), gap.to()) : gap.from();
                if (from < gap.to() && gap.equals(before.get(partition)) && looked++ < AT_ONCE) {
                    from = look(partition, gap);
                }
                past.put(partition, from);
            }
            before.put(partition, gap);
        }
        return past;
    }

    /** Of topics that are others now, nothing is known any more. */
    public void forget(Set<String> topics) {
        for (Map<TopicPartition, Gap> known : List.of(before, empty, full)) {
            known.keySet().removeIf(partition -> topics.contains(partition.topic()));
        }
    }

    private boolean isFull(TopicPartition partition, Gap gap) {
        var known = full.get(partition);
        return known != null && known.from() == gap.from();
    }

    private long look(TopicPartition partition, Gap gap) {
        var reading = reading();
        reading.assign(List.of(partition));
        reading.seek(partition, gap.from());
        for (int poll = 0; poll < POLLS && reading.position(partition) < gap.to(); poll++) {
            if (!reading.poll(POLL).isEmpty()) {
                full.put(partition, gap);
                return gap.from();
            }
        }
        if (reading.position(partition) < gap.to()) {
            return gap.from();
        }
        empty.put(partition, gap);
        return gap.to();
    }

    private Consumer<byte[], byte[]> reading() {
        if (consumer == null) {
            consumer = connection.consumer(
                    "cultivation-aborted",
                    Map.of("max.poll.records", 1, "fetch.max.wait.ms", 50, "max.partition.fetch.bytes", 65_536));
        }
        return consumer;
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }
}
