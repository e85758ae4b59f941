package cultivation.topology;

import cultivation.app.Settings;
import cultivation.catalogue.Catalogue;
import cultivation.college.CollegeRegistrar;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.RegistryClient;
import cultivation.indicators.IndicatorValue;
import cultivation.ledger.Cell;
import cultivation.reference.College;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running instance of the topology.
 *
 * <pre>{@code
 * try (var monitor = Monitor.start(settings, catalogue)) { … }
 * }</pre>
 */
public final class Monitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final Duration PUBLICATION = Duration.ofSeconds(1);
    /** A thread that fails is replaced; failing so often within {@link #FAILURE_PERIOD} stops the instance. */
    private static final int MOST_FAILURES = 10;

    private static final Duration FAILURE_PERIOD = Duration.ofMinutes(5);

    private final KafkaStreams streams;
    private final AdmittedTopics topics;
    private final SchemaDirectory schemas;
    private final RegistryClient registry;
    private final Admin admin;
    private final Deque<Instant> failures = new ArrayDeque<>();

    private Monitor(
            KafkaStreams streams,
            AdmittedTopics topics,
            SchemaDirectory schemas,
            RegistryClient registry,
            Admin admin) {
        this.streams = streams;
        this.topics = topics;
        this.schemas = schemas;
        this.registry = registry;
        this.admin = admin;
    }

    /** Creates the shared topics where they are missing, loads the schema ids, and starts. */
    public static Monitor start(Settings settings, Catalogue catalogue)
            throws InterruptedException, IOException, ExecutionException, TimeoutException {
        var connection = new Connection(settings.kafka(), URI.create(settings.registry()), settings.kafkaClient());
        var registry = connection.registryClient();
        var ids = OwnSchemas.ids(registry, settings.stateDirectory().resolve("own-schema-ids.properties"));
        var schemas = new SchemaDirectory(
                registry::schemaOf, settings.stateDirectory().resolve("schema-ids.tsv"));
        ids.values().forEach(schemas::settle);
        var admin = connection.admin();
        var topics = new AdmittedTopics(admin, settings.partitions());
        topics.start();
        if (!topics.contain(Topics.sharedSettings()) || !topics.contain(Topics.probeSettings(settings.partitions()))) {
            try (var registrar = CollegeRegistrar.open(connection, settings.partitions())) {
                registrar.createSharedTopics();
            }
            topics.refresh();
        }
        var topology = MonitorTopology.of(new MonitorTopology.Parts(
                catalogue,
                schemas,
                settings.partitions(),
                id(ids, Cell.class),
                id(ids, College.class),
                id(ids, IndicatorValue.class),
                settings.clock(),
                settings.batchInterval(),
                PUBLICATION));
        var streams = new KafkaStreams(topology, properties(settings, connection), new GatedClients(topics, schemas));
        var monitor = new Monitor(streams, topics, schemas, registry, admin);
        streams.setUncaughtExceptionHandler(monitor::failed);
        streams.setStateListener((now, before) -> LOG.info("Streams {} (was {})", now, before));
        streams.start();
        return monitor;
    }

    /** Whether events are being processed; false while starting, rebalancing or stopped. */
    public boolean running() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether it has failed for good. */
    public boolean failed() {
        return streams.state() == KafkaStreams.State.ERROR;
    }

    /** Whether this instance publishes the indicators. */
    public boolean ownsPublisher() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .anyMatch(partition -> partition.topic().equals(Topics.LEDGER));
    }

    /** How many instances share the work. */
    public int instances() {
        return Math.max(1, streams.metadataForAllStreamsClients().size());
    }

    /** Events topics that are not consumed, each with the reason. */
    public Map<String, String> topicsNotConsumed() {
        return topics.refused();
    }

    public boolean registryUp() {
        return registry.isUp();
    }

    /** Whether records wait because the registry cannot be asked. */
    public boolean waitingForRegistry() {
        return schemas.waiting();
    }

    /** Stops within {@code patience}; the member stays in the group, so that a restart is quick. */
    public void close(Duration patience) {
        streams.close(patience);
        topics.close();
        schemas.close();
        admin.close(Duration.ofSeconds(1));
    }

    /** Stops and leaves the group at once: for an instance that is taken away for good. */
    public void leave(Duration patience) {
        streams.close(
                CloseOptions.timeout(patience).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
        close(patience);
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(8));
    }

    private synchronized StreamThreadExceptionResponse failed(Throwable failure) {
        var now = Instant.now();
        failures.add(now);
        while (failures.getFirst().isBefore(now.minus(FAILURE_PERIOD))) {
            failures.removeFirst();
        }
        if (failures.size() > MOST_FAILURES) {
            LOG.error("A stream thread failed {} times in {}; stopping", failures.size(), FAILURE_PERIOD, failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.error("A stream thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static int id(Map<String, Integer> ids, Class<?> record) {
        var id = ids.get(record.getName());
        if (id == null) {
            throw new IllegalStateException("the registry has no id for " + record.getName());
        }
        return id;
    }

    private static Properties properties(Settings settings, Connection connection) {
        var properties = new Properties();
        properties.putAll(connection.clientSettings());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.APPLICATION_ID);
        properties.put(StreamsConfig.CLIENT_ID_CONFIG, Topics.APPLICATION_ID + '-' + settings.instance());
        properties.put(
                StreamsConfig.APPLICATION_SERVER_CONFIG, settings.httpHost() + ':' + Math.max(1, settings.httpPort()));
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        properties.put(StreamsConfig.POLL_MS_CONFIG, 10);
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 64L * 1024 * 1024);
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 200);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.class);
        properties.put(StreamsConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), settings.instance());
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 50);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), 10_000);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topics.MAX_REJECTION_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return properties;
    }
}
