package cultivation.live;

import cultivation.college.RejectedRecord;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the end of a college's rejections topic when somebody asks. */
public final class RejectionTopics implements Rejections, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** Marks of transactions take offsets too, so more is read than was asked for. */
    private static final int OFFSETS_PER_REJECTION = 4;

    private final Connection connection;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    public RejectionTopics(Connection connection) {
        this.connection = connection;
    }

    @Override
    public synchronized List<RejectedRecord> latest(String college, int limit) {
        var reading = consumer;
        if (reading == null) {
            reading = open();
            consumer = reading;
        }
        var partition = new TopicPartition(Topics.rejections(college), 0);
        var known = reading.partitionsFor(partition.topic(), PATIENCE);
        if (known == null || known.isEmpty()) {
            return List.of();
        }
        reading.assign(List.of(partition));
        long begin = reading.beginningOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
        long end = reading.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
        long span = (long) limit * OFFSETS_PER_REJECTION;
        var found = List.<RejectedRecord>of();
        while (end > begin) {
            long from = Math.max(begin, end - span);
            found = read(reading, partition, from, end);
            if (found.size() >= limit || from == begin) {
                break;
            }
            span *= 8;
        }
        var newestFirst = new ArrayList<>(found.subList(Math.max(0, found.size() - limit), found.size()));
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }

    private KafkaConsumer<byte[], byte[]> open() {
        var settings = connection.clientSettings();
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", false);
        settings.put("fetch.max.wait.ms", 20);
        settings.put("default.api.timeout.ms", 5000);
        settings.put("client.id", "cultivation-rejections");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<RejectedRecord> read(
            KafkaConsumer<byte[], byte[]> reading, TopicPartition partition, long from, long end) {
        reading.seek(partition, from);
        var found = new ArrayList<RejectedRecord>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (reading.position(partition) < end && System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> each : reading.poll(Duration.ofMillis(200))) {
                found.add(RejectedRecord.of(each).withoutContent());
            }
        }
        return found;
    }
}
