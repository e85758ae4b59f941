package cultivation.live;

import cultivation.closing.ClosedEdition;
import org.jspecify.annotations.Nullable;

/** Closed years on a board alone. */
public final class InMemoryClosingStore implements ClosingStore {
    private final LiveBoard board;

    public InMemoryClosingStore(LiveBoard board) {
        this.board = board;
    }

    @Override
    public synchronized ClosedEdition close(int year, @Nullable Integer restates, Freezing freezing) {
        var closed = board.read(view -> ClosingStore.next(view, year, restates, freezing));
        board.update(change -> {
            closed.tables().forEach(change::closedTables);
            change.closing(closed.head());
        });
        return closed;
    }
}
