package cultivation.report;

import cultivation.catalogue.Indicator;
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
    PERSON_HOUR("人时", "person-hours", Unit.PERSON_HOUR, 0, 2),
    CLASS_HOUR("课时", "class hours", Unit.CLASS_HOUR, 0, 2),
    WEEKLY_HOUR("学时", "class hours", Unit.CLASS_HOUR, 0, 2),
    PERCENT("%", "%", Unit.RATIO, -2, 2),
    YUAN("元", "CNY", Unit.YUAN, 0, 2),
    YUAN_A_STUDENT("元/生", "CNY a student", Unit.YUAN, 0, 2),
    TEN_THOUSAND_YUAN("万元", "CNY 10k", Unit.YUAN, 4, 2),
    HUNDRED_MILLION_YUAN("亿元", "CNY 100m", Unit.YUAN, 8, 2),
    SQUARE_METRE("平方米", "m²", Unit.SQUARE_METRE, 0, 0),
    SQUARE_METRE_A_STUDENT("平方米/生", "m² a student", Unit.SQUARE_METRE, 0, 2),
    TEN_THOUSAND_SQUARE_METRES("万平方米", "10,000 m²", Unit.SQUARE_METRE, 4, 2),
    COUNT("个", "number", Unit.COUNT, 0, 0),
    AWARD("项", "number", Unit.COUNT, 0, 0),
    COLLEGE("所", "colleges", Unit.COUNT, 0, 0),
    COURSE("门", "courses", Unit.COUNT, 0, 0),
    LESSON("课次", "lessons", Unit.COUNT, 0, 0),
    ANSWERER("人次", "people asked", Unit.COUNT, 0, 0),
    VOLUME("册", "volumes", Unit.COUNT, 0, 0),
    TEN_THOUSAND_VOLUMES("万册", "10,000 volumes", Unit.COUNT, 4, 2),
    MACHINE("台", "computers", Unit.COUNT, 0, 0),
    QUOTIENT("—", "ratio", Unit.QUOTIENT, 0, 2),
    SEAT_A_STUDENT("个/生", "a student", Unit.QUOTIENT, 0, 2),
    VOLUME_A_STUDENT("册/生", "volumes a student", Unit.QUOTIENT, 0, 2),
    VOLUME_ADDED("册", "volumes a student", Unit.QUOTIENT, 0, 2),
    MACHINE_A_HUNDRED("台", "computers to 100 students", Unit.QUOTIENT, 0, 2),
    LEARNER_A_COURSE("人", "learners a course", Unit.QUOTIENT, 0, 2);

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

    /** How many of the indicator's unit make one, as a power of ten. */
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
            case YUAN -> indicator.denominator() == null ? TEN_THOUSAND_YUAN : YUAN;
            case COUNT -> COUNT;
            case QUOTIENT -> QUOTIENT;
            case SQUARE_METRE -> indicator.denominator() == null ? SQUARE_METRE : SQUARE_METRE_A_STUDENT;
            case PERSON_HOUR -> PERSON_HOUR;
            case CLASS_HOUR -> CLASS_HOUR;
        };
    }

    /** The unit of a row that an indicator feeds. */
    static PrintUnit of(String zh, Indicator indicator) {
        var unit = find(zh, indicator.unit());
        if (unit == null) {
            throw new IllegalArgumentException(
                    "no figure in " + indicator.unit().id() + " is printed in '" + zh + "'");
        }
        return unit;
    }

    /** What a unit of the catalogue is called in print, or null; some words stand for several units. */
    static @Nullable PrintUnit find(String zh, Unit of) {
        for (PrintUnit unit : values()) {
            if (unit.zh.equals(zh) && unit.unit == of) {
                return unit;
            }
        }
        return null;
    }

    /** Exact from an indicator's integers, rounded half up once. */
    BigDecimal printed(Indicator indicator, long numerator, @Nullable Long denominator, int decimals) {
        return BigDecimal.valueOf(numerator, powerOfTen + indicator.decimals())
                .divide(BigDecimal.valueOf(denominator == null ? 1 : denominator), decimals, RoundingMode.HALF_UP);
    }

    /** A value in the indicator's unit, as means and medians are known. */
    BigDecimal printed(double value, int decimals) {
        return BigDecimal.valueOf(value).scaleByPowerOfTen(-powerOfTen).setScale(decimals, RoundingMode.HALF_UP);
    }
}
