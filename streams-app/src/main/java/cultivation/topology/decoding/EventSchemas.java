package cultivation.topology.decoding;

import cultivation.connection.SchemaCache;
import cultivation.rule.RecordType;
import cultivation.schemas.ReleasedSchemas;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every schema id of an event stands for: a released version, another schema, or nothing.
 *
 * <p>Ids are data: events are kept for ever with them. An id that the registry does not know, or that stands for
 * another schema, is remembered (a bounded number of them, in memory). While the registry cannot be asked an id stays unsettled, and its records wait.
 */
public final class EventSchemas implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventSchemas.class);
    private static final int REMEMBERED_USELESS = 10_000;
    private static final long RETRY_MS = 250;

    private final SchemaCache cache;
    private final Map<Integer, KnownSchema> known = new ConcurrentHashMap<>();
    private final Set<Integer> wanted = ConcurrentHashMap.newKeySet();
    /** Ids of no released schema in the order in which they were settled, so that the oldest is forgotten first. */
    private final Deque<Integer> useless = new ConcurrentLinkedDeque<>();

    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "event-schemas");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean unreachable;

    /** @param cache of schemas by id, which asks the registry where it must */
    public EventSchemas(SchemaCache cache) {
        this.cache = cache;
    }

    /** What an id stands for; null while the registry cannot be asked. Asks in the background when not known yet. */
    public @Nullable KnownSchema find(int id) {
        var schema = settled(id);
        if (schema == null && wanted.add(id)) {
            asking.execute(this::ask);
        }
        return schema;
    }

    /** The same, asking at once; for a start, and for tests. */
    public @Nullable KnownSchema settle(int id) {
        var schema = settled(id);
        if (schema == null) {
            wanted.add(id);
            ask();
            schema = known.get(id);
        }
        return schema;
    }

    /** Whether records wait because the registry cannot be asked. */
    public boolean waiting() {
        return unreachable && !wanted.isEmpty();
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }

    private @Nullable KnownSchema settled(int id) {
        var before = known.get(id);
        if (before != null) {
            return before;
        }
        var schema = cache.known(id);
        return schema == null ? null : known.computeIfAbsent(id, unused -> judge(schema));
    }

    /** Whatever one id brings, the others are asked for, and what is left is asked for again. */
    private synchronized void ask() {
        try {
            for (int id : List.copyOf(wanted)) {
                askFor(id);
            }
        } finally {
            if (!wanted.isEmpty() && !asking.isShutdown()) {
                var unused = asking.schedule(this::ask, RETRY_MS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void askFor(int id) {
        try {
            var unused = cache.schemaOf(id)
                    .fold(
                            schema -> settle(id, judge(schema)),
                            why -> settle(id, new KnownSchema.Unknown()),
                            why -> postpone(id, why));
        } catch (AvroRuntimeException e) {
            LOG.warn("What is registered under the schema id {} is no schema: {}", id, e.getMessage());
            var unused = settle(id, new KnownSchema.Unknown());
        } catch (RuntimeException e) {
            LOG.warn("The schema id {} could not be asked for", id, e);
            var unused = postpone(id, e.toString());
        }
    }

    private boolean settle(int id, KnownSchema schema) {
        known.put(id, schema);
        wanted.remove(id);
        unreachable = false;
        if (!(schema instanceof KnownSchema.Released)) {
            useless.add(id);
            while (useless.size() > REMEMBERED_USELESS) {
                known.remove(useless.remove());
            }
        }
        return true;
    }

    private boolean postpone(int id, String why) {
        if (!unreachable) {
            LOG.warn("Records with schema id {} wait: the registry cannot be asked: {}", id, why);
        }
        unreachable = true;
        return false;
    }

    /** A schema counts as released when bytes written with it read alike, whatever its documentation says. */
    private KnownSchema judge(Schema schema) {
        var type = RecordType.ofFullName(schema.getFullName());
        int version = ReleasedSchemas.versionOf(schema);
        return type != null && version > 0
                ? new KnownSchema.Released(type, schema, version)
                : new KnownSchema.Unreleased(schema.getFullName());
    }
}
