package cultivation.hostile;

import cultivation.events.Head;
import cultivation.oracle.Arrival;
import cultivation.oracle.Arrival.Content;
import cultivation.oracle.Facts;
import cultivation.oracle.Partitioning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record about to be sent; what is wrong with it is set here, the rest follows as a good client would do it. */
final class Draft {
    final String college;
    final int partitions;
    final SpecificRecord event;
    Instant appendedAt;

    @Nullable
    String otherKey;

    boolean withoutKey;
    boolean onAnotherPartition;

    @Nullable
    Content otherContent;

    Draft(String college, int partitions, SpecificRecord event, Instant appendedAt) {
        this.college = college;
        this.partitions = partitions;
        this.event = event;
        this.appendedAt = appendedAt;
    }

    Head head() {
        return (Head) event.get(0);
    }

    Arrival arrival() {
        String keyText = otherKey == null ? Facts.of(event).id() : otherKey;
        byte[] key = keyText.getBytes(StandardCharsets.UTF_8);
        int partition = Partitioning.of(key, partitions);
        if (onAnotherPartition) {
            partition = (partition + 1) % partitions;
        }
        return new Arrival(
                college,
                partition,
                partitions,
                withoutKey ? null : key,
                otherContent == null ? new Content.Event(event) : otherContent,
                appendedAt);
    }
}
