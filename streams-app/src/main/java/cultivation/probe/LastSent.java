package cultivation.probe;

import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.TopicReader;
import cultivation.connection.WaitPolicy;
import cultivation.connection.WireFormat;
import cultivation.events.Head;
import cultivation.rule.SyntheticCollege;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import org.apache.kafka.common.TopicPartition;

/** What the probe sent last, by whatever instance and under whatever clock. */
final class LastSent {
    /** The end of a partition is behind marks of transactions, and whoever sends by hand may leave others. */
    private static final int LOOKED_AT = 20;

    private static final WaitPolicy READING = WaitPolicy.total(Duration.ofSeconds(5));

    private LastSent() {}

    /** The highest revision among the last records of each partition; 0 where there are none. */
    static int revision(Connection connection, int partitions) {
        var highest = new int[1];
        try (var reader = TopicReader.open(connection, "cultivation-probe-reader", READING)) {
            var from = new HashMap<TopicPartition, Long>();
            for (int partition = 0; partition < partitions; partition++) {
                var at = new TopicPartition(Topics.events(SyntheticCollege.CODE), partition);
                from.put(at, Math.max(reader.beginningOf(at), reader.endOf(at) - LOOKED_AT));
            }
            reader.begin(from);
            reader.readToEnd(record -> highest[0] = Math.max(highest[0], revision(record.value())));
        }
        return highest[0];
    }

    /** The head is the first field of every event, of whatever version. */
    private static int revision(byte[] value) {
        if (WireFormat.idOf(value).isEmpty()) {
            return 0;
        }
        try {
            return WireFormat.decode(value, Head.getClassSchema(), Head.class).getRevision();
        } catch (IOException e) {
            return 0;
        }
    }
}
