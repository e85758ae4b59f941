package cultivation.simulator.sequence;

/**
 * A permutation of 0 to n-1 that is computed, not stored, so that a million students cost no memory.
 *
 * <pre>{@code
 * var order = Shuffle.of(n, dice);
 * order.indexOf(order.at(k)) == k
 * }</pre>
 *
 * A Feistel network over a grid of about √n by √n cells; numbers that fall outside n are sent round again.
 */
public final class Shuffle {
    private static final int ROUNDS = 3;
    private final long size;
    private final int rows;
    private final int columns;
    private final SeededRandom random;

    private Shuffle(long size, SeededRandom random) {
        this.size = size;
        this.rows = (int) Math.max(1, Math.ceil(Math.sqrt((double) size)));
        this.columns = (int) Math.max(1, (size + rows - 1) / rows);
        this.random = random;
    }

    public static Shuffle of(long size, SeededRandom random) {
        return new Shuffle(size, random);
    }

    public long at(long index) {
        long value = index;
        do {
            value = forward(value);
        } while (value >= size);
        return value;
    }

    public long indexOf(long value) {
        long index = value;
        do {
            index = backward(index);
        } while (index >= size);
        return index;
    }

    private long forward(long value) {
        int row = (int) (value / columns);
        int column = (int) (value % columns);
        for (int round = 0; round < ROUNDS; round++) {
            row = (row + turn(round, column, rows)) % rows;
            column = (column + turn(round + ROUNDS, row, columns)) % columns;
        }
        return (long) row * columns + column;
    }

    private long backward(long value) {
        int row = (int) (value / columns);
        int column = (int) (value % columns);
        for (int round = ROUNDS - 1; round >= 0; round--) {
            column = (column + columns - turn(round + ROUNDS, row, columns)) % columns;
            row = (row + rows - turn(round, column, rows)) % rows;
        }
        return (long) row * columns + column;
    }

    private int turn(int round, int half, int bound) {
        return random.below(((long) round << 40) + half, bound);
    }
}
