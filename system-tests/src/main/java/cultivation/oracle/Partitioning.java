package cultivation.oracle;

/** Kafka's default placing of a key: murmur2 (seed 0x9747b28c), made positive, mod the number of partitions. */
public final class Partitioning {
    private static final int SEED = 0x9747b28c;
    private static final int M = 0x5bd1e995;
    private static final int R = 24;

    private Partitioning() {}

    /** The partition of {@code key} among {@code partitions}. */
    public static int of(byte[] key, int partitions) {
        return (murmur2(key) & 0x7fffffff) % partitions;
    }

    private static int murmur2(byte[] bytes) {
        int hash = SEED ^ bytes.length;
        int whole = bytes.length / 4 * 4;
        for (int i = 0; i < whole; i += 4) {
            int word = (bytes[i] & 0xff)
                    | (bytes[i + 1] & 0xff) << 8
                    | (bytes[i + 2] & 0xff) << 16
                    | (bytes[i + 3] & 0xff) << 24;
            word *= M;
            word ^= word >>> R;
            word *= M;
            hash = (hash * M) ^ word;
        }
        int rest = bytes.length - whole;
        if (rest > 0) {
            for (int i = rest - 1; i >= 0; i--) {
                hash ^= (bytes[whole + i] & 0xff) << (8 * i);
            }
            hash *= M;
        }
        hash ^= hash >>> 13;
        hash *= M;
        return hash ^ (hash >>> 15);
    }
}
