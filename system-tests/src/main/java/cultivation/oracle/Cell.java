package cultivation.oracle;

/** What a ledger cell holds: the exact amount, and how many live contributions it is made of. */
public record Cell(long amount, long count) {
    static final Cell NOTHING = new Cell(0, 0);

    Cell plus(Cell other) {
        return new Cell(Math.addExact(amount, other.amount), Math.addExact(count, other.count));
    }
}
