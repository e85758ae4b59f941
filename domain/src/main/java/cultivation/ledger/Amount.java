package cultivation.ledger;

/**
 * An exact sum and the number of live contributions behind it.
 *
 * <p>Sums wrap around rather than fail: two absurd payments of one college must not stop all others, and once they are
 * corrected the sum is exact again, whatever came in between.
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
        return new Amount(amount + moreAmount, count + moreCount);
    }

    public Amount minus(Amount other) {
        return new Amount(amount - other.amount, count - other.count);
    }
}
