package cultivation.college;

import cultivation.connection.Lookup;
import cultivation.connection.RegistryClient;
import cultivation.connection.RegistryUnreachableException;
import cultivation.schemas.ReleasedSchemas;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Tells the registry every released version of every published record, and the rule that later ones must keep.
 *
 * <pre>{@code
 * Map<Schema, Integer> ids = new SchemaRegistrar(registry).register();
 * }</pre>
 *
 * May be run again and by several at once: what is there stays as it is.
 */
public final class SchemaRegistrar {
    /** The rule: what any released version wrote can be read with the newest. */
    public static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

    private final RegistryClient registry;

    public SchemaRegistrar(RegistryClient registry) {
        this.registry = registry;
    }

    /**
     * Registers all released versions in their order.
     *
     * @return each released schema's id, oldest versions first
     * @throws RegistryUnreachableException when the registry does not answer
     * @throws IllegalStateException when the registry refuses a released schema
     */
    public Map<Schema, Integer> register() {
        answered(registry.setCompatibility(COMPATIBILITY), "the rule " + COMPATIBILITY);
        var ids = new LinkedHashMap<Schema, Integer>();
        for (Schema record : ReleasedSchemas.published()) {
            for (Schema version : ReleasedSchemas.of(record.getFullName())) {
                // Looked up first: once a later version is there, an earlier one must not be sent as the newest.
                var known = registry.idOf(version);
                ids.put(
                        version,
                        answered(
                                known instanceof Lookup.Unknown<Integer> ? registry.register(version) : known,
                                record.getFullName()));
            }
        }
        return ids;
    }

    private <T> T answered(Lookup<T> lookup, String what) {
        return lookup.fold(
                found -> found,
                why -> {
                    throw new IllegalStateException(
                            "模式注册中心（" + registry.base() + "）不接受 " + what + "，请核对其中的模式是否来自别的系统；原话：" + why + "。");
                },
                why -> {
                    throw new RegistryUnreachableException(registry.base().toString(), why, null);
                });
    }
}
