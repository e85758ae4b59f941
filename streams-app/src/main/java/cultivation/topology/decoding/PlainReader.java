package cultivation.topology.decoding;

import cultivation.book.EventFields;
import cultivation.book.FieldSource;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.rule.RecordType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads events that were written with a released schema, field by field: what Avro's reader does for any schema, in
 * a third of its time. It reads what is certainly right; of everything else Avro is asked, which then says what is wrong.
 *
 * <p>One per processor: not thread-safe.
 */
final class PlainReader implements FieldSource {
    private static final int HEADER_BYTES = 5;

    private static final Operation[] OPERATIONS = Operation.values();
    private byte[] bytes = {};
    private int at;

    /**
     * The event in a value; null when Avro is to be asked.
     *
     * @param version the released version of the record that wrote it
     */
    @Nullable
    SpecificRecord read(byte[] value, RecordType type, int version) {
        bytes = value;
        at = HEADER_BYTES;
        try {
            var event = event(type, version);
            return at == value.length ? event : null;
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    private SpecificRecord event(RecordType type, int version) {
        var head = new Head(text(), text(), integer(), OPERATIONS[integer()], Instant.ofEpochMilli(number()));
        return EventFields.record(type, version, head, text(), this);
    }

    /** Of a union with null: which of the two follows. */
    private boolean isThere() {
        int branch = integer();
        if (branch != 0 && branch != 1) {
            throw new IllegalArgumentException("no such branch");
        }
        return branch == 1;
    }

    @Override
    public boolean flag() {
        byte flag = bytes[at++];
        if (flag != 0 && flag != 1) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return flag == 1;
    }

    @Override
    public LocalDate day() {
        return LocalDate.ofEpochDay(integer());
    }

    @Override
    public @Nullable CharSequence optionalText() {
        return isThere() ? text() : null;
    }

    @Override
    public @Nullable LocalDate optionalDay() {
        return isThere() ? day() : null;
    }

    @Override
    public @Nullable Integer optionalInteger() {
        return isThere() ? (Integer) integer() : null;
    }

    @Override
    public @Nullable Long optionalNumber() {
        return isThere() ? number() : null;
    }

    @Override
    public @Nullable Boolean optionalFlag() {
        return isThere() ? flag() : null;
    }

    @Override
    public CharSequence text() {
        int length = integer();
        if (length < 0 || length > bytes.length - at) {
            throw new IllegalArgumentException("no such length");
        }
        var text = new Utf8(Arrays.copyOfRange(bytes, at, at + length));
        at += length;
        return text;
    }

    /** Avro reads no more than five bytes of one. */
    @Override
    public int integer() {
        int start = at;
        long number = number();
        if (at - start > 5) {
            throw new IllegalArgumentException("more than 32 bits");
        }
        return Math.toIntExact(number);
    }

    /** Seven bits a byte, the lowest first; the sign is the lowest bit. */
    @Override
    public long number() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            byte next = bytes[at++];
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (number >>> 1) ^ -(number & 1);
            }
        }
        byte last = bytes[at++];
        if (last != 0 && last != 1) {
            throw new IllegalArgumentException("more than 64 bits");
        }
        number |= (long) last << 63;
        return (number >>> 1) ^ -(number & 1);
    }
}
