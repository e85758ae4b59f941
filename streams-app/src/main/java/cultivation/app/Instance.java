package cultivation.app;

import cultivation.catalogue.Catalogue;
import cultivation.connection.Connection;
import cultivation.connection.SchemaCache;
import cultivation.ledger.Disagreements;
import cultivation.live.FencedWriter;
import cultivation.live.KafkaCaseStore;
import cultivation.live.KafkaClosingStore;
import cultivation.live.KafkaEventSender;
import cultivation.live.KafkaProgress;
import cultivation.live.KafkaReferenceStore;
import cultivation.live.KafkaRejectionStore;
import cultivation.live.KafkaRevisionStore;
import cultivation.live.KafkaTokenStore;
import cultivation.live.LedgerTail;
import cultivation.live.LiveBoard;
import cultivation.live.ReferenceStore.Sort;
import cultivation.live.waiting.LeftTransactions;
import cultivation.probe.Probe;
import cultivation.probe.ProbeSightings;
import cultivation.serving.ServingHttp;
import cultivation.serving.metrics.Holidays;
import cultivation.topology.Monitor;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One running instance: the topology, and the serving side with its own board. Closing stops both. */
public final class Instance implements AutoCloseable {
    private final Parts parts = new Parts();
    private final Monitor monitor;
    private final int port;

    private Instance(Settings settings, Catalogue catalogue)
            throws InterruptedException, IOException, ExecutionException, TimeoutException {
        try {
            var connection = settings.kafka().connection();
            var cache = SchemaCache.in(settings.topology().stateDirectory(), connection.registryClient()::schemaOf);
            var disagreements = new Disagreements();
            monitor = started(Monitor.start(connection, cache, settings.topology(), catalogue, disagreements));
            var board = new LiveBoard(catalogue, settings.topology().asOf(), Clock.systemUTC());
            var tail = started(new LedgerTail(connection, cache::schemaOf, board, disagreements));
            var lag = started(new KafkaProgress(
                    connection,
                    () -> monitor.topicsNotConsumed().keySet(),
                    board,
                    tail,
                    settings.topology().cellsBudget(),
                    Clock.systemUTC()));
            var left = started(new LeftTransactions(
                    connection,
                    lag::waitingFor,
                    monitor::ownsPublisher,
                    Monitor.LONGEST_TRANSACTION.multipliedBy(5),
                    Clock.systemUTC()));
            var rejections = started(new KafkaRejectionStore(connection));
            var writer = started(FencedWriter.ofPeople(connection, tail));
            var closer = started(FencedWriter.ofClosings(connection, tail));
            var thresholds = new KafkaReferenceStore<>(writer, board, Sort.THRESHOLDS);
            var tokens = started(new KafkaTokenStore(connection, cache::schemaOf));
            var events = started(new KafkaEventSender(connection));
            var probe = probe(settings, connection);
            if (probe != null) {
                board.listen(probe);
            }
            tokens.start();
            tail.start();
            lag.start();
            left.start();
            port = started(ServingHttp.start(
                            settings.http().host(),
                            settings.http().port(),
                            settings.http().names(),
                            settings.http().tls(),
                            new ServingHttp.Sources(
                                    board,
                                    tail,
                                    lag,
                                    monitor,
                                    new ServingHttp.Stores(
                                            thresholds,
                                            new KafkaReferenceStore<>(writer, board, Sort.TARGETS),
                                            new KafkaCaseStore(writer, board),
                                            new KafkaClosingStore(closer, board),
                                            rejections,
                                            new KafkaRevisionStore(connection, cache::schemaOf)),
                                    new ServingHttp.Intake(
                                            tokens,
                                            events,
                                            settings.intake().recordsPerSecond(),
                                            settings.topology().cellsBudget()),
                                    new ServingHttp.Surroundings(
                                            settings.replayProgress(),
                                            settings.monitoring().alertmanager(),
                                            holidays(settings.monitoring()),
                                            probe),
                                    Clock.systemUTC())))
                    .port();
            started(new FirstThresholds(tail, thresholds, board)).start();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** Starts everything; what had started is stopped again when something cannot. */
    public static Instance start(Settings settings, Catalogue catalogue)
            throws InterruptedException, IOException, ExecutionException, TimeoutException {
        return new Instance(settings, catalogue);
    }

    /** Where it answers. */
    public int port() {
        return port;
    }

    /** Whether the topology has failed for good. */
    public boolean hasFailed() {
        return monitor.hasFailed();
    }

    /** The topology stops while the rest does: a client that waits for a broker must not cut its transaction off. */
    @Override
    public void close() {
        parts.close();
    }

    /** Watches for synthetic events, and sends them while it is this instance's turn; null where none are wanted. */
    private @Nullable ProbeSightings probe(Settings settings, Connection connection) {
        if (settings.monitoring().probeInterval().isZero()) {
            return null;
        }
        var sightings = new ProbeSightings(settings.topology().partitions(), Clock.systemUTC());
        started(new Probe(connection, settings.monitoring().probeInterval(), monitor::ownsPublisher, sightings))
                .start();
        return sightings;
    }

    private static Holidays holidays(MonitoringSettings settings) {
        return settings.holidays() == null ? Holidays.none() : Holidays.read(settings.holidays());
    }

    private <T extends AutoCloseable> T started(T part) {
        parts.add(part);
        return part;
    }
}
