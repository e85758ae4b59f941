package cultivation.bench.job;

import cultivation.connection.RegistryClient;
import cultivation.connection.WireFormat;
import cultivation.rule.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Decodes events as any consumer would; one for each thread. */
public final class EventReading {
    private record Known(RecordType type, DatumReader<SpecificRecord> reader) {}

    private final RegistryClient registry;
    private final WireFormat.Reader reader = new WireFormat.Reader();
    private final Map<Integer, Known> schemas = new HashMap<>();

    public EventReading(RegistryClient registry) {
        this.registry = registry;
    }

    public SpecificRecord read(byte[] value) {
        try {
            return reader.read(value, of(value).reader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which record it is, without decoding it. */
    public RecordType typeOf(byte[] value) {
        return of(value).type();
    }

    private Known of(byte[] value) {
        int id = WireFormat.idOf(value)
                .orElseThrow(() -> new IllegalArgumentException("an event of the backlog has no schema id"));
        var known = schemas.get(id);
        if (known == null) {
            known = knownOf(id);
            schemas.put(id, known);
        }
        return known;
    }

    private Known knownOf(int id) {
        var written = registry.requireSchemaOf(id);
        var type = RecordType.ofFullName(written.getFullName());
        if (type == null) {
            throw new IllegalArgumentException("no event of the backlog is a " + written.getFullName());
        }
        return new Known(type, WireFormat.readerOf(written, type.schema()));
    }
}
