package cultivation.connection;

import cultivation.schemas.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The Confluent wire format: a zero byte, the schema's id in four bytes, the record in Avro's binary form.
 *
 * <pre>{@code
 * byte[] value = WireFormat.encode(id, college);
 * College again = WireFormat.decode(value, writerSchema, College.class);
 * }</pre>
 *
 * Who reads or writes many records keeps a {@link Reader} or a {@link Writer}.
 */
public final class WireFormat {
    private static final int HEADER_BYTES = 5;

    private WireFormat() {}

    /** The record under the id of its own schema. */
    public static byte[] encode(int id, SpecificRecord record) {
        return new Writer().write(id, record, writerOf(record.getSchema()));
    }

    /** The schema id; empty when the value is not in the wire format, or there is none. */
    public static OptionalInt idOf(byte @Nullable [] value) {
        return value == null || value.length < HEADER_BYTES || value[0] != 0
                ? OptionalInt.empty()
                : OptionalInt.of(ByteBuffer.wrap(value).getInt(1));
    }

    /**
     * The record that was written with {@code writer}, as this build's class; bytes after it are of no account.
     *
     * @throws IOException when the bytes are no such record
     */
    public static <T extends SpecificRecord> T decode(byte[] value, Schema writer, Class<T> type) throws IOException {
        return type.cast(
                new Reader().read(value, readerOf(writer, SpecificData.get().getSchema(type))));
    }

    /** What {@link Writer#write} needs for the records of a schema; thread-safe, to be made once a schema. */
    public static <T extends SpecificRecord> DatumWriter<T> writerOf(Schema schema) {
        TrustedRecords.trust();
        return new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema));
    }

    /** What {@link Reader#read} needs for the records of a schema, as this build has them; to be made once a schema. */
    public static <T extends SpecificRecord> DatumReader<T> readerOf(Schema writer, Schema own) {
        TrustedRecords.trust();
        return new SpecificDatumReader<>(writer, own, SpecificData.getForSchema(own));
    }

    /** Writes one record after another into the same buffer: one for each thread. */
    public static final class Writer {
        /** Of most events; a larger one makes it grow once. */
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

        private @Nullable BinaryEncoder encoder;

        /** The record under the id of the schema that the {@code DatumWriter} writes. */
        public <T> byte[] write(int id, T record, DatumWriter<T> writer) {
            bytes.reset();
            bytes.write(0);
            for (int shift = 24; shift >= 0; shift -= 8) {
                bytes.write(id >>> shift);
            }
            try {
                var output = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
                encoder = output;
                writer.write(record, output);
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be written", e);
            }
            return bytes.toByteArray();
        }
    }

    /** Reads one record after another with the same decoder: one for each thread. */
    public static final class Reader {
        private @Nullable BinaryDecoder decoder;

        /**
         * The record in a value whose {@link #idOf} is that of the schema which the {@code DatumReader} reads.
         *
         * @throws IOException when the bytes are no such record
         */
        public <T> T read(byte[] value, DatumReader<T> reader) throws IOException {
            try {
                var input =
                        DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, decoder);
                decoder = input;
                return reader.read(null, input);
            } catch (IOException | RuntimeException e) {
                // Avro throws many kinds at bytes that are not its own, and the decoder is left within them.
                decoder = null;
                throw new IOException(e.getMessage(), e);
            }
        }

        /** Whether the value ended where the record did. */
        public boolean isAtEnd() {
            try {
                return decoder != null && decoder.isEnd();
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be read", e);
            }
        }
    }
}
