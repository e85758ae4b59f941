package cultivation.importer.table;

import java.text.Normalizer;
import java.util.Locale;

/** What is the same word, however it is typed. */
public final class TextNormalizer {
    private TextNormalizer() {}

    /** Half-width, lower case, letters and digits of any script (and + √ × ✓ ✗) alone: how headers and words are compared. */
    public static String plain(String text) {
        var half = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(half.length());
        half.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) || "+√×✓✔✗".indexOf(c) >= 0)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** Half-width and without space around it (also no-break, full-width and zero-width space): how cells are read. */
    public static String half(String cell) {
        if (isPlainAscii(cell)) {
            return cell;
        }
        var half = Normalizer.normalize(cell, Normalizer.Form.NFKC);
        int from = 0;
        int to = half.length();
        while (from < to && isBlank(half.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(half.charAt(to - 1))) {
            to--;
        }
        return half.substring(from, to);
    }

    /** Whether nothing is to be seen in it. */
    public static boolean isBlank(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            if (!isBlank(cell.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\ufeff' || c == '\u3000' || (c >= '\u2000' && c <= '\u200f');
    }

    private static boolean isPlainAscii(String cell) {
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            char c = cell.charAt(i);
            if ((c <= ' ' && (c != ' ' || i == 0 || i == length - 1)) || c > '~') {
                return false;
            }
        }
        return true;
    }
}
