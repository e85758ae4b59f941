package cultivation.report;

import cultivation.catalogue.Indicator;
import cultivation.catalogue.Kind;
import cultivation.catalogue.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The units of the report, and how an exact figure is printed in them. */
enum PrintUnit {
    PERSON("人", "people", Unit.PERSON, 0, 0),
    TEN_THOUSAND_PERSONS("万人", "10,000 people", Unit.PERSON, 4, 2),
    PERSON_DAY("人日", "person-days", Unit.PERSON_DAY, 0, 0),
    TEN_THOUSAND_PERSON_DAYS("万人日", "10,000 person-days", Unit.PERSON_DAY, 4, 2),
    PERCENT("%", "%", Unit.RATIO, -2, 2),
    /** Of fen. */
    YUAN("元", "CNY", Unit.YUAN, 2, 2),
    TEN_THOUSAND_YUAN("万元", "CNY 10k", Unit.YUAN, 6, 2);

    private final String zh;
    private final String en;
    private final Unit unit;
    private final int powerOfTen;
    private final int places;

    PrintUnit(String zh, String en, Unit unit, int powerOfTen, int places) {
        this.zh = zh;
        this.en = en;
        this.unit = unit;
        this.powerOfTen = powerOfTen;
        this.places = places;
    }

    /** As printed: {@code 万元}. */
    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    Unit unit() {
        return unit;
    }

    /** How many of the measure's own unit make one, as a power of ten. */
    int powerOfTen() {
        return powerOfTen;
    }

    /** Decimals that the report prints. */
    int places() {
        return places;
    }

    /** The unit in which the report prints an indicator. */
    static PrintUnit of(Indicator indicator) {
        return switch (indicator.unit()) {
            case PERSON -> PERSON;
            case PERSON_DAY -> PERSON_DAY;
            case RATIO -> PERCENT;
            case YUAN -> indicator.kind() == Kind.MEAN ? YUAN : TEN_THOUSAND_YUAN;
        };
    }

    /** The unit of a row. */
    static PrintUnit ofZh(String zh) {
        var unit = find(zh);
        if (unit == null) {
            throw new IllegalArgumentException("no figure is printed in '" + zh + "'");
        }
        return unit;
    }

    /** The unit of that name, or null. */
    static @Nullable PrintUnit find(String zh) {
        for (PrintUnit unit : values()) {
            if (unit.zh.equals(zh)) {
                return unit;
            }
        }
        return null;
    }

    /** Exact from the integers, rounded half up once. */
    BigDecimal printed(long numerator, @Nullable Long denominator) {
        return printed(numerator, denominator, places);
    }

    BigDecimal printed(long numerator, @Nullable Long denominator, int decimals) {
        return BigDecimal.valueOf(numerator, powerOfTen)
                .divide(BigDecimal.valueOf(denominator == null ? 1 : denominator), decimals, RoundingMode.HALF_UP);
    }

    /** A value in the indicator's unit, as means and medians are known. */
    BigDecimal printed(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .multiply(BigDecimal.valueOf(unit.perUnit()))
                .scaleByPowerOfTen(-powerOfTen)
                .setScale(decimals, RoundingMode.HALF_UP);
    }
}
