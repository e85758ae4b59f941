package cultivation.ledger;

/**
 * An exact sum and the number of live contributions behind it.
 *
 * @param amount people, person-days or fen
 * @param count live contributions
 */
public record Amount(long amount, long count) {
    public static final Amount NONE = new Amount(0, 0);

    public Amount plus(Amount other) {
        return plus(other.amount, other.count);
    }

    public Amount plus(long moreAmount, long moreCount) {
        return new Amount(Math.addExact(amount, moreAmount), Math.addExact(count, moreCount));
    }

    public Amount minus(Amount other) {
        return new Amount(Math.subtractExact(amount, other.amount), Math.subtractExact(count, other.count));
    }
}
