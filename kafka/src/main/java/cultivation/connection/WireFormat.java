package cultivation.connection;

import cultivation.schemas.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * The Confluent wire format: a zero byte, the schema's id in four bytes, the record in Avro's binary form.
 *
 * <pre>{@code
 * byte[] value = WireFormat.encode(id, college);
 * College again = WireFormat.decode(value, writerSchema, College.class);
 * }</pre>
 */
public final class WireFormat {
    /** Bytes before the record. */
    public static final int HEADER_BYTES = 5;

    static {
        TrustedRecords.trust();
    }

    private WireFormat() {}

    /** The record under the id of its own schema. */
    public static byte[] encode(int id, SpecificRecord record) {
        var bytes = new ByteArrayOutputStream(256);
        bytes.writeBytes(
                ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(id).array());
        try {
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new SpecificDatumWriter<SpecificRecord>(record.getSchema(), SpecificData.getForSchema(record.getSchema()))
                    .write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /** The schema id; empty when the value is not in the wire format. */
    public static OptionalInt idOf(byte[] value) {
        return value.length < HEADER_BYTES || value[0] != 0
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(value).getInt(1));
    }

    /**
     * The record that was written with {@code writer}, as this build's class.
     *
     * @throws IOException when the bytes are no such record
     */
    public static <T extends SpecificRecord> T decode(byte[] value, Schema writer, Class<T> type) throws IOException {
        var reader = SpecificData.get().getSchema(type);
        var decoder = DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, null);
        return type.cast(
                new SpecificDatumReader<T>(writer, reader, SpecificData.getForClass(type)).read(null, decoder));
    }
}
