package cultivation.topology;

import cultivation.connection.Lookup;
import cultivation.connection.RegistryUnreachableException;
import cultivation.connection.WireFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One of our own record types in the wire format: written under the id the registry gave it, read by the schema of the id
 * that it carries, so that a record may have been written by an earlier build, or by a later one.
 *
 * <p>One per processor: not thread-safe.
 */
final class AvroCodec<T extends SpecificRecord> {
    /** So long that a thread which fails of it again and again is replaced for ever, {@link FailurePolicy} willing. */
    private static final Duration LONGEST_WAIT =
            FailurePolicy.PERIOD.dividedBy(FailurePolicy.MOST_FAILURES).plusSeconds(1);

    private static final long PAUSE_MS = 500;

    private final Class<T> type;
    private final Schema own;
    private final int schemaId;
    private final IntFunction<Lookup<Schema>> writers;
    private final DatumWriter<T> writer;
    private final Map<Integer, DatumReader<T>> readers = new HashMap<>();
    private final WireFormat.Writer output = new WireFormat.Writer();
    private final WireFormat.Reader input = new WireFormat.Reader();

    /**
     * @param schemaId of the record's schema as this build writes it
     * @param writers tells the schema of any other id
     */
    AvroCodec(Class<T> type, int schemaId, IntFunction<Lookup<Schema>> writers) {
        this.type = type;
        this.own = SpecificData.get().getSchema(type);
        this.schemaId = schemaId;
        this.writers = writers;
        this.writer = WireFormat.writerOf(own);
        readers.put(schemaId, WireFormat.readerOf(own, own));
    }

    byte[] encode(T value) {
        return output.write(schemaId, value, writer);
    }

    /**
     * Reads what any build wrote.
     *
     * @throws IOException when the bytes are no such record
     * @throws RegistryUnreachableException when their id was never met, and the registry cannot be asked
     */
    T decode(byte[] bytes) throws IOException {
        int id = WireFormat.idOf(bytes).orElseThrow(() -> new IOException("it is not in the wire format"));
        var reader = readers.get(id);
        if (reader == null) {
            reader = WireFormat.readerOf(writer(id), own);
            readers.put(id, reader);
        }
        return type.cast(input.read(bytes, reader));
    }

    /**
     * As {@link #decode}, waiting a while for the registry: for what cannot be gone on without. An id that was never met is a
     * later build's, so this happens in the middle of a rolling upgrade, with the registry away, or never.
     */
    T decodeOnceKnown(byte[] bytes) throws IOException {
        long giveUp = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            try {
                return decode(bytes);
            } catch (RegistryUnreachableException e) {
                if (System.nanoTime() > giveUp) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Schema writer(int id) throws IOException {
        var answer = writers.apply(id);
        if (answer instanceof Lookup.Found<Schema> found) {
            return found.value();
        }
        if (answer instanceof Lookup.Unknown<Schema> unknown) {
            throw new IOException("schema id " + id + " is not known: " + unknown.why());
        }
        throw new RegistryUnreachableException(
                "the registry", "schema id " + id + " of a " + type.getSimpleName() + " was never met", null);
    }
}
