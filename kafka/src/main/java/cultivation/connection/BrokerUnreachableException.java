package cultivation.connection;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The Kafka broker did not answer in time. */
public final class BrokerUnreachableException extends UnreachableException {
    @Serial
    private static final long serialVersionUID = 1L;

    public BrokerUnreachableException(String bootstrapServers, @Nullable Throwable cause) {
        super(
                "the Kafka broker at " + bootstrapServers
                        + " does not answer; check that it runs and that this address (--kafka, CULTIVATION_KAFKA, "
                        + "bootstrap.servers) is right, not behind a firewall, and not one that asks for credentials (--kafka-config)",
                bootstrapServers,
                cause);
    }
}
