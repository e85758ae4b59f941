package cultivation.live;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store that the app uses. */
@ExtendWith(RealStores.Provided.class)
class KafkaCaseStoreIT extends CaseStoreContract {
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
    CaseStore store() {
        return new KafkaCaseStore(writer, board);
    }

    @Override
    LiveBoard board() {
        return board;
    }
}
