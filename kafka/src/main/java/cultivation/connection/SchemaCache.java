package cultivation.connection;

import cultivation.schemas.ReleasedSchemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schemas by the registry's ids, each asked for once and kept in one file: an id once given never changes, and what is
 * known can be read and written while the registry is down, also after a restart.
 *
 * <pre>{@code
 * var schemas = SchemaCache.in(stateDirectory, registry::schemaOf);
 * Lookup<Schema> writer = schemas.schemaOf(7);
 * }</pre>
 *
 * Thread-safe. What the registry says it does not know is not kept here, and asked again.
 */
public final class SchemaCache {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaCache.class);
    /** In a state directory: a line for each id, the id, a tab, and the schema in JSON. */
    public static final String FILE = "schemas.tsv";

    /** Whoever can register schemas must not decide how much memory this takes; ours are some fifteen. */
    private static final int MOST = 10_000;

    private final IntFunction<Lookup<Schema>> registry;
    private final @Nullable Path file;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

    private SchemaCache(IntFunction<Lookup<Schema>> registry, @Nullable Path file) {
        this.registry = registry;
        this.file = file;
    }

    /**
     * Kept in {@value #FILE} of a state directory; where there is none yet, what earlier versions left there is taken over.
     *
     * @param registry asks for the schema of an id
     */
    public static SchemaCache in(Path stateDirectory, IntFunction<Lookup<Schema>> registry) {
        var file = stateDirectory.resolve(FILE);
        var cache = new SchemaCache(registry, file);
        if (Files.exists(file)) {
            cache.known.putAll(read(file));
        } else {
            cache.learn(EarlierSchemaFiles.in(stateDirectory));
        }
        return cache;
    }

    /** Kept in memory alone. */
    public static SchemaCache inMemory(IntFunction<Lookup<Schema>> registry) {
        return new SchemaCache(registry, null);
    }

    /** The schema of an id, asked of the registry where it is not known yet. */
    public Lookup<Schema> schemaOf(int id) {
        var schema = known.get(id);
        if (schema != null) {
            return new Lookup.Found<>(schema);
        }
        var answer = registry.apply(id);
        if (answer instanceof Lookup.Found<Schema> found && known.size() < MOST) {
            learn(Map.of(id, found.value()));
        }
        return answer;
    }

    /** The schema of an id, if it is known already. */
    public @Nullable Schema known(int id) {
        return known.get(id);
    }

    /**
     * The ids under which this build's own records are known, by full name: of the schema itself, or else of
     * one that reads alike, the newest.
     *
     * @return empty when one of them is not known, as at a first start, and after an upgrade that brings a new one
     */
    public Map<String, Integer> ownIds() {
        var ids = new TreeMap<String, Integer>();
        for (Schema own : ReleasedSchemas.published()) {
            long fingerprint = SchemaNormalization.parsingFingerprint64(own);
            known.forEach((id, schema) -> {
                if (schema.getFullName().equals(own.getFullName())
                        && SchemaNormalization.parsingFingerprint64(schema) == fingerprint) {
                    ids.merge(own.getFullName(), id, (one, other) -> moreLike(own, one, other));
                }
            });
            if (!ids.containsKey(own.getFullName())) {
                return Map.of();
            }
        }
        return ids;
    }

    private int moreLike(Schema own, int one, int other) {
        boolean isOne = own.equals(known.get(one));
        return isOne == own.equals(known.get(other)) ? Math.max(one, other) : isOne ? one : other;
    }

    /** Keeps what the registry was told, or has told, elsewhere. */
    public synchronized void learn(Map<Integer, Schema> schemas) {
        boolean changed = false;
        for (Map.Entry<Integer, Schema> schema : schemas.entrySet()) {
            changed |= !schema.getValue().equals(known.put(schema.getKey(), schema.getValue()));
        }
        if (changed) {
            write();
        }
    }

    /** Reads lines of an id, a tab and a schema; none of a file that cannot be read. */
    static Map<Integer, Schema> read(Path file) {
        var schemas = new TreeMap<Integer, Schema>();
        try {
            for (String line : Files.readAllLines(file)) {
                int tab = line.indexOf('\t');
                schemas.put(
                        Integer.parseInt(line.substring(0, tab)), new Schema.Parser().parse(line.substring(tab + 1)));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "{} cannot be read to its end; what is missing is asked of the registry: {}", file, e.getMessage());
        }
        return schemas;
    }

    private void write() {
        if (file == null) {
            return;
        }
        var lines = new StringBuilder();
        new TreeMap<>(known)
                .forEach((id, schema) ->
                        lines.append(id).append('\t').append(schema).append('\n'));
        var draft = file.resolveSibling(FILE + ".draft");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(draft, lines, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so schemas are asked for again after a restart: {}", file, e.getMessage());
        }
    }
}
