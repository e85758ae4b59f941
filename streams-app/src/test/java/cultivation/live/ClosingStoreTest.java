package cultivation.live;

/** The store that unit tests use. */
class ClosingStoreTest extends ClosingStoreContract {
    private final LiveBoard board = new BookedBoard().board;
    private final ClosingStore store = new InMemoryClosingStore(board);

    @Override
    ClosingStore store() {
        return store;
    }

    @Override
    LiveBoard board() {
        return board;
    }
}
