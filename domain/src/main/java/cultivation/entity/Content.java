package cultivation.entity;

import cultivation.events.Head;
import cultivation.events.Operation;
import java.time.Instant;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event without what differs between two statements of the same fact: head and id are blanked, so that equal
 * contents are equal records. Revision and operation are kept by the {@link Facet}.
 */
public final class Content {
    /** In place of every content's head. */
    public static final Head BLANK = new Head("", "", 0, Operation.UPSERT, Instant.EPOCH);
    /** Head and id stand first in every event, see {@link cultivation.rule.RecordType}. */
    private static final int FIRST = 2;

    private Content() {}

    static SpecificRecord of(SpecificRecord event) {
        var schema = event.getSchema();
        var content = (SpecificRecord) SpecificData.newInstance(event.getClass(), schema);
        content.put(0, BLANK);
        content.put(1, "");
        for (int field = FIRST; field < schema.getFields().size(); field++) {
            content.put(field, event.get(field));
        }
        return content;
    }
}
