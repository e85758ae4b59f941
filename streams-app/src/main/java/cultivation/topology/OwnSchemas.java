package cultivation.topology;

import cultivation.college.SchemaRegistrar;
import cultivation.connection.RegistryClient;
import cultivation.connection.RegistryUnreachableException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids under which this build's records are registered: registers them at start, keeps the ids, and starts with the
 * kept ones when the registry is down. Without either it waits, and says so.
 */
final class OwnSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(OwnSchemas.class);
    private static final long RETRY_MS = 500;

    private OwnSchemas() {}

    static Map<String, Integer> ids(RegistryClient registry, Path file) throws InterruptedException, IOException {
        boolean said = false;
        while (true) {
            try {
                var ids = new HashMap<String, Integer>();
                for (Map.Entry<Schema, Integer> entry :
                        new SchemaRegistrar(registry).register().entrySet()) {
                    ids.merge(entry.getKey().getFullName(), entry.getValue(), Math::max);
                }
                write(file, ids);
                return ids;
            } catch (RegistryUnreachableException e) {
                var kept = read(file);
                if (!kept.isEmpty()) {
                    LOG.warn(
                            "The registry cannot be asked; starting with the schema ids kept in {}: {}",
                            file,
                            e.getMessage());
                    return kept;
                }
                if (!said) {
                    LOG.warn("Waiting for the registry, without which a first start cannot go on: {}", e.getMessage());
                    said = true;
                }
                Thread.sleep(RETRY_MS);
            }
        }
    }

    private static Map<String, Integer> read(Path file) throws IOException {
        var ids = new HashMap<String, Integer>();
        if (Files.exists(file)) {
            var properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties
                    .stringPropertyNames()
                    .forEach(name -> ids.put(name, Integer.valueOf(properties.getProperty(name))));
        }
        return ids;
    }

    private static void write(Path file, Map<String, Integer> ids) throws IOException {
        var properties = new Properties();
        ids.forEach((name, id) -> properties.setProperty(name, id.toString()));
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }
}
