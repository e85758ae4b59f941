package cultivation.connection;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The addresses of the broker and the registry.
 *
 * <pre>{@code
 * var connection = Connection.of("127.0.0.1:9092", "http://127.0.0.1:8081");
 * try (Admin admin = connection.admin()) { … }
 * }</pre>
 *
 * @param kafka bootstrap servers, {@code host:port} separated by commas
 * @param registry the address under which {@code /apis/ccompat/v7} answers
 * @param kafkaSettings further Kafka client settings, for instance those of a secured broker
 */
public record Connection(String kafka, URI registry, Map<String, String> kafkaSettings) {
    /**
     * How long the broker may take to answer before it counts as unreachable: longer than a broker under load ever took, and
     * not so long that a person thinks the program hangs.
     */
    public static final int BROKER_ANSWER_MS = 10_000;

    public Connection {
        if (kafka.isBlank()) {
            throw new IllegalArgumentException("address of the Kafka broker must be HOST:PORT, got: ''");
        }
        var scheme = registry.getScheme();
        if (!"http".equals(scheme) && !"https".equals(scheme)) {
            throw new IllegalArgumentException(
                    "address of the schema registry must begin with http:// or https://, got: '" + registry + "'");
        }
        kafkaSettings = Map.copyOf(kafkaSettings);
    }

    /** A broker without security. */
    public static Connection of(String kafka, String registry) {
        return new Connection(kafka, URI.create(registry), Map.of());
    }

    /** What every Kafka client of ours is opened with; settings of one's own come last and win. */
    public Map<String, Object> clientSettings() {
        var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", kafka));
        settings.putAll(kafkaSettings);
        return settings;
    }

    public RegistryClient registryClient() {
        return new RegistryClient(registry);
    }

    /** Opens an Admin client that gives up after {@value #BROKER_ANSWER_MS} ms. */
    public Admin admin() {
        var settings = clientSettings();
        settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, BROKER_ANSWER_MS / 2);
        settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_ANSWER_MS);
        try {
            return Admin.create(settings);
        } catch (KafkaException e) {
            throw refusedAddress(e);
        }
    }

    /**
     * Opens a consumer without a group: of committed records only, from the beginning unless it is told otherwise, and it
     * gives up a call after {@value #BROKER_ANSWER_MS} ms. A topic is read to its end by a {@link TopicReader} instead.
     *
     * @param clientId what the broker calls it, unless this connection's own settings say
     * @param settings Kafka consumer settings of this use, which win over all others
     */
    public Consumer<byte[], byte[]> consumer(String clientId, Map<String, ?> settings) {
        var all = clientSettings();
        all.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_ANSWER_MS);
        all.putAll(settings);
        try {
            return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw refusedAddress(e);
        }
    }

    /** Waits for the broker's answer. */
    public <T> T answerOf(KafkaFuture<T> future) {
        try {
            return future.get(BROKER_ANSWER_MS * 3L, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw translated(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new BrokerUnreachableException(kafka, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /** What a client could not do, as an exception that names the address where that is what is wrong. */
    public RuntimeException translated(Throwable failure) {
        if (failure instanceof org.apache.kafka.common.errors.TimeoutException) {
            return new BrokerUnreachableException(kafka, failure);
        }
        if (failure instanceof AuthorizationException || failure instanceof AuthenticationException) {
            return new RefusedByBrokerException(kafka, failure);
        }
        return failure instanceof RuntimeException runtime ? runtime : new CompletionException(failure);
    }

    /** Kafka says "No resolvable bootstrap urls" and the like in the cause of an exception that says nothing. */
    private RuntimeException refusedAddress(KafkaException failure) {
        return failure.getCause() instanceof org.apache.kafka.common.config.ConfigException
                ? new BrokerUnreachableException(kafka, failure)
                : failure;
    }
}
