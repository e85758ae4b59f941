package cultivation.live;

import java.io.Serial;

/** What a person set could not be written in the time that a person waits. */
public final class ChangeOverdueException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean maybeWritten;

    /**
     * Says why the last try failed.
     *
     * @param maybeWritten whether the broker was asked to commit and never said what became of it
     */
    public ChangeOverdueException(boolean maybeWritten, Throwable cause) {
        super("a change was not written in time" + (maybeWritten ? ", as far as is known" : ""), cause);
        this.maybeWritten = maybeWritten;
    }

    /** Whether it may be there all the same: one looks before one asks again. */
    public boolean maybeWritten() {
        return maybeWritten;
    }
}
