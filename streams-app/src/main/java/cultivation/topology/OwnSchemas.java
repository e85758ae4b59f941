package cultivation.topology;

import cultivation.college.SchemaRegistrar;
import cultivation.connection.RegistryClient;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.SchemaCache;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ids under which this build's records are registered. A first start registers them, waiting for the registry where
 * it must; a later start of the same build finds them in the cache and asks nobody.
 */
final class OwnSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(OwnSchemas.class);
    private static final long RETRY_MS = 500;

    private OwnSchemas() {}

    /** Ids by the records' full names. */
    static Map<String, Integer> ids(RegistryClient registry, SchemaCache cache) throws InterruptedException {
        boolean said = false;
        while (cache.ownIds().isEmpty()) {
            try {
                var schemas = new HashMap<Integer, Schema>();
                new SchemaRegistrar(registry).register().forEach((schema, id) -> schemas.put(id, schema));
                cache.learn(schemas);
                break;
            } catch (RegistryUnreachableException e) {
                if (!said) {
                    LOG.warn("Waiting for the registry, without which a first start cannot go on: {}", e.getMessage());
                    said = true;
                }
                Thread.sleep(RETRY_MS);
            }
        }
        return cache.ownIds();
    }
}
