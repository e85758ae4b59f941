package cultivation.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.reference.AccessToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.junit.jupiter.api.Test;

/** Five bytes and a record, written and read by whoever does so. */
class WireFormatTest {
    private static final AccessToken TOKEN =
            new AccessToken("4111010853", "ab".repeat(32), Instant.parse("2020-06-30T03:00:00Z"));

    private final DatumReader<AccessToken> tokens =
            WireFormat.readerOf(AccessToken.getClassSchema(), AccessToken.getClassSchema());

    @Test
    void a_zero_byte_and_the_id_in_four_bytes_come_before_the_record() {
        var value = WireFormat.encode(0x01020304, TOKEN);

        assertThat(Arrays.copyOf(value, 5)).containsExactly(0, 1, 2, 3, 4);
        assertThat(WireFormat.idOf(value)).hasValue(0x01020304);
    }

    @Test
    void what_has_no_such_head_has_no_id() {
        assertThat(WireFormat.idOf(null)).isEmpty();
        assertThat(WireFormat.idOf(new byte[4])).isEmpty();
        assertThat(WireFormat.idOf(new byte[] {1, 0, 0, 0, 7, 0})).isEmpty();
    }

    @Test
    void a_writer_that_is_used_again_writes_what_a_new_one_writes() {
        DatumWriter<AccessToken> schema = WireFormat.writerOf(AccessToken.getClassSchema());
        var writer = new WireFormat.Writer();
        var longer = AccessToken.newBuilder(TOKEN).setSha256("c".repeat(1000)).build();

        for (AccessToken token : new AccessToken[] {longer, TOKEN, longer}) {
            assertThat(writer.write(7, token, schema)).isEqualTo(WireFormat.encode(7, token));
        }
    }

    @Test
    void a_reader_goes_on_after_bytes_that_are_no_record() throws IOException {
        var value = WireFormat.encode(7, TOKEN);
        var reader = new WireFormat.Reader();

        assertThatThrownBy(() -> reader.read(Arrays.copyOf(value, value.length - 3), tokens))
                .isInstanceOf(IOException.class);
        assertThat(reader.isAtEnd()).isFalse();
        assertThat(reader.read(value, tokens)).isEqualTo(TOKEN);
        assertThat(reader.isAtEnd()).isTrue();
    }

    @Test
    void a_value_that_goes_on_after_its_record_is_not_at_its_end() throws IOException {
        var reader = new WireFormat.Reader();
        var value = WireFormat.encode(7, TOKEN);

        var read = reader.read(Arrays.copyOf(value, value.length + 1), tokens);

        assertThat(read).isEqualTo(TOKEN);
        assertThat(reader.isAtEnd()).isFalse();
    }

    @Test
    void bytes_that_are_no_record_are_an_io_exception_whatever_avro_makes_of_them() {
        var random = new Random(7);
        var reader = new WireFormat.Reader();
        for (int i = 0; i < 2000; i++) {
            var value = new byte[5 + random.nextInt(40)];
            random.nextBytes(value);
            try {
                assertThat(reader.read(value, tokens)).isNotNull();
            } catch (IOException e) {
                assertThat(e).isNotNull();
            }
        }
    }
}
