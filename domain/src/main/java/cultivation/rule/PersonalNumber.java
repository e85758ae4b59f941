package cultivation.rule;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that name a person by their form alone: of an identity card (GB 11643: 18 characters with a date of birth and a
 * check digit) and of a mobile phone in China (11 digits from 13 to 19 on).
 */
final class PersonalNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private PersonalNumber() {}

    static boolean isOne(@Nullable CharSequence field) {
        if (field == null) {
            return false;
        }
        return switch (TextForm.length(field)) {
            case 11 -> isMobile(field.toString());
            case 18 -> isIdentityCard(field.toString());
            default -> false;
        };
    }

    private static boolean isMobile(String text) {
        return text.length() == 11 && areDigits(text, 11) && text.charAt(0) == '1' && text.charAt(1) >= '3';
    }

    private static boolean isIdentityCard(String text) {
        if (text.length() != 18 || !areDigits(text, 17) || !isDayOfBirth(text)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (text.charAt(i) - '0');
        }
        return Character.toUpperCase(text.charAt(17)) == CHECKS.charAt(sum % 11);
    }

    private static boolean isDayOfBirth(String text) {
        int year = Integer.parseInt(text.substring(6, 10));
        try {
            var unused = LocalDate.of(
                    year, Integer.parseInt(text.substring(10, 12)), Integer.parseInt(text.substring(12, 14)));
            return year >= 1900 && year < 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean areDigits(String text, int first) {
        for (int i = 0; i < first; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
