package cultivation.oracle;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record as it lies in a college's topic.
 *
 * @param college whose topic it is, whatever the record itself says
 * @param partition the partition it lies on, of {@code partitions}
 * @param key the record's key as it is, or null
 * @param content what its bytes turn out to be
 * @param appendedAt the broker's timestamp
 */
@SuppressWarnings("ArrayRecordComponent") // the key is compared as bytes, arrivals by identity
public record Arrival(
        String college, int partition, int partitions, byte @Nullable [] key, Content content, Instant appendedAt) {

    /** What a value's bytes turn out to be. */
    public sealed interface Content {
        /** One of the event records. */
        record Event(SpecificRecord value) implements Content {}

        /** Bytes that are no record, each in its own way. */
        record Undecodable(Spoiling how) implements Content {}

        /** A record with a schema of the registry that is not one of the six. */
        record UnknownType(SpecificRecord value) implements Content {}
    }

    /** The ways in which bytes fail to be a record. */
    public enum Spoiling {
        NULL,
        EMPTY,
        WRONG_MAGIC,
        SHORTER_THAN_AN_ID,
        ID_NOBODY_KNOWS,
        CUT_SHORT,
        BYTES_LEFT_OVER
    }

    /** The key as text, for messages and for grouping. */
    public String keyText() {
        return key == null ? "(null)" : new String(key, StandardCharsets.ISO_8859_1);
    }

    /** The same record, appended at another time. */
    public Arrival appended(Instant at) {
        return new Arrival(college, partition, partitions, key, content, at);
    }

    @Override
    public String toString() {
        return "topic of " + college + ", partition " + partition + "/" + partitions + ", key " + keyText()
                + ", appended " + appendedAt + ": " + content;
    }
}
