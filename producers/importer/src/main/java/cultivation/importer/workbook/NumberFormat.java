package cultivation.importer.workbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a cell shows its number, as far as that is certain: {@code 0000000000} shows 19010101 as 0019010101.
 *
 * <p>What is not understood to the last sign (conditions, percentages, thousands, fractions, other digits) is {@link
 * Kind#OTHER}, and nobody takes its cells for anything.
 */
final class NumberFormat {
    enum Kind {
        /** As it stands. */
        GENERAL,
        /** By {@link #shown}. */
        NUMBER,
        DAY,
        OTHER
    }

    static final NumberFormat GENERAL = new NumberFormat("General", Kind.GENERAL, List.of(), false, false);

    /** Colours, the languages of days and of currencies: of the last the sign is shown. */
    private static final Pattern BRACKETED = Pattern.compile(
            "(?i)\\[(black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]+|黑色?|蓝色?|青色?|绿色?|洋红色?|红色?|白色?|黄色?|颜色 ?[0-9]+)]");

    private static final Pattern LANGUAGE = Pattern.compile("\\[\\$([^\\]-]*)(-([0-9A-Fa-f]+))?]");
    private static final Pattern DIGITS_OF_DAYS = Pattern.compile("(?i)\\[DBNum[0-9]]");
    private static final Pattern AM_PM = Pattern.compile("(?i)am/pm|a/p|上午/下午");

    private final String code;
    private final Kind kind;
    private final List<NumberSection> sections;
    private final boolean year;
    private final boolean day;

    private NumberFormat(String code, Kind kind, List<NumberSection> sections, boolean year, boolean day) {
        this.code = code;
        this.kind = kind;
        this.sections = sections;
        this.year = year;
        this.day = day;
    }

    static NumberFormat of(String code) {
        var trimmed = code.strip();
        if (trimmed.isEmpty() || trimmed.equals("@") || isGeneral(trimmed)) {
            return GENERAL;
        }
        var sections = split(BRACKETED.matcher(trimmed).replaceAll(""));
        var letters = letters(sections.get(0));
        if (!letters.matches("(?s).*[ymdhsge].*") || letters.contains("e+") || letters.contains("e-")) {
            return ofNumbers(code, sections);
        }
        if (letters.matches("(?s).*[gb\\[].*")) {
            return other(code); // of an era, of another calendar, of time that has passed
        }
        boolean year = letters.matches("(?s).*[ye].*");
        boolean day = letters.matches("(?s).*(?<!d)d{1,2}(?!d).*");
        boolean month = letters.indexOf('m') >= 0 && letters.matches("(?s)[^hs]*");
        return year || day || month ? new NumberFormat(code, Kind.DAY, List.of(), year, day) : other(code);
    }

    private static NumberFormat other(String code) {
        return new NumberFormat(code, Kind.OTHER, List.of(), false, false);
    }

    private static NumberFormat ofNumbers(String code, List<String> sections) {
        var numbers = new ArrayList<NumberSection>();
        for (String section : sections.subList(0, Math.min(3, sections.size()))) {
            var number = NumberSection.of(withCurrency(section));
            if (number == null) {
                return other(code);
            }
            numbers.add(number);
        }
        return new NumberFormat(code, Kind.NUMBER, List.copyOf(numbers), false, false);
    }

    private static boolean isGeneral(String code) {
        return code.equalsIgnoreCase("General") || code.equalsIgnoreCase("G/通用格式") || code.equalsIgnoreCase("Standard");
    }

    /** {@code [$¥-804]} shows ¥. */
    private static String withCurrency(String section) {
        return LANGUAGE.matcher(section)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        match.group(1).isEmpty() ? "" : "\"" + match.group(1) + "\""));
    }

    /** At semicolons outside of quotes. */
    private static List<String> split(String code) {
        var sections = new ArrayList<String>();
        var section = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && !quoted && i + 1 < code.length()) {
                section.append(c);
                c = code.charAt(++i);
            } else if (c == ';' && !quoted) {
                sections.add(section.toString());
                section.setLength(0);
                continue;
            }
            section.append(c);
        }
        sections.add(section.toString());
        return sections;
    }

    /** A section without what is shown as it stands; a bracket where a language means another calendar or other digits. */
    private static String letters(String section) {
        var bare = section.replaceAll("\"[^\"]*\"", "").replaceAll("\\\\.|_.|\\*.", "");
        bare = LANGUAGE.matcher(bare)
                .replaceAll(match -> match.group(3) == null || match.group(3).length() <= 4 ? "" : "[");
        return AM_PM.matcher(DIGITS_OF_DAYS.matcher(bare).replaceAll(""))
                .replaceAll("h")
                .toLowerCase(Locale.ROOT);
    }

    Kind kind() {
        return kind;
    }

    boolean showsYear() {
        return year;
    }

    boolean showsDay() {
        return day;
    }

    /** As {@link Kind#NUMBER} shows it; null when it shows nothing. */
    @Nullable
    Shown shown(BigDecimal number) {
        int sign = number.signum();
        if (sign < 0 && sections.size() > 1) {
            return sections.get(1).shown(number.negate(), "", true);
        }
        if (sign == 0 && sections.size() > 2) {
            return sections.get(2).shown(number, "", false);
        }
        return sections.get(0).shown(number.abs(), sign < 0 ? "-" : "", false);
    }

    @Override
    public String toString() {
        return code;
    }
}
