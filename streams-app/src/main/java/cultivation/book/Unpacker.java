package cultivation.book;

import java.time.LocalDate;
import java.util.Arrays;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Packer} wrote, from the byte behind the version on. */
final class Unpacker implements FieldSource {
    private byte[] bytes = {};
    private int at;

    void begin(byte[] packed) {
        bytes = packed;
        at = 1;
    }

    @Override
    public long number() {
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

    @Override
    public int integer() {
        return Math.toIntExact(number());
    }

    @Override
    public boolean flag() {
        return bytes[at++] != 0;
    }

    @Override
    public LocalDate day() {
        return LocalDate.ofEpochDay(number());
    }

    @Override
    public @Nullable LocalDate optionalDay() {
        return flag() ? day() : null;
    }

    @Override
    public @Nullable Integer optionalInteger() {
        return flag() ? (Integer) integer() : null;
    }

    @Override
    public @Nullable Long optionalNumber() {
        return flag() ? number() : null;
    }

    @Override
    public @Nullable Boolean optionalFlag() {
        return flag() ? flag() : null;
    }

    @Override
    public @Nullable CharSequence optionalText() {
        int length = integer();
        return length < 0 ? null : text(length);
    }

    @Override
    public CharSequence text() {
        return text(integer());
    }

    private Utf8 text(int length) {
        var text = new Utf8(Arrays.copyOfRange(bytes, at, at + length));
        at += length;
        return text;
    }
}
