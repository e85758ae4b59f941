package cultivation.live;

import cultivation.live.ReferenceStore.Sort;
import cultivation.reference.Threshold;
import java.time.Instant;

/** The store of thresholds that unit tests use. */
class ThresholdStoreTest extends ReferenceStoreContract<Threshold> {
    private final LiveBoard board = new BookedBoard().board;
    private final ReferenceStore<Threshold> store = InMemoryReferenceStore.ofThresholds(board);

    @Override
    ReferenceStore<Threshold> store() {
        return store;
    }

    @Override
    LiveBoard board() {
        return board;
    }

    @Override
    Sort<Threshold> sort() {
        return Sort.THRESHOLDS;
    }

    @Override
    Threshold one(String id, double value, Instant changedAt) {
        return threshold(id, value, changedAt);
    }
}
