package cultivation.importer.code;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.IntPredicate;

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
        var half = Normalizer.normalize(visible(cell), Normalizer.Form.NFKC);
        return stripped(half, TextNormalizer::isBlank);
    }

    private static String stripped(String text, IntPredicate around) {
        int from = 0;
        int to = text.length();
        while (from < to && around.test(text.charAt(from))) {
            from++;
        }
        while (to > from && around.test(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
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

    private static boolean isBlank(int c) {
        return isAround(c) || (c > '~' && isInvisible(c));
    }

    /** What stands around words to keep them apart; nobody needs to be told that it was cut off. */
    private static boolean isAround(int c) {
        return c <= ' '
                || c == '\ufeff'
                || (c > '~' && (Character.isSpaceChar(c) || Character.isWhitespace(c) || Character.isISOControl(c)));
    }

    /**
     * An id as it is meant: {@link #half}, and without the spaces of other kinds that programs put between digits. A
     * plain space or a line break within stays, since there may be two ids on its sides.
     */
    public static String id(String cell) {
        if (isPlainAscii(cell)) {
            return cell;
        }
        var id = new StringBuilder(cell.length());
        cell.codePoints()
                .filter(c -> c <= '~' || !Character.isSpaceChar(c) || c == '\u2028' || c == '\u2029')
                .forEach(id::appendCodePoint);
        return half(id.toString());
    }

    /** Half-width and without space around it, but with what is not to be seen: what {@link #id} is compared with. */
    public static String shown(String cell) {
        if (isPlainAscii(cell)) {
            return cell;
        }
        return stripped(Normalizer.normalize(cell, Normalizer.Form.NFKC), TextNormalizer::isAround);
    }

    /** Without characters that are not to be seen; the same text where there are none. */
    public static String visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return text.codePoints().noneMatch(TextNormalizer::isInvisible) ? text : withoutInvisible(text);
            }
        }
        return text;
    }

    private static String withoutInvisible(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** Formats and directions, joiners, soft hyphens, variation selectors, fillers: what Unicode lets a program ignore. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0000 && c <= 0xE0FFF)
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0x2060 && c <= 0x206F)
                || (c >= 0xFFF0 && c <= 0xFFF8)
                || "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0".indexOf(c) >= 0;
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
