package cultivation.rule;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.util.Utf8;

/**
 * Which form a text field has. Avro's texts are looked at byte by byte, without making a {@code String} of each: every
 * record comes by here. All forms are of ASCII characters, so bytes of others fit none.
 */
final class TextForm {
    private TextForm() {}

    /** 64 lower-case hex digits. */
    static boolean isPseudonym(CharSequence text) {
        var bytes = utf8(text);
        if (bytes.length != 64) {
            return false;
        }
        for (byte b : bytes) {
            if (!isLowerHex(b)) {
                return false;
            }
        }
        return true;
    }

    /** 8-4-4-4-12 hex digits, in any case. */
    static boolean isUuid(CharSequence text) {
        var bytes = utf8(text);
        if (bytes.length != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            byte b = bytes[i];
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? b != '-' : !(isLowerHex(b) || (b >= 'A' && b <= 'F'))) {
                return false;
            }
        }
        return true;
    }

    /** 1 to 64 letters, digits, underscores and hyphens. */
    static boolean isPlainId(CharSequence text) {
        var bytes = utf8(text);
        for (byte b : bytes) {
            if (!(isUpperCase(b) || (b >= 'a' && b <= 'z') || isDigit(b) || b == '_' || b == '-')) {
                return false;
            }
        }
        return bytes.length >= 1 && bytes.length <= 64;
    }

    /** 1 to 12 digits and capital letters. */
    static boolean isMajorCode(CharSequence text) {
        var bytes = utf8(text);
        for (byte b : bytes) {
            if (!isDigit(b) && !isUpperCase(b)) {
                return false;
            }
        }
        return bytes.length >= 1 && bytes.length <= 12;
    }

    static boolean isTwoDigits(CharSequence text) {
        var bytes = utf8(text);
        return bytes.length == 2 && isDigit(bytes[0]) && isDigit(bytes[1]);
    }

    /** Two capital letters. */
    static boolean isCountry(CharSequence text) {
        var bytes = utf8(text);
        return bytes.length == 2 && isUpperCase(bytes[0]) && isUpperCase(bytes[1]);
    }

    static boolean isSame(CharSequence text, byte[] expected) {
        return Arrays.equals(utf8(text), expected);
    }

    /** @param expected of ASCII characters */
    static boolean isSame(CharSequence text, String expected) {
        var bytes = utf8(text);
        if (bytes.length != expected.length()) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != expected.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes it has. */
    static int length(CharSequence text) {
        return text instanceof Utf8 utf8 ? utf8.getByteLength() : utf8(text).length;
    }

    private static byte[] utf8(CharSequence text) {
        if (text instanceof Utf8 utf8 && utf8.getBytes().length == utf8.getByteLength()) {
            return utf8.getBytes();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isLowerHex(byte b) {
        return isDigit(b) || (b >= 'a' && b <= 'f');
    }

    private static boolean isUpperCase(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
