package cultivation.cli;

import java.io.Serial;

/** A verb cannot do its work, for a reason that its message tells the user in full. */
public final class FailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public FailedException(String message) {
        super(message);
    }
}
