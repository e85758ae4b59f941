package cultivation.quickstart.process;

/** The stack cannot start or go on; the message says to a person what is wrong and what to do. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
