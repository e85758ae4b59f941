package cultivation.live;

import cultivation.live.ReferenceStore.Sort;
import cultivation.reference.Target;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store of targets that the app uses. */
@ExtendWith(RealStores.Provided.class)
class KafkaTargetStoreIT extends ReferenceStoreContract<Target> {
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
    ReferenceStore<Target> store() {
        return new KafkaReferenceStore<>(writer, board, Sort.TARGETS);
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
