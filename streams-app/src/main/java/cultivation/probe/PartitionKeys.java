package cultivation.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/** Ids that lie on each partition of a topic, by the default of Kafka's producers. */
final class PartitionKeys {
    private PartitionKeys() {}

    /** The first id {@code probe-1}, {@code probe-2}, … of each partition, in the partitions' order. */
    static List<String> of(int partitions) {
        var keys = new ArrayList<String>();
        for (int partition = 0; partition < partitions; partition++) {
            int wanted = partition;
            keys.add(IntStream.iterate(1, number -> number + 1)
                    .mapToObj(number -> "probe-" + number)
                    .filter(key -> partitionOf(key, partitions) == wanted)
                    .findFirst()
                    .orElseThrow());
        }
        return keys;
    }

    private static int partitionOf(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
