package cultivation.importer.event;

import cultivation.events.ResourceLevel;
import cultivation.rule.RecordType;
import org.apache.avro.specific.SpecificRecord;

/** What an event states, so that two events of the same are revisions of one another. */
public final class Identity {
    private Identity() {}

    /** The id of the entity; of a level its day too, since each day has revisions of its own. */
    public static CharSequence of(RecordType type, SpecificRecord event) {
        var key = type.keyOf(event);
        return event instanceof ResourceLevel level ? key + "@" + level.getAsOfOn() : key;
    }
}
