package cultivation.app;

import cultivation.configuration.Key;
import cultivation.connection.Connection;
import java.net.URI;
import java.util.Map;

/**
 * Where the broker and the schema registry are.
 *
 * @param bootstrap {@code host:port}, several with commas
 * @param registry base address of the schema registry
 * @param client further settings of every Kafka client, for instance the credentials for a secured broker
 */
public record KafkaSettings(String bootstrap, URI registry, Map<String, String> client) {
    public KafkaSettings {
        if (!bootstrap.matches("[^,\\s]+:\\d+(\\s*,\\s*[^,\\s]+:\\d+)*")) {
            throw new IllegalArgumentException(
                    Key.KAFKA + " must be HOST:PORT, several with commas, got: '" + bootstrap + "'");
        }
        client = Map.copyOf(client);
    }

    /** The same as whoever opens clients takes it. */
    Connection connection() {
        return new Connection(bootstrap, registry, client);
    }
}
