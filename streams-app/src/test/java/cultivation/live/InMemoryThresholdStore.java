package cultivation.live;

import cultivation.reference.Threshold;
import cultivation.reference.ThresholdChange;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Thresholds on a board alone. */
public final class InMemoryThresholdStore implements ThresholdStore {
    /** What {@link #put} throws instead. */
    public volatile @Nullable RuntimeException settingFails;

    private final LiveBoard board;

    public InMemoryThresholdStore(LiveBoard board) {
        this.board = board;
    }

    @Override
    public synchronized void put(Threshold threshold) {
        var failure = settingFails;
        if (failure != null) {
            throw failure;
        }
        var id = threshold.getId().toString();
        var before = known(id);
        if (!threshold.equals(before)) {
            change(
                    threshold,
                    new ThresholdChange(
                            id,
                            before,
                            threshold,
                            Objects.requireNonNull(threshold.getChangedBy()),
                            Objects.requireNonNull(threshold.getChangedAt()),
                            threshold.getNote()));
        }
    }

    @Override
    public synchronized void delete(String id, String changedBy, Instant changedAt, String note) {
        var before = known(id);
        if (before != null) {
            change(null, new ThresholdChange(id, before, null, changedBy, changedAt, note));
        }
    }

    private void change(@Nullable Threshold after, ThresholdChange told) {
        board.update(change -> {
            change.threshold(told.getId().toString(), after);
            change.thresholdChange(told);
        });
    }

    private @Nullable Threshold known(String id) {
        return board.read(view -> view.thresholds().get(id));
    }
}
