package cultivation.producer;

import java.io.IOException;
import java.io.Serial;

/** A key file that is there and cannot be used; it has to be mended, since another key makes other pseudonyms. */
public final class UnusableKeyException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What is wrong with the file. */
    public enum Flaw {
        NO_KEY,
        UNKNOWN_LINE,
        OPEN_TO_OTHERS
    }

    private final Flaw flaw;

    UnusableKeyException(Flaw flaw, String message) {
        super(message);
        this.flaw = flaw;
    }

    public Flaw flaw() {
        return flaw;
    }
}
