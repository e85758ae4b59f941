package cultivation.topology;

import java.io.Serial;

/** The ledger there is cannot be gone on with by this instance: the message says why, and what to do. */
public final class OtherLedgerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    OtherLedgerException(String message) {
        super(message);
    }
}
