package cultivation.book;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Writes numbers in as few bytes as they need, seven bits a byte, small negative ones too; what {@link Unpacker} reads. */
final class Packer {
    private byte[] buffer = new byte[128];
    private int size;

    void begin(byte version) {
        size = 0;
        room(1);
        buffer[size++] = version;
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, size);
    }

    void number(long number) {
        room(10);
        long rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    void flag(boolean flag) {
        room(1);
        buffer[size++] = (byte) (flag ? 1 : 0);
    }

    void day(LocalDate day) {
        number(day.toEpochDay());
    }

    void optionalDay(@Nullable LocalDate day) {
        flag(day != null);
        if (day != null) {
            day(day);
        }
    }

    void optionalNumber(@Nullable Number number) {
        flag(number != null);
        if (number != null) {
            number(number.longValue());
        }
    }

    void text(@Nullable CharSequence text) {
        if (text == null) {
            number(-1);
            return;
        }
        var bytes =
                text instanceof Utf8 utf8 ? utf8.getBytes() : text.toString().getBytes(StandardCharsets.UTF_8);
        int length = text instanceof Utf8 utf8 ? utf8.getByteLength() : bytes.length;
        number(length);
        room(length);
        System.arraycopy(bytes, 0, buffer, size, length);
        size += length;
    }

    private void room(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + more));
        }
    }
}
