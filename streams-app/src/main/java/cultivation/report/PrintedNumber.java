package cultivation.report;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as somebody printed it: {@code 3,400}, {@code 12.5 (估)}, {@code —}.
 *
 * @param value null when it is printed that there is none
 */
record PrintedNumber(String text, @Nullable BigDecimal value) {
    private static final Pattern NUMBER =
            Pattern.compile("([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)\\s*%?\\s*(?:[(（].*[)）])?");
    private static final Pattern NONE = Pattern.compile("(?:[—–－-]+|/|无|缺|null|n/?a)\\s*(?:[(（].*[)）])?");

    /** What a cell says; null when it is no single number. A remark in brackets after it does not matter. */
    static @Nullable PrintedNumber parse(String cell) {
        var text = Normalizer.normalize(cell, Normalizer.Form.NFKC).strip();
        var number = NUMBER.matcher(text);
        if (number.matches()) {
            return new PrintedNumber(
                    cell.strip(), new BigDecimal(number.group(1).replace(",", "")));
        }
        return NONE.matcher(text.toLowerCase(Locale.ROOT)).matches() ? new PrintedNumber(cell.strip(), null) : null;
    }

    /** With thousands separated, as a sentence has it. */
    static String inWords(@Nullable BigDecimal number) {
        return number == null ? "—" : String.format(Locale.ROOT, "%,." + Math.max(0, number.scale()) + "f", number);
    }
}
