package cultivation.importer.file;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Is told of a file's lines in their order. */
public interface RowListener {
    /** Wants to know nothing: when only the {@link Findings} are of interest. */
    RowListener NONE = new RowListener() {};

    /** A row that may be sent: revision 1, and an event id of zeros, are for the sender to replace. */
    default void accepted(Line line, SpecificRecord event) {}

    /** A row with mistakes. */
    default void refused(Line line, List<Mistake> mistakes) {}

    /** A title, the header, a sum or a note. */
    default void passedOver(Line line) {}
}
