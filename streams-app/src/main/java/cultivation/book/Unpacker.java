package cultivation.book;

import java.time.LocalDate;
import java.util.Arrays;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Packer} wrote, from the byte behind the version on. */
final class Unpacker {
    private byte[] bytes = {};
    private int at;

    void begin(byte[] packed) {
        bytes = packed;
        at = 1;
    }

    long number() {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            number |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return (number >>> 1) ^ -(number & 1);
    }

    int integer() {
        return Math.toIntExact(number());
    }

    boolean flag() {
        return bytes[at++] != 0;
    }

    LocalDate day() {
        return LocalDate.ofEpochDay(number());
    }

    @Nullable
    LocalDate optionalDay() {
        return flag() ? day() : null;
    }

    @Nullable
    CharSequence text() {
        int length = integer();
        if (length < 0) {
            return null;
        }
        var text = new Utf8(Arrays.copyOfRange(bytes, at, at + length));
        at += length;
        return text;
    }
}
