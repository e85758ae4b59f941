package cultivation.live.waiting;

import cultivation.connection.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.AbortTransactionSpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends transactions that were left open on the ledger for longer than the broker should have let them: only this app
 * writes there, and nobody sees a cell behind one. What was begun on a college's topic is the college's.
 *
 * <p>A transaction that the broker has decided to commit is never touched: its events count as read, and its cells would be
 * lost.
 */
public final class LeftTransactions implements AutoCloseable {
    /** What is done about one. */
    enum Way {
        /** Nobody coordinates it any more, or it is to be aborted: the mark that says so is written. */
        MARK_ABORTED,
        /** Its coordinator takes it for running: whoever opens its id ends it. */
        FENCE,
        /** It is to be committed: told, and left alone. */
        LEAVE
    }

    private static final Logger LOG = LoggerFactory.getLogger(LeftTransactions.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int ANSWER_SECONDS = 5;

    private final Admin admin;
    private final Supplier<List<Waiting>> waiting;
    private final BooleanSupplier mayEnd;
    private final Duration patience;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "left-transactions");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param waiting what is held back now
     * @param mayEnd whether this instance is the one to do it
     * @param patience how long one may be open
     */
    public LeftTransactions(
            Connection connection,
            Supplier<List<Waiting>> waiting,
            BooleanSupplier mayEnd,
            Duration patience,
            Clock clock) {
        this.admin = connection.admin();
        this.waiting = waiting;
        this.mayEnd = mayEnd;
        this.patience = patience;
        this.clock = clock;
    }

    public void start() {
        var untilClosed =
                timer.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("ending what is left open: {}", untilClosed);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }

    private void look() {
        try {
            if (!mayEnd.getAsBoolean()) {
                return;
            }
            var open = clock.instant().minus(patience);
            for (Waiting each : waiting.get()) {
                if (each.isOfLedger()
                        && each.partition() != null
                        && each.since().isBefore(open)) {
                    endAllOf(new TopicPartition(each.topic(), each.partition()), open);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn("a transaction that was left open on the ledger could not be ended: {}", e.toString());
        }
    }

    /** Those in which nothing was written since. */
    private void endAllOf(TopicPartition partition, Instant since)
            throws InterruptedException, ExecutionException, TimeoutException {
        var producers = answer(admin.describeProducers(List.of(partition)).partitionResult(partition));
        for (ProducerState each : producers.activeProducers()) {
            if (each.currentTransactionStartOffset().isPresent() && each.lastTimestamp() < since.toEpochMilli()) {
                end(partition, each);
            }
        }
    }

    private void end(TopicPartition partition, ProducerState producer)
            throws InterruptedException, ExecutionException, TimeoutException {
        var known = answer(
                admin.listTransactions(new ListTransactionsOptions().filterProducerIds(Set.of(producer.producerId())))
                        .all());
        var id = known.isEmpty() ? null : known.iterator().next().transactionalId();
        var described = id == null
                ? null
                : answer(admin.describeTransactions(List.of(id)).description(id));
        var way = wayOf(partition, described);
        LOG.warn(
                "{} has a transaction of producer {} ({}, {}) open since offset {}: {}",
                partition,
                producer.producerId(),
                id == null ? "of no known id" : id,
                described == null ? "unknown" : described.state(),
                producer.currentTransactionStartOffset().getAsLong(),
                way);
        switch (way) {
            case MARK_ABORTED -> {
                var unused = answer(admin.abortTransaction(new AbortTransactionSpec(
                                partition,
                                producer.producerId(),
                                (short) producer.producerEpoch(),
                                producer.coordinatorEpoch().orElse(0)))
                        .all());
            }
            case FENCE -> {
                if (id != null) {
                    var unused = answer(admin.fenceProducers(List.of(id)).all());
                }
            }
            case LEAVE -> {}
        }
    }

    /** @param described what its coordinator knows of it; null where none does */
    static Way wayOf(TopicPartition partition, @Nullable TransactionDescription described) {
        if (described == null) {
            return Way.MARK_ABORTED;
        }
        if (described.state() == TransactionState.PREPARE_COMMIT) {
            return Way.LEAVE;
        }
        boolean running = described.state() == TransactionState.ONGOING
                && described.topicPartitions().contains(partition);
        return running ? Way.FENCE : Way.MARK_ABORTED;
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }
}
