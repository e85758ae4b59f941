package cultivation.live;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.connection.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schemas by id, each asked for once and kept in a file, so that what is known can be read while the registry is down.
 *
 * <pre>{@code
 * var schemas = new RememberedSchemas(registry::schemaOf, stateDirectory.resolve("schema-ids.json"));
 * }</pre>
 */
public final class RememberedSchemas implements WriterSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedSchemas.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WriterSchemas registry;
    private final Path file;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

    public RememberedSchemas(WriterSchemas registry, Path file) {
        this.registry = registry;
        this.file = file;
        if (Files.exists(file)) {
            try {
                JSON.readValue(file.toFile(), new TypeReference<Map<Integer, String>>() {})
                        .forEach((id, text) -> known.put(id, new Schema.Parser().parse(text)));
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} cannot be read and is made anew: {}", file, e.getMessage());
            }
        }
    }

    @Override
    public Lookup<Schema> schemaOf(int id) {
        var schema = known.get(id);
        if (schema != null) {
            return new Lookup.Found<>(schema);
        }
        var answer = registry.schemaOf(id);
        if (answer instanceof Lookup.Found<Schema> found) {
            known.put(id, found.value());
            keep();
        }
        return answer;
    }

    private synchronized void keep() {
        var texts = new TreeMap<Integer, String>();
        known.forEach((id, schema) -> texts.put(id, schema.toString()));
        var beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(beside, JSON.writeValueAsBytes(texts));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so schemas are asked for again after a restart: {}", file, e.getMessage());
        }
    }
}
