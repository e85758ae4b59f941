package cultivation.simulator.sequence;

/**
 * Chance without state: the same seed, purpose and index always give the same number, so that any event can be told again.
 *
 * <pre>{@code
 * var income = new SeededRandom(seed).of("income").of(2019);
 * income.fraction(17)    // the 17th number, in [0, 1)
 * }</pre>
 */
public final class SeededRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private final long seed;

    public SeededRandom(long seed) {
        this.seed = seed;
    }

    /** Chance of its own for one purpose. */
    public SeededRandom of(String purpose) {
        long hash = seed;
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash * 31 + purpose.charAt(i));
        }
        return new SeededRandom(hash);
    }

    public SeededRandom of(long part) {
        return new SeededRandom(bits(part ^ 0x5DEECE66DL));
    }

    /** All 64 bits of number {@code index}. */
    public long bits(long index) {
        return mix(seed + index * GOLDEN);
    }

    /** In [0, 1). */
    public double fraction(long index) {
        return (bits(index) >>> 11) * 0x1.0p-53;
    }

    /** In [0, bound). */
    public int below(long index, int bound) {
        return (int) Long.remainderUnsigned(bits(index) >>> 1, bound);
    }

    /** About normal, mean 0 and deviation 1, never beyond ±3.5. */
    public double gaussian(long index) {
        double sum = -2;
        for (int i = 0; i < 4; i++) {
            sum += fraction(index * 4 + i);
        }
        return sum * Math.sqrt(3);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
