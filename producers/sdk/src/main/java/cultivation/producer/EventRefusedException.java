package cultivation.producer;

import cultivation.rule.Reason;
import cultivation.rule.Verdict.Rejected;
import java.io.Serial;

/** The app's intake would reject this event, so it was not sent; the message is what the rejection would say. */
public final class EventRefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String field;
    private final String messageZh;

    public EventRefusedException(Rejected verdict) {
        super(verdict.reason() + " " + verdict.field() + ": " + verdict.message());
        this.reason = verdict.reason();
        this.field = verdict.field();
        this.messageZh = verdict.message();
    }

    /** The reason code, as in docs/reference/contract.md. */
    public Reason reason() {
        return reason;
    }

    /** The field at fault, as the schema names it. */
    public String field() {
        return field;
    }

    /** One or two Chinese sentences: what is wrong and what to do. */
    public String messageZh() {
        return messageZh;
    }
}
