package cultivation.topology;

import cultivation.connection.Lookup;
import cultivation.rule.RecordType;
import cultivation.schemas.ReleasedSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every schema id stands for: asked of the registry once, kept in a file, so that a start without the registry
 * reads what it read before.
 *
 * <p>Ids are data: events are kept for ever with them. An id the registry says it does not know is remembered (a bounded
 * number of them, in memory). While the registry cannot be asked an id stays unsettled, and its records wait.
 */
final class SchemaDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaDirectory.class);
    private static final int REMEMBERED_UNKNOWN = 10_000;
    private static final long RETRY_MS = 250;

    private final IntFunction<Lookup<Schema>> registry;
    private final @Nullable Path file;
    private final Map<Integer, KnownSchema> known = new ConcurrentHashMap<>();
    private final Set<Integer> wanted = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Long>> released = new ConcurrentHashMap<>();
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "schema-directory");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean unreachable;

    /**
     * @param registry asks for the schema of an id
     * @param file where settled ids are kept over restarts; null: in memory only
     */
    SchemaDirectory(IntFunction<Lookup<Schema>> registry, @Nullable Path file) {
        this.registry = registry;
        this.file = file;
        for (Schema event : ReleasedSchemas.events()) {
            var fingerprints = new HashSet<Long>();
            for (Schema version : ReleasedSchemas.of(event.getFullName())) {
                fingerprints.add(SchemaNormalization.parsingFingerprint64(version));
            }
            released.put(event.getFullName(), fingerprints);
        }
        if (file != null && Files.exists(file)) {
            read(file);
        }
    }

    /** What an id stands for; null while the registry cannot be asked. Asks in the background when not known yet. */
    @Nullable
    KnownSchema find(int id) {
        var schema = known.get(id);
        if (schema == null && wanted.add(id)) {
            asking.execute(this::ask);
        }
        return schema;
    }

    /** The same, asking at once; for a start, and for tests. */
    @Nullable
    KnownSchema settle(int id) {
        var schema = known.get(id);
        if (schema == null) {
            wanted.add(id);
            ask();
            schema = known.get(id);
        }
        return schema;
    }

    /** Whether records wait because the registry cannot be asked. */
    boolean waiting() {
        return unreachable && !wanted.isEmpty();
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }

    private synchronized void ask() {
        boolean settled = false;
        for (int id : List.copyOf(wanted)) {
            settled |= registry.apply(id)
                    .fold(
                            schema -> settled(id, judge(schema)),
                            why -> settled(id, new KnownSchema.Unknown()),
                            why -> notAsked(id, why));
        }
        if (settled) {
            forgetUnknownBeyond();
            write();
        }
        if (!wanted.isEmpty() && !asking.isShutdown()) {
            var unused = asking.schedule(this::ask, RETRY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private boolean settled(int id, KnownSchema schema) {
        known.put(id, schema);
        wanted.remove(id);
        unreachable = false;
        return true;
    }

    private boolean notAsked(int id, String why) {
        if (!unreachable) {
            LOG.warn("Records with schema id {} wait: the registry cannot be asked: {}", id, why);
        }
        unreachable = true;
        return false;
    }

    /** A schema counts as released when bytes written with it read alike, whatever its documentation says. */
    private KnownSchema judge(Schema schema) {
        var type = RecordType.ofFullName(schema.getFullName());
        var fingerprints = released.getOrDefault(schema.getFullName(), Set.of());
        return type != null && fingerprints.contains(SchemaNormalization.parsingFingerprint64(schema))
                ? new KnownSchema.Released(type, schema)
                : new KnownSchema.Unreleased(schema.getFullName());
    }

    private void forgetUnknownBeyond() {
        var unknown = known.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof KnownSchema.Unknown)
                .map(Map.Entry::getKey)
                .toList();
        unknown.stream().skip(REMEMBERED_UNKNOWN).forEach(known::remove);
    }

    private void read(Path kept) {
        try {
            for (String line : Files.readAllLines(kept)) {
                int tab = line.indexOf('\t');
                known.put(
                        Integer.parseInt(line.substring(0, tab)),
                        judge(new Schema.Parser().parse(line.substring(tab + 1))));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read and is made anew from the registry: {}", kept, e.getMessage());
        }
    }

    private void write() {
        if (file == null) {
            return;
        }
        var lines = new StringBuilder();
        known.forEach((id, schema) -> {
            if (schema instanceof KnownSchema.Released released) {
                lines.append(id).append('\t').append(released.writer()).append('\n');
            }
        });
        try {
            var parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            var draft = Files.createTempFile(parent, "schema-ids", ".draft");
            Files.writeString(draft, lines, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("schema ids cannot be kept in " + file, e);
        }
    }
}
