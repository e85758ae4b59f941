package cultivation.topology;

import cultivation.schemas.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One of our own record types in the Confluent wire format, under the id the registry gave it.
 *
 * <p>One per processor: not thread-safe.
 */
final class AvroCodec<T extends SpecificRecord> {
    static {
        TrustedRecords.trust();
    }

    private static final int HEADER = 5;

    private final int schemaId;
    private final SpecificDatumWriter<T> writer;
    private final SpecificDatumReader<T> reader;

    private @Nullable BinaryDecoder decoder;

    /** @param schema the record's schema, as this build writes and reads it */
    AvroCodec(Schema schema, int schemaId) {
        this.schemaId = schemaId;
        this.writer = new SpecificDatumWriter<>(schema);
        this.reader = new SpecificDatumReader<>(schema);
    }

    byte[] encode(T value) {
        var bytes = new ByteArrayOutputStream(64);
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(schemaId).array());
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            writer.write(value, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads what {@link #encode} wrote under the same schema. */
    T decode(byte[] bytes) {
        try {
            decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, decoder);
            return reader.read(null, decoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
