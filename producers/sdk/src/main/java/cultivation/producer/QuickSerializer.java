package cultivation.producer;

import cultivation.connection.RegistryClient;
import cultivation.connection.RegistryUnreachableException;
import cultivation.schemas.TrustedRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the same bytes as the default serializer, for files of a million rows: that one computes the fingerprint of the
 * schema for each record, which is a quarter of the CPU time of an import.
 *
 * <p>The id is asked for once a schema, by the schema's own text. To be set as {@code value.serializer}, with the
 * registry's address under {@link #REGISTRY}.
 */
public final class QuickSerializer implements Serializer<SpecificRecord> {
    /** The address under which {@code /apis/ccompat/v7} answers. */
    public static final String REGISTRY = "cultivation.registry";

    static {
        TrustedRecords.trust();
    }

    /** What a thread writes with. */
    private static final class Pen {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

        @Nullable
        BinaryEncoder encoder;
    }

    private record Known(int id, SpecificDatumWriter<SpecificRecord> writer) {}

    private final Map<Schema, Known> schemas = new ConcurrentHashMap<>();
    private final ThreadLocal<Pen> pens = ThreadLocal.withInitial(Pen::new);
    private @Nullable RegistryClient registry;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        var address = settings.get(REGISTRY);
        if (address == null) {
            throw new IllegalArgumentException("setting " + REGISTRY + " must name the schema registry's address");
        }
        registry = new RegistryClient(URI.create(address.toString()));
    }

    @Override
    public byte[] serialize(String topic, SpecificRecord event) {
        var known = schemas.computeIfAbsent(event.getSchema(), this::ask);
        var pen = pens.get();
        pen.bytes.reset();
        pen.bytes.write(0);
        for (int shift = 24; shift >= 0; shift -= 8) {
            pen.bytes.write(known.id() >>> shift);
        }
        try {
            var encoder = EncoderFactory.get().directBinaryEncoder(pen.bytes, pen.encoder);
            pen.encoder = encoder;
            known.writer().write(event, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return pen.bytes.toByteArray();
    }

    private Known ask(Schema schema) {
        var asked = registry;
        if (asked == null) {
            throw new IllegalStateException("configure has to come first");
        }
        var address = asked.base().toString();
        int id = asked.idOf(schema)
                .fold(
                        found -> found,
                        why -> {
                            throw new SchemaNotRegisteredException(schema.getFullName(), address, why);
                        },
                        why -> {
                            throw new RegistryUnreachableException(address, why, null);
                        });
        return new Known(id, new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema)));
    }
}
