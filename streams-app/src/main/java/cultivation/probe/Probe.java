package cultivation.probe;

import cultivation.connection.Connection;
import cultivation.events.PaymentKind;
import cultivation.events.TechServicePayment;
import cultivation.producer.EventPublisher;
import cultivation.producer.Heads;
import cultivation.rule.BeijingDay;
import cultivation.rule.SyntheticCollege;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one synthetic payment to each partition every few seconds, for as long as this instance exports the figures.
 *
 * <pre>{@code
 * try (var probe = new Probe(connection, Duration.ofSeconds(10), monitor::ownsPublisher, sightings)) {
 *     probe.start();
 * }
 * }</pre>
 *
 * Each partition has one entity, which is corrected again and again, so that neither the entities nor the ledger grow. Its
 * amount is the moment of sending: what comes back says itself how long it took. {@link ProbeSightings} measures.
 */
public final class Probe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    /** Revisions are seconds since then, or go on from what was sent last where a clock was set back. */
    private static final long EPOCH_SECOND =
            Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();

    private final Connection connection;
    private final Duration interval;
    private final BooleanSupplier sends;
    private final ProbeSightings sightings;
    private final Clock clock = Clock.systemUTC();
    private final Heads heads = new Heads(SyntheticCollege.CODE, clock, UUID::randomUUID);
    private final List<String> paymentIds;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "probe");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable EventPublisher publisher;
    private int revision;
    private volatile boolean complained;

    /** @param sends whether this instance is the one to send; the others only watch */
    public Probe(Connection connection, Duration interval, BooleanSupplier sends, ProbeSightings sightings) {
        this.connection = connection;
        this.interval = interval;
        this.sends = sends;
        this.sightings = sightings;
        this.paymentIds = PartitionKeys.of(sightings.partitions());
    }

    /** Begins to send. */
    public void start() {
        var untilClosed = timer.scheduleAtFixedRate(
                this::sendRound, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("probing: {}", untilClosed);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (timer.awaitTermination(1, TimeUnit.SECONDS) && publisher != null) {
                publisher.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendRound() {
        try {
            if (!sends.getAsBoolean()) {
                letGo();
                return;
            }
            if (publisher == null) {
                revision = Math.max(revision, LastSent.revision(connection, sightings.partitions()));
                publisher = EventPublisher.open(connection, settings());
            }
            revision = next(revision, clock.instant());
            for (int partition = 0; partition < paymentIds.size(); partition++) {
                send(publisher, partition);
            }
        } catch (RuntimeException e) {
            complain(e);
        }
    }

    /** Seconds, so that a start without anything to go on from is above what was sent before; and always above the last. */
    static int next(int last, Instant now) {
        return Math.max(last + 1, (int) (now.getEpochSecond() - EPOCH_SECOND));
    }

    /** Another instance sends now: when it is this one's turn again, the other's revisions are to be gone on from. */
    private void letGo() {
        if (publisher != null) {
            publisher.close();
            publisher = null;
        }
    }

    private void send(EventPublisher through, int partition) {
        long at = clock.millis();
        var payment = new TechServicePayment(
                heads.upsert(revision),
                paymentIds.get(partition),
                BeijingDay.of(clock.instant()),
                PaymentKind.TECH_SERVICE,
                at,
                0L);
        sightings.sent(partition, at);
        var unused = through.publish(SyntheticCollege.CODE, payment).whenComplete((published, failure) -> {
            if (failure == null) {
                complained = false;
            } else {
                sightings.notSent(partition, at);
                complain(failure);
            }
        });
    }

    /** The metrics tell for how long; the log says why, once. */
    private void complain(Throwable failure) {
        if (!complained) {
            complained = true;
            LOG.warn("the probe cannot send: {}", failure.toString());
        }
    }

    /** Late is as good as never: no burst of old events after an outage. */
    private Map<String, Object> settings() {
        int patience = (int) Math.max(2_000, interval.toMillis());
        return Map.of(
                "client.id", "cultivation-probe",
                "max.block.ms", String.valueOf(patience),
                "request.timeout.ms", String.valueOf(patience),
                "delivery.timeout.ms", String.valueOf(patience + 100),
                "linger.ms", "0");
    }
}
