package cultivation.book;

import cultivation.ledger.CellKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    private final KeyValueStore<Bytes, byte[]> store;

    public Accounts(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    public void put(CellKey key, long count) {
        store.put(
                Bytes.wrap(key.toString().getBytes(StandardCharsets.UTF_8)),
                ByteBuffer.allocate(Long.BYTES).putLong(count).array());
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
