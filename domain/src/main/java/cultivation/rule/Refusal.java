package cultivation.rule;

import cultivation.rule.Verdict.Rejected;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes verdicts of what is wrong with a field. */
final class Refusal {
    private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{1,10}");

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
        return invalid(field, "%s不能为负，收到%s。".formatted(nameZh, shown(value)));
    }

    static Rejected tooLarge(String field, String nameZh, long value, long most) {
        return invalid(field, "%s不能超过 %d，收到%s。请核对单位。".formatted(nameZh, most, shown(value)));
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

    /**
     * A text that came, for a message: messages are read by more people than records are, so they repeat a short number, and
     * of anything else, which may name a person, only how long it is.
     */
    static String shown(CharSequence text) {
        var whole = text.toString();
        return SHORT_NUMBER.matcher(whole).matches()
                ? "“" + whole + "”"
                : "（%d 个字符，内容不予转述）".formatted(whole.codePointCount(0, whole.length()));
    }

    /** A number that came, for a message, unless it has the form of one that names a person. */
    static String shown(long number) {
        var digits = Long.toString(number);
        return PersonalNumber.isOne(digits.replace("-", "")) ? "的数形如身份证号或手机号（不予转述）" : " " + digits;
    }
}
