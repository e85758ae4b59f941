package cultivation.rule;

import cultivation.rule.Verdict.Rejected;
import org.jspecify.annotations.Nullable;

/** Makes verdicts of what is wrong with a field. */
final class Refusal {
    private static final int SHOWN_CHARACTERS = 40;

    private Refusal() {}

    static Rejected invalid(String field, String message) {
        return new Rejected(Reason.INVALID_FIELD, field, message);
    }

    static Rejected outOfRange(String field, String message) {
        return new Rejected(Reason.DATE_OUT_OF_RANGE, field, message);
    }

    /** @param expected follows 应为 */
    static Rejected unknownSymbol(String field, String expected) {
        return invalid(field, "%s 的取值不在代码表中，应为%s。".formatted(field, expected));
    }

    static Rejected negative(String field, String nameZh, long value) {
        return invalid(field, "%s不能为负，收到 %d。".formatted(nameZh, value));
    }

    static Rejected tooLarge(String field, String nameZh, long value, long most) {
        return invalid(field, "%s不能超过 %d，收到 %d。请核对单位。".formatted(nameZh, most, value));
    }

    /** Of an amount that is neither negative nor above the most that is taken. */
    static @Nullable Rejected beyond(String field, String nameZh, long value, long most) {
        if (value < 0) {
            return negative(field, nameZh, value);
        }
        return value > most ? tooLarge(field, nameZh, value, most) : null;
    }

    static @Nullable Rejected uncountable(String field, String nameZh, long value) {
        return beyond(field, nameZh, value, Rules.MOST_COUNT);
    }

    /** A text that came, cut where it is long. */
    static String shown(CharSequence text) {
        var whole = text.toString();
        return whole.length() <= SHOWN_CHARACTERS ? whole : whole.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
