package cultivation.connection;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A service that is needed did not answer in time; the message names it, its address and what to do. */
public sealed class UnreachableException extends RuntimeException
        permits BrokerUnreachableException,
                RegistryUnreachableException,
                AppUnreachableException,
                VerdictOverdueException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String address;

    UnreachableException(String message, String address, @Nullable Throwable cause) {
        super(message, cause);
        this.address = address;
    }

    /** The address that did not answer. */
    public String address() {
        return address;
    }
}
