package cultivation.check;

import cultivation.catalogue.Indicator;
import cultivation.catalogue.Term;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** Figures and slices as a sentence says them. */
final class Words {
    /** From here on money is said in 万元, as the pages and the report say it. */
    private static final int TEN_THOUSAND = 10_000;

    private static final Map<String, String> SLICES = Map.ofEntries(
            Map.entry("UNIFIED_EXAM", "统一高考"),
            Map.entry("INDEPENDENT_EXAM", "自主招生"),
            Map.entry("VOCATIONAL_EXAM", "高职单考单招"),
            Map.entry("THROUGH_TRAIN", "贯通培养"),
            Map.entry("FIVE_YEAR_TRANSFER", "五年制转段"),
            Map.entry("EXPANSION", "扩招"),
            Map.entry("SCIENCE", "理"),
            Map.entry("ENGINEERING", "工"),
            Map.entry("AGRICULTURE", "农"),
            Map.entry("MEDICINE", "医"),
            Map.entry("SKILLS", "技术技能"),
            Map.entry("NEW_FARMER", "新型职业农民"),
            Map.entry("VETERAN", "退役军人"),
            Map.entry("GRASSROOTS_SERVICE", "基层社会服务人员"),
            Map.entry("OTHER", "其他"));

    private Words() {}

    /** An amount of a measure, fen as yuan. */
    static String amount(Term term, long amount) {
        return term.measure().id().endsWith("_fen")
                ? BigDecimal.valueOf(amount, 2).toPlainString()
                : Long.toString(amount);
    }

    /** A value of an indicator with its unit: {@code 92.38%}, {@code 4455.31 元}, {@code 3,109.60 万元}. */
    static String value(Indicator indicator, double value) {
        return switch (indicator.unit()) {
            case PERSON -> rounded(value) + " 人";
            case PERSON_DAY -> rounded(value) + " 人日";
            case YUAN ->
                Math.abs(value) < TEN_THOUSAND
                        ? String.format(Locale.ROOT, "%.2f 元", value)
                        : String.format(Locale.ROOT, "%,.2f 万元", value / TEN_THOUSAND);
            case RATIO -> String.format(Locale.ROOT, "%.2f%%", value * 100);
        };
    }

    /** A slice in brackets; nothing where a measure has none. */
    static String slice(String slice) {
        return slice.isEmpty() ? "" : "（" + SLICES.getOrDefault(slice, slice) + "）";
    }

    private static String rounded(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
