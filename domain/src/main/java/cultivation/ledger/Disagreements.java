package cultivation.ledger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a board that has read the ledger has other cells of a source partition than their book: told on the board's
 * thread, settled on the book's. What follows from the entities is right, whatever the ledger says.
 */
public final class Disagreements {
    private final Map<Integer, List<CellKey>> found = new ConcurrentHashMap<>();

    /** @param onLedger the cells of the partition, as the board has read them */
    public void tell(int partition, List<CellKey> onLedger) {
        found.put(partition, onLedger);
    }

    /** The cells that the ledger has of a partition, if they are others than the book's; they are told once. */
    public @Nullable List<CellKey> take(int partition) {
        return found.isEmpty() ? null : found.remove(partition);
    }
}
