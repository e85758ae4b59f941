package cultivation.live;

import cultivation.reference.Target;
import cultivation.reference.Threshold;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stores that the app uses. */
@ExtendWith(RealStores.Provided.class)
class KafkaReferenceStoreIT {
    private static FencedWriter writer;
    private static LiveBoard board;

    @BeforeAll
    static void open(RealStores real) {
        board = real.board;
        writer = FencedWriter.ofPeople(real.connection(), real.tail);
    }

    @AfterAll
    static void close() {
        writer.close();
    }

    private abstract static class Contract<T extends SpecificRecord> extends ReferenceStoreContract<T> {
        Contract(Sample<T> sample) {
            super(sample);
        }

        @Override
        ReferenceStore<T> store() {
            return new KafkaReferenceStore<>(writer, board, sort);
        }

        @Override
        LiveBoard board() {
            return board;
        }
    }

    @Nested
    class Thresholds extends Contract<Threshold> {
        Thresholds() {
            super(Sample.THRESHOLDS);
        }
    }

    @Nested
    class Targets extends Contract<Target> {
        Targets() {
            super(Sample.TARGETS);
        }
    }
}
