package cultivation.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What hands do to digits. */
final class PenSlip {
    private static final int FEWEST_DIGITS = 3;

    private PenSlip() {}

    /** How the first became the second, in a few words; null when more than one slip would be needed. */
    static @Nullable Said between(BigDecimal meant, BigDecimal written) {
        int decimals = Math.max(meant.scale(), written.scale());
        var one = meant.setScale(decimals).unscaledValue().toString();
        var other = written.setScale(decimals).unscaledValue().toString();
        if (one.length() < FEWEST_DIGITS || one.equals(other)) {
            return null;
        }
        int first = 0;
        while (first < Math.min(one.length(), other.length()) && one.charAt(first) == other.charAt(first)) {
            first++;
        }
        if (one.length() == other.length()) {
            var rest = one.substring(first);
            var otherRest = other.substring(first);
            if (rest.substring(1).equals(otherRest.substring(1))) {
                return written("有一位数字不同", "one digit is another", rest.substring(0, 1), otherRest.substring(0, 1));
            }
            boolean swapped = rest.charAt(0) == otherRest.charAt(1)
                    && rest.charAt(1) == otherRest.charAt(0)
                    && rest.substring(2).equals(otherRest.substring(2));
            return swapped
                    ? written(
                            "相邻两位数字颠倒",
                            "two digits have changed places",
                            rest.substring(0, 2),
                            otherRest.substring(0, 2))
                    : null;
        }
        if (one.length() == other.length() + 1 && one.substring(first + 1).equals(other.substring(first))) {
            return new Said("漏写一位数字", "a digit is left out");
        }
        if (one.length() + 1 == other.length() && one.substring(first).equals(other.substring(first + 1))) {
            return new Said("多写一位数字", "there is a digit too many");
        }
        return null;
    }

    private static Said written(String zh, String en, String meant, String written) {
        return new Said(zh + "（" + meant + " 写作 " + written + "）", en + " (" + meant + " became " + written + ")");
    }
}
