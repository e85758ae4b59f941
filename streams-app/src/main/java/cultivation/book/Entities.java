package cultivation.book;

import cultivation.entity.Entity;
import cultivation.rule.RecordType;
import java.util.ArrayList;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The entities of one source partition, in a state store.
 *
 * <pre>{@code
 * var key = Entities.key(college, type, type.keyOf(event));
 * var receipt = entities.get(key, type).receive(event, type);
 * entities.put(key, receipt.after());
 * }</pre>
 */
public final class Entities {
    /** Told of each entity. */
    @FunctionalInterface
    public interface Known {
        void entity(String college, Entity entity);
    }

    private final KeyValueStore<Bytes, byte[]> store;
    private final EntityLayout layout = new EntityLayout();

    public Entities(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Where an entity stands; a student's three records share one place. */
    public static Bytes key(String college, RecordType type, CharSequence id) {
        return EntityKey.of(college, type, id);
    }

    /** What is known of an entity. */
    public Entity get(Bytes key, RecordType type) {
        var stored = store.get(key);
        return stored == null ? Entity.unknown(type) : layout.decode(stored, type);
    }

    public void put(Bytes key, Entity entity) {
        store.put(key, layout.encode(entity));
    }

    /** Every entity. What a release before stored is stored anew, in this one's layout and under its key. */
    public void forEach(Known known) {
        var released = new ArrayList<KeyValue<Bytes, byte[]>>();
        try (var all = store.all()) {
            while (all.hasNext()) {
                var entry = all.next();
                if (EntityKey.isReleased(entry.key.get())) {
                    released.add(entry);
                } else {
                    tell(known, entry.key.get(), entry.value);
                }
            }
        }
        for (var entry : released) {
            var key = EntityKey.renewed(entry.key.get());
            put(key, layout.decode(entry.value, EntityKey.typeOf(key.get())));
            store.delete(entry.key);
            tell(known, key.get(), entry.value);
        }
    }

    private void tell(Known known, byte[] key, byte[] value) {
        known.entity(EntityKey.collegeOf(key), layout.decode(value, EntityKey.typeOf(key)));
    }
}
