package cultivation.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What hands do to digits. */
final class PenSlip {
    private static final int FEWEST_DIGITS = 3;

    private PenSlip() {}

    /** How the first became the second, in a few words; null when more than one slip would be needed. */
    static @Nullable String between(BigDecimal meant, BigDecimal written) {
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
                return "有一位数字不同（" + rest.charAt(0) + " 写作 " + otherRest.charAt(0) + "）";
            }
            boolean swapped = rest.charAt(0) == otherRest.charAt(1)
                    && rest.charAt(1) == otherRest.charAt(0)
                    && rest.substring(2).equals(otherRest.substring(2));
            return swapped ? "相邻两位数字颠倒（" + rest.substring(0, 2) + " 写作 " + otherRest.substring(0, 2) + "）" : null;
        }
        if (one.length() == other.length() + 1 && one.substring(first + 1).equals(other.substring(first))) {
            return "漏写一位数字";
        }
        if (one.length() + 1 == other.length() && one.substring(first).equals(other.substring(first + 1))) {
            return "多写一位数字";
        }
        return null;
    }
}
