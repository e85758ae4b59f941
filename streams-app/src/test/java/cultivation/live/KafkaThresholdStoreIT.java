package cultivation.live;

import cultivation.live.ReferenceStore.Sort;
import cultivation.reference.Threshold;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store of thresholds that the app uses. */
@ExtendWith(RealStores.Provided.class)
class KafkaThresholdStoreIT extends ReferenceStoreContract<Threshold> {
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

    @Override
    ReferenceStore<Threshold> store() {
        return new KafkaReferenceStore<>(writer, board, Sort.THRESHOLDS);
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
