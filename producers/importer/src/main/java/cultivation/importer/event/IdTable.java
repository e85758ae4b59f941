package cultivation.importer.event;

import java.util.Arrays;

/**
 * Numbers ids in the order in which they are first seen: 28 bytes an id, so that a million fit beside everything else.
 *
 * <p>An id is kept as 128 bits of hash; that two of a billion ids share them has a chance of one in 10^20.
 */
public final class IdTable {
    private static final int EMPTY = -1;
    private static final long HIGH_SEED = 0x9E3779B97F4A7C15L;
    private static final long LOW_SEED = 0xC2B2AE3D27D4EB4FL;

    private long[] high = new long[1_024];
    private long[] low = new long[1_024];
    private int[] slots = emptySlots(4_096);
    private int size;

    /** The number of this id, which is {@link #size()} before the call when it is new. */
    public int numberOf(CharSequence id) {
        long h = hash(id, HIGH_SEED);
        long l = hash(id, LOW_SEED);
        int slot = slotOf(h, l);
        if (slots[slot] != EMPTY) {
            return slots[slot];
        }
        if (size == high.length) {
            int longer = size + (size >> 1);
            high = Arrays.copyOf(high, longer);
            low = Arrays.copyOf(low, longer);
        }
        high[size] = h;
        low[size] = l;
        slots[slot] = size++;
        if (size * 3L > slots.length * 2L) {
            rehash();
        }
        return size - 1;
    }

    /** The number of this id; -1 when it has none. */
    public int find(CharSequence id) {
        return size == 0 ? EMPTY : slots[slotOf(hash(id, HIGH_SEED), hash(id, LOW_SEED))];
    }

    /** The slot where this id is, or the empty one where it would be. */
    private int slotOf(long h, long l) {
        int mask = slots.length - 1;
        int slot = (int) (h ^ (h >>> 32)) & mask;
        while (slots[slot] != EMPTY && (high[slots[slot]] != h || low[slots[slot]] != l)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    public int size() {
        return size;
    }

    private void rehash() {
        slots = emptySlots(slots.length * 2);
        int mask = slots.length - 1;
        for (int number = 0; number < size; number++) {
            int slot = (int) (high[number] ^ (high[number] >>> 32)) & mask;
            while (slots[slot] != EMPTY) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number;
        }
    }

    private static int[] emptySlots(int length) {
        var slots = new int[length];
        Arrays.fill(slots, EMPTY);
        return slots;
    }

    private static long hash(CharSequence id, long seed) {
        long hash = seed;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0xFF51AFD7ED558CCDL;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ (hash >>> 32)) * 0xC4CEB9FE1A85EC53L;
        return hash ^ (hash >>> 29);
    }
}
