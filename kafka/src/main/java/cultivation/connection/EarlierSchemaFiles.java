package cultivation.connection;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.schemas.ReleasedSchemas;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The three files in which versions before {@link SchemaCache} kept what they knew. They are read once and left where they
 * are, so that going back to such a version works; this class can go when nobody upgrades from one any more.
 */
final class EarlierSchemaFiles {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierSchemaFiles.class);

    private EarlierSchemaFiles() {}

    /** Schemas by id; empty in a state directory that has none of the three. */
    static Map<Integer, Schema> in(Path stateDirectory) {
        var schemas = new TreeMap<Integer, Schema>();
        schemas.putAll(ofThisBuild(stateDirectory.resolve("own-schema-ids.properties")));
        schemas.putAll(ofReaders(stateDirectory.resolve("reader-schemas.json")));
        var events = stateDirectory.resolve("schema-ids.tsv");
        if (Files.exists(events)) {
            schemas.putAll(SchemaCache.read(events));
        }
        return schemas;
    }

    /** Ids by full name and fingerprint; the schema of a fingerprint is one that this build has, or of no use to it. */
    private static Map<Integer, Schema> ofThisBuild(Path file) {
        var schemas = new TreeMap<Integer, Schema>();
        if (Files.exists(file)) {
            var properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
                for (Schema schema : ReleasedSchemas.published()) {
                    var id = properties.getProperty(schema.getFullName()
                            + '.'
                            + Long.toHexString(SchemaNormalization.parsingFingerprint64(schema)));
                    if (id != null) {
                        schemas.put(Integer.valueOf(id), schema);
                    }
                }
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} cannot be read and is left alone: {}", file, e.getMessage());
            }
        }
        return schemas;
    }

    private static Map<Integer, Schema> ofReaders(Path file) {
        var schemas = new TreeMap<Integer, Schema>();
        if (Files.exists(file)) {
            try {
                new ObjectMapper()
                        .readValue(file.toFile(), new TypeReference<Map<Integer, String>>() {})
                        .forEach((id, text) -> schemas.put(id, new Schema.Parser().parse(text)));
            } catch (IOException | RuntimeException e) {
                LOG.warn("{} cannot be read and is left alone: {}", file, e.getMessage());
            }
        }
        return schemas;
    }
}
