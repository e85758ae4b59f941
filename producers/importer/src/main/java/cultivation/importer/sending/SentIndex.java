package cultivation.importer.sending;

import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.importer.event.IdTable;
import cultivation.importer.event.Identity;
import cultivation.importer.sending.FileImport.Tally;
import cultivation.rule.RecordType;
import cultivation.verdict.PendingRecords;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the college's topic says of the entities of one record type: the revision that stands of each, and its content.
 *
 * <p>Some 50 bytes an entity. The rules are the intake's: the highest revision stands, of equal ones the first.
 */
final class SentIndex {
    /** The header of a person's record that names the key of its pseudonym by its fingerprint. */
    static final String KEY_HEADER = "cultivation.key";

    private final RecordType type;
    private final IdTable ids = new IdTable();
    private final BitSet live = new BitSet();
    private final BitSet seen = new BitSet();
    private final PendingRecords own = new PendingRecords();
    private final BitSet ownRows = new BitSet();
    private final BitSet ownEntities = new BitSet();
    private int[] revisions = new int[1_024];
    private long[] contents = new long[1_024];
    private @Nullable String keyFingerprint;
    private long markedAt;
    private long unmarkedPeople;
    private long ownAdded;
    private long ownChanged;
    private long ownRetracted;
    private boolean undone;

    private SentIndex(RecordType type) {
        this.type = type;
    }

    static SentIndex read(EventsTopic topic, RecordType type, ImportId importId) {
        var sentIndex = new SentIndex(type);
        var undo = importId.undo();
        topic.read(new EventsTopic.Visitor() {
            @Override
            public boolean wants(RecordType of, ConsumerRecord<byte[], byte[]> record) {
                if (of.isPerson()) {
                    sentIndex.mark(record);
                }
                return of == type;
            }

            @Override
            public void visit(
                    RecordType of, ConsumerRecord<byte[], byte[]> record, SpecificRecord event, boolean acceptable) {
                var head = of.headOf(event);
                boolean own = importId.isOf(head.getEventId());
                if (own) {
                    sentIndex.own.add(record.partition(), record.offset());
                }
                sentIndex.undone |= undo.isOf(head.getEventId());
                if (own || acceptable) {
                    int number = sentIndex.numberOf(Identity.of(of, event));
                    if (own) {
                        sentIndex.countOwn(number, head);
                    }
                    if (acceptable) {
                        sentIndex.learn(number, head, event);
                    }
                }
            }
        });
        return sentIndex;
    }

    private void mark(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader(KEY_HEADER);
        if (header == null || header.value() == null) {
            unmarkedPeople++;
        } else if (record.timestamp() >= markedAt) {
            markedAt = record.timestamp();
            keyFingerprint = new String(header.value(), StandardCharsets.UTF_8);
        }
    }

    private int numberOf(CharSequence key) {
        int number = ids.numberOf(key);
        if (number == revisions.length) {
            revisions = Arrays.copyOf(revisions, number + (number >> 1));
            contents = Arrays.copyOf(contents, revisions.length);
        }
        return number;
    }

    private void learn(int number, Head head, SpecificRecord event) {
        if (head.getRevision() > revisions[number]) {
            revisions[number] = head.getRevision();
            contents[number] = ContentHash.of(event);
            live.set(number, head.getOperation() == Operation.UPSERT);
        }
    }

    private void countOwn(int number, Head head) {
        if (ImportId.lineOf(head.getEventId()) > 0) {
            ownRows.set(number);
        }
        if (ownEntities.get(number)) {
            return;
        }
        ownEntities.set(number);
        if (head.getOperation() == Operation.RETRACT) {
            ownRetracted++;
        } else if (head.getRevision() == 1) {
            ownAdded++;
        } else {
            ownChanged++;
        }
    }

    /** Before the file is read again. */
    void beginAnew() {
        seen.clear();
    }

    /** The number of this event's entity; -1 when nothing is known of it. */
    int find(SpecificRecord event) {
        return ids.find(Identity.of(type, event));
    }

    int size() {
        return ids.size();
    }

    /** Whether a row has named the entity. */
    boolean isSeen(int number) {
        return seen.get(number);
    }

    /** The number of the entity of which this event is what stands; -1 when it is not. */
    int standing(SpecificRecord event) {
        int number = find(event);
        return number >= 0 && live.get(number) && type.headOf(event).getRevision() == revisions[number] ? number : -1;
    }

    /**
     * The revision under which this statement is to be sent; 0 when it stands already, or withdraws what does not stand.
     */
    int revisionFor(SpecificRecord event) {
        int number = find(event);
        boolean states = type.headOf(event).getOperation() == Operation.UPSERT;
        if (number < 0) {
            return states ? 1 : 0;
        }
        seen.set(number);
        if (ownRows.get(number)) {
            return 0; // sent by an earlier run; if it was rejected, it would be again
        }
        if (states ? live.get(number) && contents[number] == ContentHash.of(event) : !live.get(number)) {
            return 0;
        }
        return revisions[number] + 1; // of what was acceptable, so far from the end of integers
    }

    /** How many entities stand that no row named. */
    long gone() {
        var gone = (BitSet) live.clone();
        gone.andNot(seen);
        return gone.cardinality();
    }

    long live() {
        return live.cardinality();
    }

    /** Whether this event is what stands of an entity that no row named; true once for each. */
    boolean takeGone(SpecificRecord event) {
        int number = standing(event);
        if (number < 0 || seen.get(number)) {
            return false;
        }
        seen.set(number);
        return true;
    }

    /** Records of this import that are on the topic already. */
    PendingRecords own() {
        return own;
    }

    /** How many rows this import had sent. */
    long ownRows() {
        return ownRows.cardinality();
    }

    /** What earlier runs of this import had sent. */
    Tally ownTally() {
        return new Tally(ownAdded, ownChanged, 0, ownRetracted);
    }

    /** Whether this import was taken back. */
    boolean isUndone() {
        return undone;
    }

    /** Of the key under which people were published last; null when none says. */
    @Nullable
    String keyFingerprint() {
        return keyFingerprint;
    }

    /** Records of people that do not say under which key. */
    long unmarkedPeople() {
        return unmarkedPeople;
    }
}
