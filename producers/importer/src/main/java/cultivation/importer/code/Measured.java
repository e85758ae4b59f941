package cultivation.importer.code;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * What an amount is of: square metres, money in fen, or things that are counted.
 *
 * @param unit as templates name it
 */
public record Measured(Of of, String unit) {
    /** What kind of amount it is. */
    public enum Of {
        AREA,
        MONEY,
        COUNT
    }

    public static final Measured AREA = new Measured(Of.AREA, "平方米");
    public static final Measured MONEY = new Measured(Of.MONEY, "元");

    private static final Pattern OTHER_AREA = Pattern.compile("亩|公顷|顷");
    private static final int MOST_DIGITS = 18;

    /** Things that are counted in this unit. */
    public static Measured of(String unit) {
        return new Measured(Of.COUNT, unit);
    }

    /**
     * An amount as the schema has it.
     *
     * @param flaw why there is none
     * @param rounded whether parts of a square metre were rounded
     */
    public record Amount(long value, Flaw flaw, boolean rounded) {}

    /** Why an amount cannot be taken. */
    public enum Flaw {
        NONE,
        /** Of money, without a unit. */
        NO_UNIT,
        /** An area in 亩 or 公顷. */
        OTHER_UNIT,
        /** Parts of a fen, or of a thing that is counted. */
        NOT_WHOLE,
        TOO_LARGE
    }

    /**
     * Converts an amount.
     *
     * @param unit words that name the unit, as {@code （万元）}; may be empty where it is not of money
     */
    public Amount amount(BigDecimal amount, String unit) {
        var words = TextNormalizer.half(unit);
        int digits = digits(words);
        if (digits < 0) {
            return new Amount(0, of == Of.MONEY ? Flaw.NO_UNIT : Flaw.OTHER_UNIT, false);
        }
        var exact = amount.movePointRight(digits).stripTrailingZeros();
        boolean whole = exact.scale() <= 0;
        if (!whole && of != Of.AREA) {
            return new Amount(0, Flaw.NOT_WHOLE, false);
        }
        var taken = exact.setScale(0, RoundingMode.HALF_UP);
        return taken.precision() > MOST_DIGITS
                ? new Amount(0, Flaw.TOO_LARGE, false)
                : new Amount(taken.longValueExact(), Flaw.NONE, !whole);
    }

    /** Decimal places between the unit of these words and the schema's; -1 where they do not tell. */
    private int digits(String words) {
        return switch (of) {
            case AREA -> OTHER_AREA.matcher(words).find() ? -1 : words.contains("万") ? 4 : 0;
            case COUNT -> words.contains("万") ? 4 : words.contains("千") ? 3 : 0;
            case MONEY -> moneyDigits(words);
        };
    }

    private static int moneyDigits(String words) {
        if (words.contains("亿元")) {
            return 10;
        }
        if (words.contains("万元")) {
            return MoneyUnit.TEN_THOUSAND_YUAN.digits();
        }
        if (words.contains("千元")) {
            return MoneyUnit.THOUSAND_YUAN.digits();
        }
        if (words.contains("元")) {
            return MoneyUnit.YUAN.digits();
        }
        return words.contains("分") ? MoneyUnit.FEN.digits() : -1;
    }
}
