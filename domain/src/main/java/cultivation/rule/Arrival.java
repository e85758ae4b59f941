package cultivation.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a record came: what a topic knows of it beside its value.
 *
 * @param college the college of the topic
 * @param key the record's key, null when it has none
 * @param partition where it lies
 * @param expectedPartition where its key belongs: murmur2(key) mod P
 * @param appendedAt the broker's timestamp
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy per record would cost
public record Arrival(String college, byte @Nullable [] key, int partition, int expectedPartition, Instant appendedAt) {
    /** How it would come if it were sent well: for a dry run before sending. */
    public static Arrival planned(String college, byte[] key, Instant now) {
        return new Arrival(college, key, 0, 0, now);
    }
}
