package cultivation.casework;

import cultivation.cases.CloseReason;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What somebody does about a case. */
public sealed interface CaseAction {
    /** Makes somebody answer for it. */
    record Assign(String owner) implements CaseAction {}

    /** Says that it was seen. */
    record Acknowledge() implements CaseAction {}

    /**
     * 情况说明: the note says what the matter is.
     *
     * @param evidence a link, http or https
     */
    record Explain(@Nullable String evidence) implements CaseAction {}

    /**
     * Agrees how far the figure may go without an alert.
     *
     * @param value in the indicator's unit
     * @param until the last day on which it holds
     */
    record Tolerate(double value, LocalDate until, String approver) implements CaseAction {}

    /** Ends an agreed tolerance before its day. */
    record WithdrawTolerance() implements CaseAction {}

    record Close(CloseReason reason) implements CaseAction {}

    /** Whichever it is. */
    default <T> T fold(
            Function<Assign, T> assign,
            Function<Acknowledge, T> acknowledge,
            Function<Explain, T> explain,
            Function<Tolerate, T> tolerate,
            Function<WithdrawTolerance, T> withdraw,
            Function<Close, T> close) {
        if (this instanceof Assign each) {
            return assign.apply(each);
        } else if (this instanceof Acknowledge each) {
            return acknowledge.apply(each);
        } else if (this instanceof Explain each) {
            return explain.apply(each);
        } else if (this instanceof Tolerate each) {
            return tolerate.apply(each);
        } else if (this instanceof WithdrawTolerance each) {
            return withdraw.apply(each);
        }
        return close.apply((Close) this);
    }
}
