package cultivation.live;

import cultivation.reference.Target;
import cultivation.reference.TargetChange;
import cultivation.reference.Threshold;
import cultivation.reference.ThresholdChange;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Thresholds or targets on a board alone. */
public final class InMemoryReferenceStore<T extends SpecificRecord> implements ReferenceStore<T> {
    /** How a board takes one, and what was changed. */
    private interface Booking<T> {
        void book(LiveBoard.Change change, String id, @Nullable T after, SpecificRecord told);
    }

    /** What {@link #put} throws instead. */
    public volatile @Nullable RuntimeException settingFails;

    private final LiveBoard board;
    private final Sort<T> sort;
    private final Booking<T> booking;

    private InMemoryReferenceStore(LiveBoard board, Sort<T> sort, Booking<T> booking) {
        this.board = board;
        this.sort = sort;
        this.booking = booking;
    }

    public static InMemoryReferenceStore<Threshold> ofThresholds(LiveBoard board) {
        return new InMemoryReferenceStore<>(board, Sort.THRESHOLDS, (change, id, after, told) -> {
            change.threshold(id, after);
            change.thresholdChange((ThresholdChange) told);
        });
    }

    public static InMemoryReferenceStore<Target> ofTargets(LiveBoard board) {
        return new InMemoryReferenceStore<>(board, Sort.TARGETS, (change, id, after, told) -> {
            change.target(id, after);
            change.targetChange((TargetChange) told);
        });
    }

    @Override
    public synchronized void put(T set) {
        var failure = settingFails;
        if (failure != null) {
            throw failure;
        }
        var id = sort.id().apply(set);
        var before = known(id);
        if (!set.equals(before)) {
            change(id, before, set, sort.author().apply(set));
        }
    }

    @Override
    public synchronized void delete(String id, String changedBy, Instant changedAt, String note) {
        var before = known(id);
        if (before != null) {
            change(id, before, null, new Author(changedBy, changedAt, note));
        }
    }

    private void change(String id, @Nullable T before, @Nullable T after, Author author) {
        board.update(change -> booking.book(change, id, after, sort.telling().change(id, before, after, author)));
    }

    private @Nullable T known(String id) {
        return board.read(view -> sort.known().apply(view).get(id));
    }
}
