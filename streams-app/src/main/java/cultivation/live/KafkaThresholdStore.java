package cultivation.live;

import cultivation.college.Topics;
import cultivation.reference.Threshold;
import cultivation.reference.ThresholdChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sets thresholds: the compacted topic, and what was changed, in one transaction. */
public final class KafkaThresholdStore implements ThresholdStore {
    private final FencedWriter writer;
    private final LiveBoard board;

    public KafkaThresholdStore(FencedWriter writer, LiveBoard board) {
        this.writer = writer;
        this.board = board;
    }

    @Override
    public void put(Threshold threshold) {
        // Written already, when only the answer was lost.
        writer.write(() -> threshold.equals(known(threshold.getId().toString())) ? List.of() : setting(threshold));
    }

    @Override
    public void delete(String id, String changedBy, Instant changedAt, String note) {
        writer.write(() -> {
            var before = known(id);
            return before == null
                    ? List.of()
                    : List.of(
                            new ProducerRecord<>(Topics.THRESHOLDS, id, null),
                            change(new ThresholdChange(id, before, null, changedBy, changedAt, note)));
        });
    }

    /** Sets these where no threshold was ever set: what a new deployment begins with. */
    public void begin(Collection<Threshold> defaults) {
        writer.write(() -> {
            boolean isNew = board.read(view ->
                    view.thresholds().isEmpty() && view.thresholdChanges().isEmpty());
            var records = new ArrayList<ProducerRecord<String, byte[]>>();
            if (isNew) {
                defaults.forEach(threshold -> records.addAll(setting(threshold)));
            }
            return records;
        });
    }

    private List<ProducerRecord<String, byte[]>> setting(Threshold threshold) {
        var id = threshold.getId().toString();
        return List.of(
                writer.record(Topics.THRESHOLDS, id, threshold),
                change(new ThresholdChange(
                        id,
                        known(id),
                        threshold,
                        Objects.requireNonNull(threshold.getChangedBy()),
                        Objects.requireNonNull(threshold.getChangedAt()),
                        threshold.getNote())));
    }

    private @Nullable Threshold known(String id) {
        return board.read(view -> view.thresholds().get(id));
    }

    private ProducerRecord<String, byte[]> change(ThresholdChange change) {
        return writer.record(Topics.THRESHOLD_CHANGES, change.getId().toString(), change);
    }
}
