package cultivation.simulator;

import cultivation.events.Head;
import cultivation.rule.RecordType;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Deals the events of a few colleges out to many: an entity goes to one of the colleges that share its own's with it, all
 * of its events to the same.
 */
final class Dealing {
    private final List<String> codes;
    private final int dealers;

    /**
     * @param codes of all colleges, the dealers first; the dealer at {@code i} shares with those at {@code i + dealers},
     *     {@code i + 2 * dealers} …
     */
    Dealing(List<String> codes, int dealers) {
        this.codes = codes;
        this.dealers = dealers;
    }

    /** Gives the event to its college. */
    void deal(SpecificRecord event) {
        var head = (Head) event.get(0);
        int dealer = codes.indexOf(head.getCollegeCode().toString());
        int shares = (codes.size() - dealer + dealers - 1) / dealers;
        var type = RecordType.of(event);
        if (type == null) {
            throw new IllegalArgumentException("no event: " + event.getSchema().getFullName());
        }
        int share = Math.floorMod(type.keyOf(event).toString().hashCode(), shares);
        head.setCollegeCode(codes.get(dealer + share * dealers));
    }
}
