package cultivation.topology;

import cultivation.catalogue.BookingRules;
import cultivation.catalogue.Catalogue;
import cultivation.college.CollegeRegistrar;
import cultivation.college.Topics;
import cultivation.connection.Connection;
import cultivation.connection.RegistryClient;
import cultivation.connection.SchemaCache;
import cultivation.indicators.IndicatorValue;
import cultivation.ledger.Cell;
import cultivation.ledger.Disagreements;
import cultivation.reference.College;
import cultivation.topology.decoding.EventSchemas;
import cultivation.topology.gate.AdmittedTopics;
import cultivation.topology.gate.CellBudget;
import cultivation.topology.gate.HeldBack;
import cultivation.topology.gate.LargeValues;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running instance of the topology.
 *
 * <pre>{@code
 * try (var monitor = Monitor.start(connection, schemas, settings, catalogue, disagreements)) { … }
 * }</pre>
 */
public final class Monitor implements Pipeline, AutoCloseable {
    /** By then the broker ends a transaction of the topology that nobody ended. */
    public static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    /** Between publications of figures: consumers of the indicators need no more than one a second. */
    private static final Duration PUBLICATION = Duration.ofSeconds(1);

    /** A stopped instance must be gone within ten seconds, and the rest of it needs one. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final KafkaStreams streams;
    private final AdmittedTopics topics;
    private final GatedClients clients;
    private final EventSchemas schemas;
    private final RegistryClient registry;
    private final Admin admin;

    private Monitor(
            KafkaStreams streams,
            AdmittedTopics topics,
            GatedClients clients,
            EventSchemas schemas,
            RegistryClient registry,
            Admin admin) {
        this.streams = streams;
        this.topics = topics;
        this.clients = clients;
        this.schemas = schemas;
        this.registry = registry;
        this.admin = admin;
    }

    /**
     * Creates the shared topics where they are missing, registers this build's schemas where they are not, and starts.
     *
     * @param disagreements where a board finds other cells on the ledger
     * @throws OtherLedgerException when the ledger there is cannot be gone on with
     */
    public static Monitor start(
            Connection connection,
            SchemaCache cache,
            TopologySettings settings,
            Catalogue catalogue,
            Disagreements disagreements)
            throws InterruptedException, IOException, ExecutionException, TimeoutException {
        var registry = connection.registryClient();
        var ids = OwnSchemas.ids(registry, cache);
        var schemas = new EventSchemas(cache);
        var admin = connection.admin();
        var topics = new AdmittedTopics(admin, settings.partitions());
        try (var registrar = CollegeRegistrar.open(connection, settings.partitions())) {
            registrar.boundEvents();
            topics.start();
            if (!topics.contain(Topics.sharedSettings())
                    || !topics.contain(Topics.probeSettings(settings.partitions()))) {
                registrar.createSharedTopics();
                topics.refresh();
            }
        }
        Generation.requireOnePartition(connection, admin);
        Generation.requireRules(connection, BookingRules.of(catalogue));
        Generation.requireState(connection, admin, settings.stateDirectory());
        var ledger = new LedgerWriter();
        var budget = new CellBudget(settings.cellsBudget(), settings.partitions());
        var large = LargeValues.ofThisHeap();
        var topology = MonitorTopology.of(new MonitorTopology.Parts(
                catalogue,
                schemas,
                settings.partitions(),
                id(ids, Cell.class),
                id(ids, College.class),
                id(ids, IndicatorValue.class),
                cache::schemaOf,
                settings.asOf(),
                settings.inMemory(),
                settings.batchInterval(),
                ledger,
                budget,
                large,
                disagreements,
                PUBLICATION));
        var clients = new GatedClients(topics, schemas, ledger, budget, large);
        var streams = new KafkaStreams(
                topology,
                StreamsTuning.properties(
                        connection,
                        settings,
                        topics.matching(Topics.eventsPattern()).size()),
                clients);
        var monitor = new Monitor(streams, topics, clients, schemas, registry, admin);
        streams.setUncaughtExceptionHandler(new FailurePolicy(InstantSource.system(), topics::lookAgain));
        streams.setStateListener((now, before) -> LOG.info("Streams {} (was {})", now, before));
        streams.start();
        return monitor;
    }

    @Override
    public boolean running() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether it has failed for good. */
    public boolean hasFailed() {
        return streams.state() == KafkaStreams.State.ERROR;
    }

    @Override
    public boolean ownsPublisher() {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .flatMap(task -> task.topicPartitions().stream())
                .anyMatch(partition -> partition.topic().equals(Topics.LEDGER));
    }

    @Override
    public int instances() {
        return Math.max(1, streams.metadataForAllStreamsClients().size());
    }

    @Override
    public Map<String, String> topicsNotConsumed() {
        return topics.refused();
    }

    @Override
    public Instant notConsumedSince(String topic) {
        return topics.refusedSince(topic);
    }

    @Override
    public boolean registryUp() {
        return registry.isUp();
    }

    @Override
    public boolean waitingForRegistry() {
        return schemas.waiting();
    }

    @Override
    public Map<TopicPartition, HeldBack> heldBack() {
        return clients.held();
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
        close(LONGEST_STOP);
    }

    private static int id(Map<String, Integer> ids, Class<?> record) {
        var id = ids.get(record.getName());
        if (id == null) {
            throw new IllegalStateException("the registry has no id for " + record.getName());
        }
        return id;
    }
}
