package cultivation.live;

import cultivation.connection.Connection;
import cultivation.connection.Published;
import cultivation.producer.EventPublisher;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Publishes what comes over HTTPS; its producer is opened with the first event. */
public final class KafkaEventSender implements EventSender, AutoCloseable {
    /** Shorter than the SDK's: somebody waits for the answer. */
    private static final Map<String, String> SETTINGS = Map.of(
            "client.id", "cultivation-intake",
            "max.block.ms", "5000",
            "request.timeout.ms", "5000",
            "delivery.timeout.ms", "15000");

    private final Connection connection;
    private @Nullable EventPublisher publisher;

    public KafkaEventSender(Connection connection) {
        this.connection = connection;
    }

    @Override
    public CompletableFuture<Published> send(String college, SpecificRecord event) {
        return publisher().publish(college, event);
    }

    @Override
    public synchronized void close() {
        if (publisher != null) {
            publisher.close();
        }
    }

    private synchronized EventPublisher publisher() {
        var open = publisher;
        if (open == null) {
            open = EventPublisher.open(connection, SETTINGS);
            publisher = open;
        }
        return open;
    }
}
