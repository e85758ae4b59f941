package cultivation.rule;

import java.util.function.Function;

/** What the rules say of one record. */
public sealed interface Verdict {
    /** The record may be booked. */
    Verdict ACCEPTED = new Accepted();

    <T> T fold(Function<Accepted, T> accepted, Function<Rejected, T> rejected);

    record Accepted() implements Verdict {
        @Override
        public <T> T fold(Function<Accepted, T> accepted, Function<Rejected, T> rejected) {
            return accepted.apply(this);
        }
    }

    /**
     * The record goes back to its college.
     *
     * @param field the field at fault, as the schema names it ({@code head.revision}); {@code value} or {@code key} or
     *     {@code partition} where the record as a whole is at fault
     * @param message one or two Chinese sentences: what is wrong and what to do; never an identifier of a student
     */
    record Rejected(Reason reason, String field, String message) implements Verdict {
        @Override
        public <T> T fold(Function<Accepted, T> accepted, Function<Rejected, T> rejected) {
            return rejected.apply(this);
        }
    }
}
