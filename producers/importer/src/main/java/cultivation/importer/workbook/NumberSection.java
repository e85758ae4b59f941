package cultivation.importer.workbook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One section of a number format: places for digits, and signs between them. */
final class NumberSection {
    private static final String PLACES = "0#?";
    /** What stands beside a number without making another of it. */
    private static final String HARMLESS = " ¥￥$€+";

    /** A place for a digit, or signs as they stand. */
    private record Token(char place, String signs) {
        boolean isPlace() {
            return place != 0;
        }
    }

    private final List<Token> whole;
    private final List<Token> decimals;
    private final boolean point;
    private final boolean grouped;

    private NumberSection(List<Token> whole, List<Token> decimals, boolean point, boolean grouped) {
        this.whole = whole;
        this.decimals = decimals;
        this.point = point;
        this.grouped = grouped;
    }

    /** Null when it is not understood. */
    static @Nullable NumberSection of(String code) {
        var whole = new ArrayList<Token>();
        var decimals = new ArrayList<Token>();
        boolean point = false;
        boolean grouped = false;
        boolean comma = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            var part = point ? decimals : whole;
            if (PLACES.indexOf(c) >= 0) {
                grouped |= comma;
                comma = false;
                part.add(new Token(c, ""));
            } else if (c == '.' && !point) {
                point = true;
            } else if (c == ',') {
                if (comma || point || whole.stream().noneMatch(Token::isPlace)) {
                    return null;
                }
                comma = true;
            } else if (c == '"') {
                int end = code.indexOf('"', i + 1);
                if (end < 0) {
                    return null;
                }
                part.add(new Token((char) 0, code.substring(i + 1, end)));
                i = end;
            } else if (c == '\\' || c == '!' || c == '_' || c == '*') {
                if (++i == code.length()) {
                    return null;
                }
                part.add(new Token((char) 0, c == '_' ? " " : c == '*' ? "" : code.substring(i, i + 1)));
            } else if ("%/@[]eEgG".indexOf(c) >= 0) {
                return null;
            } else {
                part.add(new Token((char) 0, String.valueOf(c)));
            }
        }
        return comma
                ? null
                : new NumberSection(whole, decimals, point, grouped); // a comma at the end divides by thousand
    }

    /**
     * What it shows of a number that is not negative; null when no digit of it.
     *
     * @param minus stands before everything, where the format has no section for negative numbers
     * @param negative whether the number was negative, so that a minus or brackets among the signs mean it
     */
    @Nullable
    Shown shown(BigDecimal number, String minus, boolean negative) {
        boolean places =
                whole.stream().anyMatch(Token::isPlace) || decimals.stream().anyMatch(Token::isPlace);
        if (!places && number.signum() != 0) {
            return null;
        }
        int shownDecimals = (int) decimals.stream().filter(Token::isPlace).count();
        var rounded = number.setScale(shownDecimals, RoundingMode.HALF_UP);
        boolean exact = rounded.compareTo(number) == 0;
        var digits = (exact ? rounded : number).toPlainString();
        int dot = digits.indexOf('.');
        var before = dot < 0 ? digits : digits.substring(0, dot);
        var after = dot < 0 ? "" : digits.substring(dot + 1);
        var text = minus
                + wholePart(before.equals("0") ? "" : before)
                + (point || !exact ? "." : "")
                + decimalPart(after, exact);
        if (number.signum() == 0 && text.chars().noneMatch(Character::isDigit)) {
            return text.strip().equals("-") ? new Shown("0", Nature.ROUNDED) : null; // as books are kept
        }
        var nature = isDressed(negative) ? Nature.DRESSED : exact ? Nature.NUMBER : Nature.ROUNDED;
        return new Shown(text.strip(), nature);
    }

    private String wholePart(String digits) {
        var backwards = new StringBuilder();
        int left = digits.length();
        int written = 0;
        int firstPlace = firstPlace();
        for (int i = whole.size() - 1; i >= 0; i--) {
            var token = whole.get(i);
            if (!token.isPlace()) {
                backwards.append(new StringBuilder(token.signs()).reverse());
                continue;
            }
            do {
                char digit =
                        left > 0 ? digits.charAt(--left) : token.place() == '0' ? '0' : token.place() == '?' ? ' ' : 0;
                if (digit != 0) {
                    if (grouped && written > 0 && written % 3 == 0) {
                        backwards.append(',');
                    }
                    backwards.append(digit);
                    written++;
                }
            } while (i == firstPlace && left > 0);
        }
        if (firstPlace < 0 && left > 0) { // .00 shows 12.5 as 12.50
            backwards.append(new StringBuilder(digits).reverse());
        }
        return backwards.reverse().toString();
    }

    private int firstPlace() {
        for (int i = 0; i < whole.size(); i++) {
            if (whole.get(i).isPlace()) {
                return i;
            }
        }
        return -1;
    }

    private String decimalPart(String digits, boolean exact) {
        var text = new StringBuilder();
        int needed = lastNeeded(digits);
        int at = 0;
        for (Token token : decimals) {
            if (!token.isPlace()) {
                text.append(token.signs());
            } else {
                if (at < needed || token.place() == '0') {
                    text.append(at < digits.length() ? digits.charAt(at) : '0');
                }
                at++;
            }
        }
        if (!exact && at < digits.length()) {
            int end = lastPlaceIn(text);
            text.insert(end, digits.substring(at));
        }
        return text.toString();
    }

    /** Decimals up to the last that is not zero. */
    private static int lastNeeded(String digits) {
        int needed = digits.length();
        while (needed > 0 && digits.charAt(needed - 1) == '0') {
            needed--;
        }
        return needed;
    }

    private static int lastPlaceIn(CharSequence text) {
        int end = text.length();
        while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Whether signs of the format could be taken for digits, a point or a minus of the number. */
    private boolean isDressed(boolean negative) {
        for (List<Token> part : List.of(whole, decimals)) {
            for (Token token : part) {
                for (int i = 0; i < token.signs().length(); i++) {
                    char c = token.signs().charAt(i);
                    boolean letter = Character.isLetter(c) && !Character.isDigit(c) && "eE".indexOf(c) < 0;
                    if (!letter && HARMLESS.indexOf(c) < 0 && !(negative && "()-".indexOf(c) >= 0)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
