package cultivation.importer.sending;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the records of one import from all others: the upper half of each record's event id, the lower being the line.
 *
 * <p>So an import that was cut off finds on the topic what of it arrived, to the record.
 */
public record ImportId(long bits) {
    /** Version 8, a UUID of one's own making. */
    private static final long VERSION = 0x8000L;

    /** Retractions have no line; their numbers begin where no line does. */
    static final long FIRST_RETRACTION = 1L << 40;

    /** As many as an integer needs; above them stands which event of its line it is. */
    private static final int LINE_BITS = 31;

    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** A new one. */
    public static ImportId random() {
        return new ImportId((new SecureRandom().nextLong() & ~0xF000L) | VERSION);
    }

    /** As {@link #toString()} writes it. */
    public static ImportId parse(String hex) {
        return new ImportId(Long.parseUnsignedLong(hex, 16));
    }

    /** The import that takes this one back: always the same, so that one that was cut off goes on. */
    public ImportId undo() {
        long mixed = (bits ^ 0x5EED_0F_0000_0000L) * 0xC4CEB9FE1A85EC53L;
        mixed ^= mixed >>> 31;
        return new ImportId((mixed & ~0xF000L) | VERSION);
    }

    /** The import of an event, by its id; null when it was made by other means. */
    static @Nullable ImportId of(CharSequence eventId) {
        try {
            var id = UUID.fromString(eventId.toString());
            long bits = id.getMostSignificantBits();
            long number = id.getLeastSignificantBits() ^ VARIANT;
            return (bits & 0xF000L) == VERSION && number >= 0 && number < 2 * FIRST_RETRACTION
                    ? new ImportId(bits)
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The number of an event of a line: of a line's only event the line itself. */
    static long numberOf(int line, int part) {
        return line | ((long) part << LINE_BITS);
    }

    String eventId(long number) {
        return new UUID(bits, VARIANT | number).toString();
    }

    boolean isOf(CharSequence eventId) {
        try {
            return UUID.fromString(eventId.toString()).getMostSignificantBits() == bits;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The line that an event of an import was made of; 0 when it was made of none. */
    public static int lineOf(CharSequence eventId) {
        long number = UUID.fromString(eventId.toString()).getLeastSignificantBits() & ~VARIANT;
        return number < FIRST_RETRACTION ? (int) (number & ((1L << LINE_BITS) - 1)) : 0;
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits);
    }
}
