package cultivation.live;

import cultivation.college.RejectedRecord;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the end of a college's rejections topic when somebody asks. */
public final class KafkaRejectionStore implements RejectionStore, AutoCloseable {
    /** A page waits for it, and shows the rest meanwhile. */
    private static final WaitPolicy READING = WaitPolicy.whileItMoves(Duration.ofSeconds(3));
    /** Marks of transactions take offsets too, so more is read than was asked for. */
    private static final int OFFSETS_PER_REJECTION = 4;

    private final Connection connection;
    private @Nullable TopicReader reader;

    public KafkaRejectionStore(Connection connection) {
        this.connection = connection;
    }

    @Override
    public synchronized List<RejectedRecord> latest(String college, int limit) {
        var reading = reader;
        if (reading == null) {
            reading = TopicReader.open(connection, "cultivation-rejections", READING);
            reader = reading;
        }
        var topic = Topics.rejections(college);
        if (reading.begin(topic) == 0) {
            return List.of();
        }
        var partition = new TopicPartition(topic, 0);
        long begin = reading.beginningOf(partition);
        long end = reading.endOf(partition);
        long span = (long) limit * OFFSETS_PER_REJECTION;
        var found = new ArrayList<RejectedRecord>();
        while (end > begin) {
            long from = Math.max(begin, end - span);
            found.clear();
            reading.begin(Map.of(partition, from));
            reading.readToEnd(record -> found.add(RejectedRecord.of(record).withoutContent()));
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
        if (reader != null) {
            reader.close();
        }
    }
}
