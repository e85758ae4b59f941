package cultivation.check;

import cultivation.catalogue.Indicator;
import cultivation.catalogue.Term;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** Figures and slices as a sentence says them. */
final class Words {
    /** Sums of money are said in 万元, what is divided in 元, as on the pages and in the report. */
    private static final int TEN_THOUSAND = 10_000;

    private static final Map<String, Phrase> SLICES = Map.ofEntries(
            Map.entry("UNIFIED_EXAM", new Phrase("统一高考", "unified exam")),
            Map.entry("INDEPENDENT_EXAM", new Phrase("自主招生", "independent exam")),
            Map.entry("VOCATIONAL_EXAM", new Phrase("高职单考单招", "vocational exam")),
            Map.entry("THROUGH_TRAIN", new Phrase("贯通培养", "through train")),
            Map.entry("FIVE_YEAR_TRANSFER", new Phrase("五年制转段", "five-year transfer")),
            Map.entry("EXPANSION", new Phrase("扩招", "expansion")),
            Map.entry("SCIENCE", new Phrase("理", "science")),
            Map.entry("ENGINEERING", new Phrase("工", "engineering")),
            Map.entry("AGRICULTURE", new Phrase("农", "agriculture")),
            Map.entry("MEDICINE", new Phrase("医", "medicine")),
            Map.entry("SKILLS", new Phrase("技术技能", "skills")),
            Map.entry("NEW_FARMER", new Phrase("新型职业农民", "new farmers")),
            Map.entry("VETERAN", new Phrase("退役军人", "veterans")),
            Map.entry("GRASSROOTS_SERVICE", new Phrase("基层社会服务人员", "grassroots service staff")),
            Map.entry("OTHER", new Phrase("其他", "other")));

    private Words() {}

    /** An amount of a measure, fen as yuan and hundredths as whole ones. */
    static Phrase amount(Term term, long amount) {
        return Phrase.same(BigDecimal.valueOf(amount, term.decimals()).toPlainString());
    }

    /** A value of an indicator with its unit, as the pages say it: {@code 92.38%}, {@code 4,455.31 元}, {@code 0.42 万元}. */
    static Phrase value(Indicator indicator, double value) {
        return switch (indicator.unit()) {
            case PERSON -> with(rounded(value), "人", "people");
            case PERSON_DAY -> with(rounded(value), "人日", "person-days");
            case YUAN ->
                indicator.denominator() != null
                        ? with(decimal(value), "元", "CNY")
                        : with(decimal(value / TEN_THOUSAND), "万元", "CNY 10k");
            case COUNT -> Phrase.same(rounded(value));
            case QUOTIENT -> Phrase.same(decimal(value));
            case SQUARE_METRE -> with(decimal(value), "平方米", "m²");
            case PERSON_HOUR -> with(decimal(value), "人时", "person-hours");
            case CLASS_HOUR -> with(decimal(value), "课时", "class hours");
            case RATIO -> Phrase.same(String.format(Locale.ROOT, "%.2f%%", value * 100));
        };
    }

    /** A slice in brackets; nothing where a measure has none. */
    static Phrase slice(String slice) {
        if (slice.isEmpty()) {
            return Phrase.same("");
        }
        var name = SLICES.getOrDefault(slice, Phrase.same(slice));
        return new Phrase("（" + name.zh() + "）", " (" + name.en() + ")");
    }

    private static Phrase with(String number, String unitZh, String unitEn) {
        return new Phrase(number + ' ' + unitZh, number + ' ' + unitEn);
    }

    /** With two decimals, and commas between thousands. */
    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    private static String rounded(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
