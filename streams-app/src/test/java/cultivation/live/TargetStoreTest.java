package cultivation.live;

import cultivation.live.ReferenceStore.Sort;
import cultivation.reference.Target;
import java.time.Instant;

/** The store of targets that unit tests use. */
class TargetStoreTest extends ReferenceStoreContract<Target> {
    private final LiveBoard board = new BookedBoard().board;
    private final ReferenceStore<Target> store = InMemoryReferenceStore.ofTargets(board);

    @Override
    ReferenceStore<Target> store() {
        return store;
    }

    @Override
    LiveBoard board() {
        return board;
    }

    @Override
    Sort<Target> sort() {
        return Sort.TARGETS;
    }

    @Override
    Target one(String id, double value, Instant changedAt) {
        return target(id, value, changedAt);
    }
}
