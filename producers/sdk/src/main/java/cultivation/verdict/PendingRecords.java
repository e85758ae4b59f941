package cultivation.verdict;

import cultivation.connection.Published;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records of one college whose verdicts are waited for, a bit each: a million take 150 kB.
 *
 * <p>Thread-safe, so that it can be filled from a producer's callbacks.
 */
public final class PendingRecords {
    /** So many offsets share a set of bits; records far apart cost nothing between them. */
    private static final int CHUNK_BITS = 16;

    private final Map<Integer, Map<Long, BitSet>> offsets = new HashMap<>();
    private final Map<Integer, Long> last = new TreeMap<>();
    private long size;

    /** The records at these places. */
    public static PendingRecords of(Collection<Published> published) {
        var pending = new PendingRecords();
        published.forEach(pending::add);
        return pending;
    }

    public void add(Published published) {
        add(published.partition(), published.offset());
    }

    /** A record of the college's events topic; one that is added again counts once. */
    public synchronized void add(int partition, long offset) {
        var chunk = offsets.computeIfAbsent(partition, p -> new HashMap<>())
                .computeIfAbsent(offset >>> CHUNK_BITS, c -> new BitSet());
        int bit = (int) (offset & ((1 << CHUNK_BITS) - 1));
        if (!chunk.get(bit)) {
            chunk.set(bit);
            size++;
            last.merge(partition, offset, Math::max);
        }
    }

    public synchronized boolean contains(int partition, long offset) {
        var chunk = offsets.getOrDefault(partition, Map.of()).get(offset >>> CHUNK_BITS);
        return chunk != null && chunk.get((int) (offset & ((1 << CHUNK_BITS) - 1)));
    }

    public synchronized long size() {
        return size;
    }

    /** The last offset of each partition that has any. */
    synchronized Map<Integer, Long> last() {
        return Map.copyOf(last);
    }
}
