package cultivation.topology;

import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Measure;
import cultivation.entity.Standing;
import cultivation.ledger.Amount;
import cultivation.ledger.Cell;
import cultivation.ledger.CellKey;
import cultivation.ledger.Postings;
import cultivation.rule.RecordType;
import cultivation.rule.Rules;
import cultivation.rule.Verdict.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the latest revision of each entity and books the difference into cells; sends changed cells in batches, as
 * absolute amounts, the last one marked.
 *
 * <p>A cell that was changed but not sent is owed. A commit can come without a batch (on a revoke, on a close), and then
 * the task may go on elsewhere: so each cell is stored with the number of the batch that sends it, and a store of two
 * numbers says which batch was begun and which was sent. Whoever has the task next sends the rest.
 */
final class BookProcessor implements Processor<String, JudgedRecord, byte[], byte[]> {
    /** What a task has only once Kafka Streams has started it. */
    private record Running(
            ProcessorContext<byte[], byte[]> context,
            KeyValueStore<Bytes, byte[]> entities,
            KeyValueStore<Bytes, byte[]> cells,
            KeyValueStore<Bytes, byte[]> owed) {}

    private static final Bytes BEGUN = bytes("begun");
    private static final Bytes SENT = bytes("sent");

    private final EmployedSet employed;
    private final AvroCodec<Cell> cellCodec;
    private final Duration batchInterval;
    private final EntityCodec codec = new EntityCodec();
    /** Cells to send with the batch that is begun, with their absolute amounts. */
    private final Map<String, Amount> changed = new LinkedHashMap<>();

    private @Nullable Running running;
    private @Nullable Cancellable batch;
    private int partition;
    /** The number of the batch that changed cells belong to. */
    private long batchNumber;

    BookProcessor(EmployedSet employed, AvroCodec<Cell> cellCodec, Duration batchInterval) {
        this.employed = employed;
        this.cellCodec = cellCodec;
        this.batchInterval = batchInterval;
    }

    /** Also called again on the same processor, when a task is revived: what it had in memory was not committed. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> started) {
        changed.clear();
        if (batch != null) {
            batch.cancel();
            batch = null;
        }
        partition = started.taskId().partition();
        running = new Running(
                started,
                started.getStateStore(MonitorTopology.ENTITIES),
                started.getStateStore(MonitorTopology.CELLS),
                started.getStateStore(MonitorTopology.OWED));
        takeOverWhatIsOwed();
        scheduleBatch();
    }

    @Override
    public void process(Record<String, JudgedRecord> record) {
        var judged = record.value();
        var postings = new Postings();
        var rejected = judged.rejected();
        var type = judged.type();
        var event = judged.event();
        postings.account(Measure.RECEIVED, judged.typeName(), judged.accountedOn());
        if (rejected == null && type != null && event != null) {
            rejected = book(judged, type, event, postings);
        }
        if (rejected != null) {
            postings.account(
                    Measure.REJECTED,
                    judged.typeName() + '/' + rejected.reason().name(),
                    judged.accountedOn());
            var context = running().context();
            context.forward(RejectionRecord.of(judged, rejected, context), MonitorTopology.REJECTIONS);
        }
        postings.forEach((where, moved) ->
                change(new CellKey(judged.college(), where.measure(), where.slice(), where.day(), partition), moved));
        scheduleBatch();
    }

    private void takeOverWhatIsOwed() {
        long sent = number(SENT);
        batchNumber = Math.max(number(BEGUN), sent + 1);
        if (number(BEGUN) <= sent) {
            return;
        }
        try (var all = running().cells().all()) {
            all.forEachRemaining(cell -> {
                if (StoredCell.batch(cell.value) > sent) {
                    changed.put(text(cell.key), StoredCell.amount(cell.value));
                }
            });
        }
    }

    private @Nullable Rejected book(JudgedRecord judged, RecordType type, SpecificRecord event, Postings postings) {
        var key = EntityCodec.key(judged.college(), type, type.keyOf(event));
        var stored = running().entities().get(key);
        var before = stored == null ? Entity.unknown(type) : codec.decode(stored, type);
        var receipt = before.receive(event, type);
        if (receipt.standing() == Standing.CONFLICT) {
            return Rules.revisionConflict(type, type.headOf(event).getRevision());
        }
        if (receipt.standing() == Standing.APPLIED) {
            running().entities().put(key, codec.encode(receipt.after()));
            postings.replace(before, receipt.after(), employed);
        }
        postings.account(measureOf(receipt.standing()), judged.typeName(), judged.accountedOn());
        return null;
    }

    private void change(CellKey cell, Amount moved) {
        var text = cell.toString();
        var key = bytes(text);
        var sent = changed.get(text);
        var before = sent != null ? sent : StoredCell.amount(running().cells().get(key));
        var after = before.plus(moved);
        running().cells().put(key, StoredCell.encode(after, batchNumber));
        if (changed.isEmpty()) {
            running().owed().put(BEGUN, StoredCell.number(batchNumber));
        }
        changed.put(text, after);
    }

    private void scheduleBatch() {
        if (batch == null && !changed.isEmpty()) {
            batch = running().context().schedule(batchInterval, PunctuationType.WALL_CLOCK_TIME, this::sendBatch);
        }
    }

    private void sendBatch(long now) {
        var last = lastToSend();
        changed.forEach((cell, amount) -> {
            if (!cell.equals(last)) {
                send(cell, amount, false, now);
            }
        });
        if (last != null) {
            send(last, changed.getOrDefault(last, Amount.NONE), true, now);
        }
        changed.clear();
        running().owed().put(SENT, StoredCell.number(batchNumber));
        batchNumber++;
        if (batch != null) {
            batch.cancel();
            batch = null;
        }
    }

    /** A cell that lives on, if there is one, so that the mark at the end is no lasting empty cell. */
    private @Nullable String lastToSend() {
        String last = null;
        for (var cell : changed.entrySet()) {
            if (last == null || cell.getValue().count() != 0) {
                last = cell.getKey();
            }
        }
        return last;
    }

    private void send(String cell, Amount amount, boolean endOfBatch, long now) {
        boolean gone = amount.count() == 0 && !endOfBatch;
        var value = gone ? null : cellCodec.encode(new Cell(amount.amount(), amount.count(), endOfBatch));
        var key = bytes(cell);
        running().context().forward(nullable(key.get(), value, now), MonitorTopology.LEDGER);
        if (amount.equals(Amount.NONE)) {
            running().cells().delete(key);
        }
    }

    @SuppressWarnings("NullAway") // a tombstone has no value
    private static Record<byte[], byte[]> nullable(byte[] key, byte @Nullable [] value, long now) {
        return new Record<>(key, value, now);
    }

    private static Measure measureOf(Standing standing) {
        return switch (standing) {
            case APPLIED -> Measure.APPLIED;
            case DUPLICATE -> Measure.DUPLICATE;
            case SUPERSEDED -> Measure.SUPERSEDED;
            case CONFLICT -> Measure.REJECTED;
        };
    }

    private long number(Bytes key) {
        var stored = running().owed().get(key);
        return stored == null ? 0 : StoredCell.number(stored);
    }

    private static Bytes bytes(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Bytes bytes) {
        return new String(bytes.get(), StandardCharsets.UTF_8);
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("the processor has not been started");
        }
        return running;
    }
}
