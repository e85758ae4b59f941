package cultivation.book;

import cultivation.entity.Measure;
import cultivation.ledger.CellKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How many records one source partition had of each verdict, by college, type and day, in a state store: what entities do
 * not tell.
 *
 * <p>The release before kept every cell there, under the same keys; what follows from entities is taken out of it.
 */
public final class Accounts {
    /** Told of each count. */
    @FunctionalInterface
    public interface Known {
        void count(CellKey key, long count);
    }

    /** Some days of a nation's colleges; then all are forgotten and made again. */
    private static final int MOST_KEYS = 50_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final int partition;
    private final Map<CellKey, Bytes> keys = new HashMap<>();

    public Accounts(KeyValueStore<Bytes, byte[]> store, int partition) {
        this.store = store;
        this.partition = partition;
    }

    public void put(String college, Measure measure, String slice, LocalDate day, long count) {
        if (keys.size() == MOST_KEYS) {
            keys.clear();
        }
        var key = keys.computeIfAbsent(
                new CellKey(college, measure, slice, day, partition),
                cell -> Bytes.wrap(cell.toString().getBytes(StandardCharsets.UTF_8)));
        store.put(key, ByteBuffer.allocate(Long.BYTES).putLong(count).array());
    }

    public void forEach(Known known) {
        var derived = new ArrayList<Bytes>();
        try (var all = store.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                var key = CellKey.parse(new String(entry.key.get(), StandardCharsets.UTF_8));
                if (key.measure().isCounted()) {
                    known.count(key, ByteBuffer.wrap(entry.value).getLong());
                } else {
                    derived.add(entry.key);
                }
            }
        }
        derived.forEach(store::delete);
    }
}
