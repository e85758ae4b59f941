package cultivation.connection;

import java.io.Serial;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The monitor's own interface did not answer in time. */
public final class AppUnreachableException extends UnreachableException {
    @Serial
    private static final long serialVersionUID = 1L;

    public AppUnreachableException(URI api, @Nullable Throwable cause) {
        super(
                "the app at " + api + " does not answer; check that it runs and that this address (--api, "
                        + "CULTIVATION_API) is right",
                api.toString(),
                cause);
    }
}
