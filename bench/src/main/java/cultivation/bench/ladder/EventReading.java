package cultivation.bench.ladder;

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
    private final RegistryClient registry;
    private final WireFormat.Reader reader = new WireFormat.Reader();
    private final Map<Integer, DatumReader<SpecificRecord>> schemas = new HashMap<>();

    public EventReading(RegistryClient registry) {
        this.registry = registry;
    }

    public SpecificRecord read(byte[] value) {
        int id = WireFormat.idOf(value)
                .orElseThrow(() -> new IllegalArgumentException("an event of the backlog has no schema id"));
        var known = schemas.get(id);
        if (known == null) {
            known = readerOf(id);
            schemas.put(id, known);
        }
        try {
            return reader.read(value, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DatumReader<SpecificRecord> readerOf(int id) {
        var written = registry.requireSchemaOf(id);
        var type = RecordType.ofFullName(written.getFullName());
        if (type == null) {
            throw new IllegalArgumentException("no event of the backlog is a " + written.getFullName());
        }
        return WireFormat.readerOf(written, type.schema());
    }
}
