package cultivation.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Settings of every Kafka client beside the broker's address, as a properties file gives them: for instance the
 * credentials that a college was given.
 *
 * <pre>{@code
 * new Connection("broker:9093", registry, ClientProperties.read(Path.of("4111010853.properties")))
 * }</pre>
 */
public final class ClientProperties {
    private ClientProperties() {}

    /**
     * What a file says, in UTF-8; an address in it is left out, since that is said elsewhere.
     *
     * @throws IOException when it cannot be read
     */
    public static Map<String, String> read(Path file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e); // an escape that is none
        }
        var settings = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        settings.remove("bootstrap.servers");
        return settings;
    }
}
