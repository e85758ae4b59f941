package cultivation.topology;

import cultivation.book.Accounts;
import cultivation.book.Cells;
import cultivation.book.Entities;
import cultivation.college.LedgerSum;
import cultivation.college.Topics;
import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Measure;
import cultivation.entity.Standing;
import cultivation.ledger.Cell;
import cultivation.ledger.Disagreements;
import cultivation.ledger.Postings;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import cultivation.topology.gate.CellBudget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the latest revision of each entity and books the difference into cells.
 *
 * <p>Entities and the counts of records are stored; every other cell follows from the entities and is added up again at a
 * start. What moved leaves in the transaction of the entities that moved it ({@link LedgerWriter}), so nothing is ever
 * owed to the ledger, whatever ends the task.
 */
final class BookProcessor implements Processor<String, JudgedRecord, byte[], byte[]> {
    /** What a task has only once Kafka Streams has started it. */
    private record Running(
            ProcessorContext<byte[], byte[]> context, Entities entities, Accounts accounts, Cells cells) {}

    private static final Logger LOG = LoggerFactory.getLogger(BookProcessor.class);

    /** How soon cells that the ledger has otherwise are sent again where no record comes; each look makes a commit. */
    private static final Duration LOOK = Duration.ofMinutes(1);
    /** What one settlement has not settled, a second one right after it would not, either. */
    private static final Duration BETWEEN_SETTLEMENTS = Duration.ofMinutes(10);

    /** So old is a record at most that is read as it comes; older ones are a backlog. */
    private static final Duration BACKLOG = Duration.ofSeconds(2);

    private final EmployedSet employed;
    private final AvroCodec<Cell> cellCodec;
    private final Duration batchInterval;
    private final LedgerWriter ledger;
    private final CellBudget budget;
    private final Disagreements disagreements;
    private final Postings postings = new Postings();

    private @Nullable Running running;
    private @Nullable Cancellable hastening;
    private long lastAppendedAt;
    private long settledAt = Long.MIN_VALUE / 2;

    /**
     * @param batchInterval of commits while there is no backlog
     * @param ledger by which cells leave with each commit
     * @param budget told of each college's cells
     * @param disagreements where the ledger has other cells than a book
     */
    BookProcessor(
            EmployedSet employed,
            AvroCodec<Cell> cellCodec,
            Duration batchInterval,
            LedgerWriter ledger,
            CellBudget budget,
            Disagreements disagreements) {
        this.employed = employed;
        this.cellCodec = cellCodec;
        this.batchInterval = batchInterval;
        this.ledger = ledger;
        this.budget = budget;
        this.disagreements = disagreements;
    }

    /** Also called again on the same processor, when a task is revived: what it had in memory was not committed. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> started) {
        stopHastening();
        int partition = started.taskId().partition();
        KeyValueStore<Bytes, byte[]> entities = UnmeteredStore.of(started.getStateStore(MonitorTopology.ENTITIES));
        KeyValueStore<Bytes, byte[]> accounts = started.getStateStore(MonitorTopology.ACCOUNTS);
        var cells = new Cells(partition);
        running = new Running(started, new Entities(entities), new Accounts(accounts), cells);
        running()
                .entities()
                .forEach((college, entity) -> entity.contribute(
                        employed,
                        (measure, slice, day, amount) -> cells.restore(college, measure, slice, day, amount, 1)));
        running()
                .accounts()
                .forEach((key, count) ->
                        cells.restore(key.college(), key.measure(), key.slice(), key.day(), count, count));
        budget.recount(partition);
        cells.forEachCollege((college, live) -> budget.count(college, partition, live));
        ledger.open(started.taskId(), this);
        started.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, now -> settle());
    }

    /**
     * Sends all cells again where the ledger has others: what they amount to, and nothing for those that the entities know
     * nothing of.
     */
    private void settle() {
        var cells = running().cells();
        int partition = running().context().taskId().partition();
        var onLedger = disagreements.take(partition);
        if (onLedger == null) {
            return;
        }
        // Not the record's time: in a backlog that is long ago.
        long now = running().context().currentSystemTimeMs();
        if (now < settledAt + BETWEEN_SETTLEMENTS.toMillis()) {
            LOG.error(
                    "The ledger still has other cells of source partition {} than its entities: it needs a reset",
                    partition);
            return;
        }
        settledAt = now;
        cells.renew(onLedger);
        LOG.warn("All cells of source partition {} are sent again, {} of them live", partition, cells.live());
        startHastening();
        running().context().commit();
    }

    @Override
    public void close() {
        if (running != null) {
            ledger.close(running.context().taskId());
            running = null;
        }
    }

    @Override
    public void process(Record<String, JudgedRecord> record) {
        lastAppendedAt = record.timestamp();
        settle();
        var judged = record.value();
        var rejected = judged.rejected();
        var type = judged.type();
        var event = judged.event();
        postings.clear();
        if (rejected == null && type != null && event != null) {
            rejected = book(judged, type, event);
        }
        if (rejected != null) {
            postings.account(
                    Measure.REJECTED,
                    judged.typeName() + '/' + rejected.reason().name(),
                    judged.appendedOn());
            var context = running().context();
            context.forward(RejectionRecord.of(judged, rejected, context), MonitorTopology.REJECTIONS);
        }
        var cells = running().cells();
        postings.forEach((measure, slice, day, amount, count) ->
                cells.add(judged.college(), measure, slice, day, amount, count));
        budget.count(judged.college(), running().context().taskId().partition(), cells.live(judged.college()));
        startHastening();
    }

    /**
     * Hands over what moved since it was last called, as records of the ledger's topic: one batch, its end marked. The
     * counts among them are stored, with a record on their changelog in the same transaction.
     */
    @SuppressWarnings("NullAway") // a tombstone has no value
    void takeMoved(Consumer<ProducerRecord<byte[], byte[]>> send) {
        var cells = running().cells();
        cells.takeMoved((key, absolute, last) -> {
            if (key.measure().isCounted()) {
                running().accounts().put(key, absolute.count());
            }
            boolean gone = absolute.count() == 0 && !last;
            var record = new ProducerRecord<>(
                    Topics.LEDGER,
                    key.toString().getBytes(StandardCharsets.UTF_8),
                    gone ? null : cellCodec.encode(new Cell(absolute.amount(), absolute.count(), last)));
            if (last) {
                record.headers().add(LedgerSum.header(cells.sum()));
            }
            send.accept(record);
        });
    }

    private @Nullable Rejected book(JudgedRecord judged, RecordType type, SpecificRecord event) {
        var entities = running().entities();
        var key = Entities.key(judged.college(), type, type.keyOf(event));
        var before = entities.get(key, type);
        var receipt = before.receive(event, type);
        if (receipt.standing() == Standing.CONFLICT) {
            return Rules.revisionConflict(type, type.headOf(event).getRevision());
        }
        if (receipt.standing() == Standing.FULL) {
            return Rules.tooManyDays(Entity.Level.MOST_DAYS);
        }
        if (receipt.standing() == Standing.APPLIED) {
            entities.put(key, receipt.after());
            postings.replace(before, receipt.after(), employed);
        }
        postings.account(measureOf(receipt.standing()), judged.typeName(), judged.appendedOn());
        return null;
    }

    /** Read as they come, records are committed at once; a backlog waits for the interval, which costs less. */
    private void hasten(long now) {
        if (!running().cells().haveMoved()) {
            stopHastening();
        } else if (now - lastAppendedAt < BACKLOG.toMillis()) {
            running().context().commit();
        }
    }

    /** Only while something moved: each punctuation makes a commit, and an idle app commits nothing. */
    private void startHastening() {
        if (hastening == null && running().cells().haveMoved()) {
            hastening = running().context().schedule(batchInterval, PunctuationType.WALL_CLOCK_TIME, this::hasten);
        }
    }

    private void stopHastening() {
        if (hastening != null) {
            hastening.cancel();
            hastening = null;
        }
    }

    private static Measure measureOf(Standing standing) {
        return switch (standing) {
            case APPLIED -> Measure.APPLIED;
            case DUPLICATE -> Measure.DUPLICATE;
            case SUPERSEDED -> Measure.SUPERSEDED;
            case CONFLICT, FULL -> Measure.REJECTED;
        };
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("the processor has not been started");
        }
        return running;
    }
}
