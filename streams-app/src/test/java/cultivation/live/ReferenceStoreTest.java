package cultivation.live;

import cultivation.reference.Target;
import cultivation.reference.Threshold;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Nested;

/** The stores that unit tests use. */
class ReferenceStoreTest {
    private abstract static class Contract<T extends SpecificRecord> extends ReferenceStoreContract<T> {
        final LiveBoard board = new BookedBoard().board;

        Contract(Sample<T> sample) {
            super(sample);
        }

        @Override
        LiveBoard board() {
            return board;
        }
    }

    @Nested
    class Thresholds extends Contract<Threshold> {
        private final ReferenceStore<Threshold> store = InMemoryReferenceStore.ofThresholds(board);

        Thresholds() {
            super(Sample.THRESHOLDS);
        }

        @Override
        ReferenceStore<Threshold> store() {
            return store;
        }
    }

    @Nested
    class Targets extends Contract<Target> {
        private final ReferenceStore<Target> store = InMemoryReferenceStore.ofTargets(board);

        Targets() {
            super(Sample.TARGETS);
        }

        @Override
        ReferenceStore<Target> store() {
            return store;
        }
    }
}
