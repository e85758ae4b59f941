package cultivation.topology.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import cultivation.connection.WireFormat;
import cultivation.rule.RecordType;
import cultivation.schemas.ReleasedSchemas;
import cultivation.topology.decoding.KnownSchema.Released;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.jspecify.annotations.Nullable;

/** Avro is the judge. */
class PlainReaderProperties {
    private final PlainReader plain = new PlainReader();

    @Provide
    Arbitrary<Released> released() {
        return Arbitraries.of(Stream.of(RecordType.values())
                .flatMap(type -> ReleasedSchemas.of(type.schema().getFullName()).stream()
                        .map(writer -> new Released(type, writer, ReleasedSchemas.versionOf(writer))))
                .toList());
    }

    @Property(tries = 500)
    void it_reads_whatever_was_written_as_avro_does(@ForAll("released") Released released, @ForAll long seed)
            throws IOException {
        // given
        var value = written(released, seed);
        // when
        var event = plain.read(value, released.type(), released.version());
        // then
        assertThat(event).isNotNull().isEqualTo(byAvro(value, released));
    }

    /** Changed, cut, lengthened, with numbers of too many bytes: read as Avro does, or left to Avro. */
    @Property(tries = 3000)
    void it_reads_nothing_that_avro_does_not(@ForAll("released") Released released, @ForAll long seed)
            throws IOException {
        // given
        var random = new Random(seed);
        var value = written(released, seed);
        for (int i = 0; i <= random.nextInt(3); i++) {
            value = spoilt(value, random);
        }
        // when
        var event = plain.read(value, released.type(), released.version());
        // then
        if (event != null) {
            assertThat(event).isEqualTo(byAvro(value, released));
        }
    }

    private static byte[] spoilt(byte[] value, Random random) {
        int at = 5 + random.nextInt(Math.max(1, value.length - 5));
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(value, at);
            case 1 -> Arrays.copyOf(value, value.length + 1);
            case 2 -> {
                var changed = value.clone();
                if (at < changed.length) {
                    changed[at] = (byte) random.nextInt();
                }
                yield changed;
            }
            default -> lengthened(value, at, random);
        };
    }

    /** A number's last byte goes on, for nothing. */
    private static byte[] lengthened(byte[] value, int at, Random random) {
        int more = 1 + random.nextInt(6);
        var longer = new byte[value.length + more];
        System.arraycopy(value, 0, longer, 0, Math.min(at + 1, value.length));
        for (int i = 0; i < more; i++) {
            longer[Math.min(at + i, longer.length - 1)] |= (byte) 0x80;
        }
        System.arraycopy(
                value,
                Math.min(at + 1, value.length),
                longer,
                Math.min(at + 1 + more, longer.length),
                Math.max(0, value.length - at - 1));
        return longer;
    }

    private static @Nullable SpecificRecord byAvro(byte[] value, Released released) {
        var reader = new WireFormat.Reader();
        try {
            SpecificRecord event = reader.read(
                    value,
                    WireFormat.readerOf(released.writer(), released.type().schema()));
            return reader.isAtEnd() ? event : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static byte[] written(Released released, long seed) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[5]);
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<>(released.writer())
                .write(new RandomData(released.writer(), 1, seed).iterator().next(), encoder);
        return bytes.toByteArray();
    }
}
