package cultivation.importer.sending;

import cultivation.connection.Connection;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.importer.event.IdTable;
import cultivation.importer.event.Identity;
import cultivation.importer.file.UnreadableFileException;
import cultivation.importer.sending.FileImport.Tally;
import cultivation.rule.RecordType;
import cultivation.verdict.PendingRecords;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Takes an import back: what it added is retracted, what it changed or withdrew is stated again as it was before, under
 * the next revision. What somebody has changed since stays.
 *
 * <pre>{@code
 * var undo = ImportUndo.of(connection, "4111010853", importId);
 * undo.compare(type);                        // reads what the import did, and what came after it
 * Effect effect = undo.plan(now);            // nothing is sent
 * undo.send(now, done -> {});
 * verdicts.await(undo.awaited(), …);
 * }</pre>
 *
 * It is sent under {@link ImportId#undo}, so that one that was cut off goes on, and can itself be taken back.
 */
public final class ImportUndo {
    private static final int PROGRESS_RECORDS = 1_000;

    private final String collegeCode;
    private final ImportId undone;
    private final ImportId undoing;
    private final EventsTopic topic;
    private final RecordSender sender;

    private final IdTable ids = new IdTable();
    private final PendingRecords awaited = new PendingRecords();
    private final BitSet live = new BitSet();
    /** What the import stated last. */
    private final BitSet own = new BitSet();
    /** Whether what the import stated was a statement, not a retraction. */
    private final BitSet ownStates = new BitSet();
    /** What was taken back already. */
    private final BitSet done = new BitSet();

    /** Who has changed something since, by the number that stands in {@link #changedBy}; 0 is nobody. */
    private final Map<String, Integer> changers = new LinkedHashMap<>();

    private int[] changedBy = new int[1_024];
    /** What the import stated, as a hash. */
    private long[] contents = new long[1_024];

    private int[] revisions = new int[1_024];
    /** The revision that stood before the import; 0 for none. */
    private int[] previous = new int[1_024];

    private @Nullable RecordType type;

    private ImportUndo(Connection connection, String collegeCode, ImportId undone) {
        this.collegeCode = collegeCode;
        this.undone = undone;
        this.undoing = undone.undo();
        this.topic = new EventsTopic(connection, collegeCode);
        this.sender = new RecordSender(connection, collegeCode, undoing);
    }

    public static ImportUndo of(Connection connection, String collegeCode, ImportId undone) {
        return new ImportUndo(connection, collegeCode, undone);
    }

    /** Reads from the college's topic what the import did and what came after it. */
    public void compare(RecordType ofImport) {
        type = ofImport;
        topic.read(new EventsTopic.OfType(ofImport, this::learn));
    }

    private void learn(ConsumerRecord<byte[], byte[]> record, SpecificRecord event) {
        var head = type().headOf(event);
        int number = numberOf(Identity.of(type(), event));
        boolean isUndoing = undoing.isOf(head.getEventId());
        if (isUndoing) {
            awaited.add(record.partition(), record.offset());
        }
        if (head.getRevision() <= revisions[number]) {
            return;
        }
        if (undone.isOf(head.getEventId())) {
            previous[number] = own.get(number) ? previous[number] : revisions[number];
            own.set(number);
            ownStates.set(number, head.getOperation() == Operation.UPSERT);
            contents[number] = ContentHash.of(event);
        } else if (isUndoing) {
            done.set(number);
        } else if (own.get(number)) {
            changedBy[number] = saysTheSame(number, event) ? 0 : changer(head.getEventId());
        }
        revisions[number] = head.getRevision();
        live.set(number, head.getOperation() == Operation.UPSERT);
    }

    /** Whether this is again what the import stated: a later change was taken back. */
    private boolean saysTheSame(int number, SpecificRecord event) {
        boolean states = type().headOf(event).getOperation() == Operation.UPSERT;
        return states == ownStates.get(number) && (!states || ContentHash.of(event) == contents[number]);
    }

    private int changer(CharSequence eventId) {
        var by = ImportId.of(eventId);
        return changers.computeIfAbsent(by == null ? "" : by.toString(), id -> changers.size() + 1);
    }

    private int numberOf(CharSequence key) {
        int number = ids.numberOf(key);
        if (number == revisions.length) {
            revisions = Arrays.copyOf(revisions, number + (number >> 1));
            previous = Arrays.copyOf(previous, revisions.length);
            changedBy = Arrays.copyOf(changedBy, revisions.length);
            contents = Arrays.copyOf(contents, revisions.length);
        }
        return number;
    }

    private RecordType type() {
        if (type == null) {
            throw new IllegalStateException("compare() has to come first");
        }
        return type;
    }

    /** How many records somebody has changed since the import, by the id of the import; by other means: the empty text. */
    public Map<String, Long> changedSince() {
        var counts = new TreeMap<String, Long>();
        changers.forEach((by, index) -> {
            long count = own.stream()
                    .filter(number -> !done.get(number) && changedBy[number] == index)
                    .count();
            if (count > 0) {
                counts.put(by, count);
            }
        });
        return counts;
    }

    /** How many were taken back already, by a run that was cut off or one that has ended. */
    public long done() {
        return done.cardinality();
    }

    /** The records that take it back, of all runs. */
    public PendingRecords awaited() {
        return awaited;
    }

    /** What sends, and can be stopped. */
    public RecordSender sender() {
        return sender;
    }

    /** The id under which it is sent. */
    public ImportId importId() {
        return undoing;
    }

    /** What {@link #send} would do; nothing is sent. */
    public Effect plan(Instant recordedAt) {
        var before = new Totals(type());
        var after = new Totals(type());
        var pass = new Pass(recordedAt, (event, number, headers) -> {
            if (type().headOf(event).getOperation() == Operation.UPSERT) {
                after.add(event);
            }
        });
        topic.read(new EventsTopic.OfType(type(), (record, event) -> {
            int standing = pass.standing(event);
            if (standing >= 0) {
                before.add(event);
                if (!isToUndo(standing)) {
                    after.add(event);
                }
            }
            pass.visit(record, event);
        }));
        return new Effect(pass.tally(), pass.retracted, before, after, Map.of());
    }

    /** Sends, and returns when the broker has acknowledged everything. */
    public Tally send(Instant recordedAt, LongConsumer progress) throws IOException, UnreadableFileException {
        var tally = new Tally[1];
        sender.run(type(), awaited, target -> {
            var pass = new Pass(recordedAt, (event, number, headers) -> {
                target.send(event, number, headers);
                long sent = number - ImportId.FIRST_RETRACTION + 1;
                if (sent % PROGRESS_RECORDS == 0) {
                    progress.accept(sent);
                }
            });
            topic.read(new EventsTopic.OfType(type(), pass::visit));
            tally[0] = pass.tally();
            progress.accept(pass.tally().sent());
        });
        return tally[0];
    }

    private boolean isToUndo(int number) {
        return own.get(number) && !done.get(number) && changedBy[number] == 0;
    }

    /** One reading of the topic, in which each entity meets the record to go back to. */
    private final class Pass {
        private final Instant recordedAt;
        private final RecordSender.Target target;
        private final BitSet met = new BitSet();
        private final BitSet stood = new BitSet();
        private long number = ImportId.FIRST_RETRACTION;
        private long restored;
        private long retracted;

        Pass(Instant recordedAt, RecordSender.Target target) {
            this.recordedAt = recordedAt;
            this.target = target;
        }

        Tally tally() {
            return new Tally(0, restored, 0, retracted);
        }

        /** The number of the entity of which this is what stands, once; -1 when it is not. */
        int standing(SpecificRecord event) {
            int entity = ids.find(Identity.of(type(), event));
            if (entity < 0
                    || !live.get(entity)
                    || stood.get(entity)
                    || type().headOf(event).getRevision() != revisions[entity]) {
                return -1;
            }
            stood.set(entity);
            return entity;
        }

        void visit(ConsumerRecord<byte[], byte[]> record, SpecificRecord event) {
            int entity = ids.find(Identity.of(type(), event));
            if (entity < 0 || !isToUndo(entity) || met.get(entity)) {
                return;
            }
            var head = type().headOf(event);
            boolean wasThere = previous[entity] > 0;
            if (wasThere ? head.getRevision() != previous[entity] : !undone.isOf(head.getEventId())) {
                return;
            }
            met.set(entity);
            boolean states = wasThere && head.getOperation() == Operation.UPSERT;
            if (!states && !live.get(entity)) {
                return;
            }
            if (states) {
                restored++;
            } else {
                retracted++;
            }
            int revision = HighestRevision.require(revisions[entity] + 1, "这次导入的一条");
            event.put(
                    0, new Head("", collegeCode, revision, states ? Operation.UPSERT : Operation.RETRACT, recordedAt));
            target.send(event, number++, keyOf(record));
        }
    }

    /** Under which key the pseudonym was made. */
    private static List<Header> keyOf(ConsumerRecord<byte[], byte[]> record) {
        @Nullable Header header = record.headers().lastHeader(SentIndex.KEY_HEADER);
        return header == null ? List.of() : List.of(header);
    }
}
