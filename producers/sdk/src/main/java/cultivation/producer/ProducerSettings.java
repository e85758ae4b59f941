package cultivation.producer;

import cultivation.connection.Connection;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.Default4ByteIdHandler;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.strategy.QualifiedRecordIdStrategy;
import io.apicurio.registry.serde.config.IdOption;
import io.apicurio.registry.serde.config.SerdeConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The Kafka settings of a producer of ours: safe ones by default, each of them replaceable by its usual name. */
final class ProducerSettings {
    private static final String CONFLUENT = "io.confluent.kafka.serializers.KafkaAvroSerializer";
    /** Rides out the restart of a broker, and then says so. */
    private static final int DELIVERY_TIMEOUT_MS = 30_000;

    private ProducerSettings() {}

    /** Our settings under the caller's. */
    static Map<String, Object> of(Connection connection, Map<String, ?> overrides) {
        var settings = new HashMap<String, Object>();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(64 * 1024));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(Connection.BROKER_ANSWER_MS));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(Connection.BROKER_ANSWER_MS / 2));
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(DELIVERY_TIMEOUT_MS));
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, AvroKafkaSerializer.class.getName());
        settings.putAll(connection.clientSettings());
        settings.putAll(overrides);

        var serde = usesDefaultSerializer(settings) ? apicurio(connection) : confluent(connection, settings);
        serde.forEach(settings::putIfAbsent);
        return settings;
    }

    static boolean usesDefaultSerializer(Map<String, Object> settings) {
        return isClass(settings.get(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG), AvroKafkaSerializer.class.getName());
    }

    /**
     * The id is looked up by the text of the record's own schema, never as the latest: a version registered later must
     * not change what an older SDK writes. Ids never change, so what was looked up is kept.
     */
    private static Map<String, Object> apicurio(Connection connection) {
        var settings = new HashMap<String, Object>();
        var base = connection.registryClient().base();
        settings.put(SchemaResolverConfig.REGISTRY_URL, base + "/apis/registry/v3");
        settings.put(SchemaResolverConfig.HTTP_ADAPTER, "JDK");
        settings.put(SchemaResolverConfig.DEREFERENCE_SCHEMA, "true");
        settings.put(SchemaResolverConfig.AUTO_REGISTER_ARTIFACT, "false");
        settings.put(SchemaResolverConfig.FIND_LATEST_ARTIFACT, "false");
        settings.put(SchemaResolverConfig.EXPLICIT_ARTIFACT_GROUP_ID, "default");
        settings.put(SchemaResolverConfig.ARTIFACT_RESOLVER_STRATEGY, QualifiedRecordIdStrategy.class.getName());
        settings.put(SchemaResolverConfig.CHECK_PERIOD_MS, Duration.ofDays(365).toMillis());
        settings.put(SchemaResolverConfig.FAULT_TOLERANT_REFRESH, "true");
        settings.put(SerdeConfig.USE_ID, IdOption.contentId.name());
        settings.put(SerdeConfig.ID_HANDLER, Default4ByteIdHandler.class.getName());
        settings.put("apicurio.registry.headers.enabled", "false");
        return settings;
    }

    /** What Confluent's serializer needs; another one gets what its user sets. */
    private static Map<String, Object> confluent(Connection connection, Map<String, Object> settings) {
        if (!isClass(settings.get(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG), CONFLUENT)) {
            return Map.of();
        }
        return Map.of(
                "schema.registry.url", connection.registryClient().base() + "/apis/ccompat/v7",
                "value.subject.name.strategy", "io.confluent.kafka.serializers.subject.RecordNameStrategy",
                "auto.register.schemas", "false",
                "use.latest.version", "false");
    }

    private static boolean isClass(@Nullable Object setting, String name) {
        return name.equals(setting instanceof Class<?> type ? type.getName() : setting);
    }
}
