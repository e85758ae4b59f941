package cultivation.importer.sending;

import java.security.SecureRandom;
import java.util.UUID;

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

    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** A new one. */
    public static ImportId random() {
        return new ImportId((new SecureRandom().nextLong() & ~0xF000L) | VERSION);
    }

    /** As {@link #toString()} writes it. */
    public static ImportId parse(String hex) {
        return new ImportId(Long.parseUnsignedLong(hex, 16));
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
        return number < FIRST_RETRACTION ? (int) number : 0;
    }

    @Override
    public String toString() {
        return Long.toHexString(bits);
    }
}
