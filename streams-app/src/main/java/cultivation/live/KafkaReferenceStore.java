package cultivation.live;

import cultivation.live.LiveBoard.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sets thresholds or targets: their compacted topic, and what was changed, in one transaction. */
public final class KafkaReferenceStore<T extends SpecificRecord> implements ReferenceStore<T> {
    private final FencedWriter writer;
    private final LiveBoard board;
    private final Sort<T> sort;

    public KafkaReferenceStore(FencedWriter writer, LiveBoard board, Sort<T> sort) {
        this.writer = writer;
        this.board = board;
        this.sort = sort;
    }

    @Override
    public void put(T set) {
        // Written already, when only the answer was lost.
        writer.write(() -> set.equals(known(sort.id().apply(set))) ? List.of() : setting(set));
    }

    @Override
    public void delete(String id, String changedBy, Instant changedAt, String note) {
        writer.write(() -> {
            var before = known(id);
            return before == null
                    ? List.of()
                    : List.of(
                            new ProducerRecord<>(sort.topic(), id, null),
                            change(id, before, null, new Author(changedBy, changedAt, note)));
        });
    }

    /** Sets these where nothing of the sort was ever set: what a new deployment begins with. */
    public void begin(Collection<T> defaults) {
        writer.write(() -> {
            boolean isNew = board.read(view -> isEmpty(view));
            var records = new ArrayList<ProducerRecord<String, byte[]>>();
            if (isNew) {
                defaults.forEach(each -> records.addAll(setting(each)));
            }
            return records;
        });
    }

    private boolean isEmpty(View view) {
        return sort.known().apply(view).isEmpty() && sort.history().apply(view).isEmpty();
    }

    private List<ProducerRecord<String, byte[]>> setting(T set) {
        var id = sort.id().apply(set);
        return List.of(
                writer.record(sort.topic(), id, set),
                change(id, known(id), set, sort.author().apply(set)));
    }

    private @Nullable T known(String id) {
        return board.read(view -> sort.known().apply(view).get(id));
    }

    private ProducerRecord<String, byte[]> change(String id, @Nullable T before, @Nullable T after, Author author) {
        return writer.record(sort.changes(), id, sort.telling().change(id, before, after, author));
    }
}
