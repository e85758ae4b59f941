package cultivation.connection;

/** The monitor has refused a question, and says why in a sentence. */
public final class AppRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int status;

    AppRefusedException(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    /** Whether the question itself is wrong, so that asking again is of no use. */
    public boolean isWrongQuestion() {
        return status == 400;
    }
}
