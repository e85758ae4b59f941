package cultivation.topology.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What large values take of the heap between being polled and being processed, of the calling thread's partitions. An
 * event is some hundred bytes, so the number of buffered records bounds them; a batch of a few kilobytes can unpack to
 * thousands of records of 200 KiB each, every one of which is allowed.
 *
 * <p>Beyond the bound nothing more is read of the partitions that have such values; all others go on. Kafka Streams polls
 * and processes on one thread, so each thread has its own count.
 */
public final class LargeValues {
    /** From this size on a value is counted. */
    private static final int LARGE = 4 * 1024;
    /** Of the heap, for each thread. */
    private static final int SHARE_OF_HEAP = 12;

    private final long most;
    private final ThreadLocal<Map<TopicPartition, Long>> bytes = ThreadLocal.withInitial(HashMap::new);

    /** @param most bytes in flight, of each thread */
    LargeValues(long most) {
        this.most = most;
    }

    public static LargeValues ofThisHeap() {
        return new LargeValues(share());
    }

    /** As many records of this size at most may be polled at once as fit a thread's share of the heap. */
    public static int mostPolled(int largestRecord, int wanted) {
        return (int) Math.max(1, Math.min(wanted, share() / largestRecord));
    }

    private static long share() {
        return Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    }

    /** That a record has been processed. */
    public void processed(String topic, int partition, byte[] value) {
        if (value.length >= LARGE) {
            bytes.get()
                    .computeIfPresent(
                            new TopicPartition(topic, partition),
                            (unused, before) -> before <= value.length ? null : before - value.length);
        }
    }

    void polled(TopicPartition partition, byte[] value) {
        if (value.length >= LARGE) {
            bytes.get().merge(partition, (long) value.length, Long::sum);
        }
    }

    /** Of a partition that begins elsewhere, what was polled before is not processed. */
    void forget(TopicPartition partition) {
        bytes.get().remove(partition);
    }

    void retain(Set<TopicPartition> partitions) {
        bytes.get().keySet().retainAll(partitions);
    }

    /** The partitions of which nothing more is to be read for now. */
    Set<TopicPartition> tooMany() {
        var held = bytes.get();
        if (held.isEmpty()) {
            return Set.of();
        }
        long total = held.values().stream().mapToLong(Long::longValue).sum();
        return total < most ? Set.of() : Set.copyOf(held.keySet());
    }
}
