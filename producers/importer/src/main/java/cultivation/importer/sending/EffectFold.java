package cultivation.importer.sending;

import cultivation.events.Establishment;
import cultivation.events.Operation;
import cultivation.events.StaffMember;
import cultivation.importer.sending.Effect.Unnamed;
import cultivation.importer.sending.FileImport.Tally;
import cultivation.rule.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Folds a file's rows and what stands into an {@link Effect}: the rows first, then the topic once more, so that of each
 * entity only two bytes and two bits are kept.
 */
final class EffectFold {
    private final SentIndex sentIndex;
    private final RecordType type;
    private final StatedFields statedFields;
    private final Totals before;
    private final Totals after;
    private final Map<String, Long> cleared = new TreeMap<>();
    private final BitSet replaced = new BitSet();
    private final BitSet folded = new BitSet();
    /** By entity, the fields that its row states; all of them for a row that withdraws it. */
    private short[] stated = new short[0];

    private final List<SpecificRecord> firstUnnamed = new ArrayList<>();
    private long unnamed;
    private long withdrawn;

    /**
     * @param columns the fields for which the file has a column
     */
    EffectFold(SentIndex sentIndex, RecordType type, Set<String> columns) {
        this.sentIndex = sentIndex;
        this.type = type;
        this.statedFields = new StatedFields(type, columns);
        this.before = new Totals(type);
        this.after = new Totals(type);
    }

    /** A row that would be sent. */
    void row(SpecificRecord event) {
        boolean states = type.headOf(event).getOperation() == Operation.UPSERT;
        if (states) {
            after.add(event);
        } else {
            withdrawn++;
        }
        int number = sentIndex.find(event);
        if (number >= 0) {
            if (number >= stated.length) {
                stated = Arrays.copyOf(stated, sentIndex.size());
            }
            replaced.set(number);
            stated[number] = states ? statedFields.of(event) : -1;
        }
    }

    /**
     * A record of the topic.
     *
     * @param full whether what no row named would be retracted
     */
    void known(SpecificRecord event, boolean full) {
        int number = sentIndex.standing(event);
        if (number < 0 || folded.get(number)) {
            return;
        }
        folded.set(number);
        before.add(event);
        if (!replaced.get(number) && !sentIndex.isSeen(number) && isThere(event)) {
            unnamed++;
            if (firstUnnamed.size() < Unnamed.TOLD) {
                firstUnnamed.add(event);
            }
        }
        if (replaced.get(number)) {
            int lost = statedFields.of(event) & ~stated[number];
            if (lost != 0) {
                statedFields.namesOf(lost).forEach(field -> cleared.merge(field, 1L, Long::sum));
            }
        } else if (!full || sentIndex.isSeen(number)) {
            after.add(event);
        }
    }

    /** Whether it has begun and not ended, so that a list of all there is would have it. */
    private static boolean isThere(SpecificRecord event) {
        return (event instanceof StaffMember person && person.getLeftOn() == null)
                || (event instanceof Establishment established && established.getClosedOn() == null);
    }

    Effect effect(Tally tally) {
        return new Effect(tally, withdrawn, before, after, cleared, new Unnamed(unnamed, firstUnnamed));
    }
}
