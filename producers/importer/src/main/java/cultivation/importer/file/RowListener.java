package cultivation.importer.file;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Is told of a file's lines in their order. */
public interface RowListener {
    /** Wants to know nothing: when only the {@link ValidationReport} are of interest. */
    RowListener NONE = new RowListener() {};

    /** An event of a row that may be sent, of a row with several one after the other: revision 1, and an event id of zeros, are for the sender to replace. */
    default void accepted(Row row, SpecificRecord event) {}

    /** A row with mistakes. */
    default void refused(Row row, List<RowError> mistakes) {}

    /** A title, the header, a sum or a note. */
    default void passedOver(Row row) {}
}
