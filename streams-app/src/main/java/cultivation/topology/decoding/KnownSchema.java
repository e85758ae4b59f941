package cultivation.topology.decoding;

import cultivation.rule.RecordType;
import org.apache.avro.Schema;

/** What a schema id stands for. */
public sealed interface KnownSchema {
    /**
     * A released version of an event record.
     *
     * @param version from 1 on, as in {@link cultivation.schemas.ReleasedSchemas#versionOf}
     */
    record Released(RecordType type, Schema writer, int version) implements KnownSchema {}

    /** A registered schema that is no released version of one of them. */
    record Unreleased(String fullName) implements KnownSchema {}

    /** The registry says that it does not know the id. */
    record Unknown() implements KnownSchema {}
}
