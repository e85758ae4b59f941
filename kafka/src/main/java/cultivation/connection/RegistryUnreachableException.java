package cultivation.connection;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The schema registry did not answer in time, or answered with an error of its own. */
public final class RegistryUnreachableException extends UnreachableException {
    @Serial
    private static final long serialVersionUID = 1L;

    public RegistryUnreachableException(String address, String why, @Nullable Throwable cause) {
        super(
                "the schema registry at " + address + " does not answer (" + why
                        + "); check that it runs and that this address (--registry, CULTIVATION_REGISTRY) is right",
                address,
                cause);
    }
}
