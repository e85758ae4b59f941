package cultivation.live;

/** The store that unit tests use. */
class CaseStoreTest extends CaseStoreContract {
    private final LiveBoard board = new BookedBoard().board;
    private final CaseStore store = new InMemoryCaseStore(board);

    @Override
    CaseStore store() {
        return store;
    }

    @Override
    LiveBoard board() {
        return board;
    }
}
