package cultivation.book;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.BatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A state store in memory, behind its changelog: one byte array for each key with its value, in one table.
 *
 * <p>About 120 bytes an entity, where Kafka's own store in memory needs 190 ({@code HeapOfEntitiesTest} prints both). It is not ordered: ranges are not offered.
 */
public final class EntityStore implements KeyValueStore<Bytes, byte[]> {
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int LONGEST_KEY = 255;

    private final String name;
    private final Position position = Position.emptyPosition();
    /** Each: the key's length in one byte, the key, the value; null: a free slot. */
    private byte[] @Nullable [] slots = new byte[FIRST_SLOTS][];

    private int size;
    private boolean open;

    private EntityStore(String name) {
        this.name = name;
    }

    /** For {@code Stores.keyValueStoreBuilder}. */
    public static KeyValueBytesStoreSupplier supplier(String name) {
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new EntityStore(name);
            }

            @Override
            public String metricsScope() {
                return "in-memory";
            }
        };
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        open = true;
        context.register(root, new BatchingStateRestoreCallback() {
            @Override
            public void restoreAll(Collection<KeyValue<byte[], byte[]>> records) {
                records.forEach(record -> set(record.key, record.value));
            }
        });
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        slots = new byte[FIRST_SLOTS][];
        size = 0;
    }

    /** Always the empty one: nobody asks this store from outside. */
    @Override
    public Position getPosition() {
        return position;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        var slot = slots[find(slots, key.get())];
        return slot == null ? null : valueOf(slot);
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        set(key.get(), value);
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte @Nullable [] value) {
        var before = get(key);
        if (before == null) {
            put(key, value);
        }
        return before;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        var before = get(key);
        set(key.get(), null);
        return before;
    }

    /** Every entry, in no order; what is put meanwhile may be missed. */
    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return new All(slots);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        throw new UnsupportedOperationException("the store " + name + " has no order, so it has no ranges");
    }

    @Override
    public long approximateNumEntries() {
        return size;
    }

    private void set(byte[] key, byte @Nullable [] value) {
        int slot = find(slots, key);
        if (value == null) {
            if (slots[slot] != null) {
                free(slot);
            }
            return;
        }
        if (slots[slot] == null) {
            if (3 * (size + 1) > 2 * slots.length) {
                grow();
                slot = find(slots, key);
            }
            size++;
        }
        slots[slot] = entry(key, value);
    }

    /** Those behind a freed slot move up, so that a search that ends at a free slot has seen them all. */
    private void free(int freed) {
        int mask = slots.length - 1;
        int hole = freed;
        for (int slot = (hole + 1) & mask; ; slot = (slot + 1) & mask) {
            var entry = slots[slot];
            if (entry == null) {
                break;
            }
            int wanted = hash(entry, 1, keyLength(entry)) & mask;
            if (((slot - wanted) & mask) >= ((slot - hole) & mask)) {
                slots[hole] = entry;
                hole = slot;
            }
        }
        slots[hole] = null;
        size--;
    }

    private void grow() {
        var larger = new byte[2 * slots.length][];
        int mask = larger.length - 1;
        for (byte[] entry : slots) {
            if (entry != null) {
                int slot = hash(entry, 1, keyLength(entry)) & mask;
                while (larger[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                larger[slot] = entry;
            }
        }
        slots = larger;
    }

    private static int find(byte[] @Nullable [] slots, byte[] key) {
        int mask = slots.length - 1;
        int slot = hash(key, 0, key.length) & mask;
        for (byte[] entry = slots[slot]; entry != null; entry = slots[slot]) {
            if (keyLength(entry) == key.length && Arrays.equals(entry, 1, 1 + key.length, key, 0, key.length)) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static byte[] entry(byte[] key, byte[] value) {
        if (key.length > LONGEST_KEY) {
            throw new IllegalArgumentException("a key of this store has at most 255 bytes, got " + key.length);
        }
        var entry = new byte[1 + key.length + value.length];
        entry[0] = (byte) key.length;
        System.arraycopy(key, 0, entry, 1, key.length);
        System.arraycopy(value, 0, entry, 1 + key.length, value.length);
        return entry;
    }

    private static int keyLength(byte[] entry) {
        return entry[0] & 0xFF;
    }

    private static byte[] keyOf(byte[] entry) {
        return Arrays.copyOfRange(entry, 1, 1 + keyLength(entry));
    }

    private static byte[] valueOf(byte[] entry) {
        return Arrays.copyOfRange(entry, 1 + keyLength(entry), entry.length);
    }

    private static int hash(byte[] bytes, int from, int length) {
        var buffer = ByteBuffer.wrap(bytes);
        long hash = length;
        int end = from + length;
        int at = from;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            hash = (hash ^ buffer.getLong(at)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        for (; at < end; at++) {
            hash = (hash ^ bytes[at]) * 0x9E3779B97F4A7C15L;
        }
        return (int) (hash ^ (hash >>> 32));
    }

    private static final class All implements KeyValueIterator<Bytes, byte[]> {
        private final byte[] @Nullable [] slots;
        private int next;

        All(byte[] @Nullable [] slots) {
            this.slots = slots;
            skipFree();
        }

        @Override
        public boolean hasNext() {
            return next < slots.length;
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            var entry = entry();
            next++;
            skipFree();
            return KeyValue.pair(Bytes.wrap(keyOf(entry)), valueOf(entry));
        }

        @Override
        public Bytes peekNextKey() {
            return Bytes.wrap(keyOf(entry()));
        }

        @Override
        public void close() {
            next = slots.length;
        }

        private byte[] entry() {
            var entry = next < slots.length ? slots[next] : null;
            if (entry == null) {
                throw new NoSuchElementException();
            }
            return entry;
        }

        private void skipFree() {
            while (next < slots.length && slots[next] == null) {
                next++;
            }
        }
    }
}
