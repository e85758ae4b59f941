package cultivation.live;

/** The store that unit tests use. */
class ThresholdStoreTest extends ThresholdStoreContract {
    private final LiveBoard board = new BookedBoard().board;
    private final ThresholdStore store = new InMemoryThresholdStore(board);

    @Override
    ThresholdStore store() {
        return store;
    }

    @Override
    LiveBoard board() {
        return board;
    }
}
