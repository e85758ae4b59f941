package cultivation.topology;

import cultivation.college.SchemaRegistrar;
import cultivation.connection.RegistryClient;
import cultivation.connection.RegistryUnreachableException;
import cultivation.schemas.ReleasedSchemas;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids under which this build's records are registered. A first start registers them, waiting for the registry where
 * it must; the ids are kept, and a later start of the same build asks nobody: an id once given never changes.
 */
final class OwnSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(OwnSchemas.class);
    private static final long RETRY_MS = 500;

    private OwnSchemas() {}

    /** Ids by the records' full names. */
    static Map<String, Integer> ids(RegistryClient registry, Path file) throws InterruptedException, IOException {
        var kept = read(file);
        if (!kept.isEmpty()) {
            return kept;
        }
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
                if (!said) {
                    LOG.warn("Waiting for the registry, without which a first start cannot go on: {}", e.getMessage());
                    said = true;
                }
                Thread.sleep(RETRY_MS);
            }
        }
    }

    /** The kept ids; none when there are none, or when another build with other schemas kept them. */
    private static Map<String, Integer> read(Path file) throws IOException {
        var ids = new HashMap<String, Integer>();
        if (Files.exists(file)) {
            var properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            for (Schema schema : ReleasedSchemas.published()) {
                var id = properties.getProperty(key(schema));
                if (id == null) {
                    return Map.of();
                }
                ids.put(schema.getFullName(), Integer.valueOf(id));
            }
        }
        return ids;
    }

    private static void write(Path file, Map<String, Integer> ids) throws IOException {
        var properties = new Properties();
        for (Schema schema : ReleasedSchemas.published()) {
            var id = ids.get(schema.getFullName());
            if (id != null) {
                properties.setProperty(key(schema), id.toString());
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
    }

    private static String key(Schema schema) {
        return schema.getFullName() + '.' + Long.toHexString(SchemaNormalization.parsingFingerprint64(schema));
    }
}
