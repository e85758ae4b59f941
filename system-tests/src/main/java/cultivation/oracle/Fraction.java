package cultivation.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** An exact number. Kept unreduced; the denominator is positive. */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    private static final long EXACT_IN_A_DOUBLE = 1L << 53;
    private static final MathContext FIFTY_DIGITS = new MathContext(50);

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator must be positive, got: " + denominator);
        }
    }

    /** {@code numerator / denominator}; the denominator may be negative, not 0. */
    public static Fraction of(long numerator, long denominator) {
        var sign = BigInteger.valueOf(Long.signum(denominator));
        return new Fraction(
                BigInteger.valueOf(numerator).multiply(sign),
                BigInteger.valueOf(denominator).multiply(sign));
    }

    public Fraction plus(Fraction other) {
        return denominator.equals(other.denominator)
                ? new Fraction(numerator.add(other.numerator), denominator)
                : new Fraction(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Fraction times(long factor) {
        return new Fraction(numerator.multiply(BigInteger.valueOf(factor)), denominator);
    }

    public Fraction dividedBy(long divisor) {
        return new Fraction(numerator, denominator.multiply(BigInteger.valueOf(divisor)));
    }

    /** The nearest double. */
    public double toDouble() {
        if (numerator.bitLength() <= 53 && denominator.bitLength() <= 53) {
            long above = numerator.longValue();
            long below = denominator.longValue();
            if (Math.abs(above) <= EXACT_IN_A_DOUBLE && below <= EXACT_IN_A_DOUBLE) {
                return (double) above / (double) below;
            }
        }
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), FIFTY_DIGITS)
                .doubleValue();
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
