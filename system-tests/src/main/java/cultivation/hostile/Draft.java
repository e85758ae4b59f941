package cultivation.hostile;

import cultivation.events.Head;
import cultivation.oracle.Arrival;
import cultivation.oracle.Arrival.Content;
import cultivation.oracle.Facts;
import cultivation.oracle.Partitioning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record about to be sent to the partition of its entity; what is wrong with it is set here. */
final class Draft {
    final String college;
    final int partitions;
    final int partition;
    final SpecificRecord event;
    Instant appendedAt;

    @Nullable
    String otherKey;

    boolean withoutKey;

    @Nullable
    Content otherContent;

    Draft(String college, int partitions, SpecificRecord event, Instant appendedAt) {
        this.college = college;
        this.partitions = partitions;
        this.partition = partitionOf(Facts.of(event).id(), partitions);
        this.event = event;
        this.appendedAt = appendedAt;
    }

    Head head() {
        return (Head) event.get(0);
    }

    /** One of these ids that belongs here, or else the last one with a number after it that does. */
    String idThatBelongsHere(List<String> ids, Random random) {
        return idThatLies(ids, true, random);
    }

    /** The same for an id that belongs to any other partition. */
    String idThatBelongsElsewhere(List<String> ids, Random random) {
        return idThatLies(ids, false, random);
    }

    private String idThatLies(List<String> ids, boolean here, Random random) {
        var shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, random);
        for (int number = 0; number < 1_000; number++) {
            shuffled.add(ids.get(ids.size() - 1) + number);
        }
        return shuffled.stream()
                .filter(id -> (partitionOf(id, partitions) == partition) == here)
                .findFirst()
                .orElseThrow();
    }

    static int partitionOf(String id, int partitions) {
        return Partitioning.of(id.getBytes(StandardCharsets.UTF_8), partitions);
    }

    Arrival arrival() {
        String keyText = otherKey == null ? Facts.of(event).id() : otherKey;
        return new Arrival(
                college,
                partition,
                partitions,
                withoutKey ? null : keyText.getBytes(StandardCharsets.UTF_8),
                otherContent == null ? new Content.Event(event) : otherContent,
                appendedAt);
    }
}
