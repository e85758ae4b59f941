package cultivation.topology;

import cultivation.connection.WireFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * One of our own record types in the wire format, under the id the registry gave it.
 *
 * <p>One per processor: not thread-safe.
 */
final class AvroCodec<T extends SpecificRecord> {
    private final int schemaId;
    private final DatumWriter<T> writer;
    private final DatumReader<T> reader;
    private final WireFormat.Writer output = new WireFormat.Writer();
    private final WireFormat.Reader input = new WireFormat.Reader();

    /** @param schema the record's schema, as this build writes and reads it */
    AvroCodec(Schema schema, int schemaId) {
        this.schemaId = schemaId;
        this.writer = WireFormat.writerOf(schema);
        this.reader = WireFormat.readerOf(schema, schema);
    }

    byte[] encode(T value) {
        return output.write(schemaId, value, writer);
    }

    /** Reads what {@link #encode} wrote under the same schema. */
    T decode(byte[] bytes) {
        try {
            return input.read(bytes, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
