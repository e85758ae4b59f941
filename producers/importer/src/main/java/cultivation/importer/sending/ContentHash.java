package cultivation.importer.sending;

import java.time.LocalDate;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * 64 bits that tell whether two events of one entity state the same: everything but the head is in them.
 *
 * <p>Compared only between events of one key, so that a collision has a chance of one in 10^19 for each.
 */
final class ContentHash {
    private ContentHash() {}

    static long of(SpecificRecord event) {
        int fields = event.getSchema().getFields().size();
        long hash = 1;
        for (int field = 1; field < fields; field++) {
            hash = mixed(hash ^ valueHash(event.get(field)));
        }
        return hash;
    }

    private static long valueHash(@Nullable Object value) {
        if (value == null) {
            return 0x5EED;
        }
        if (value instanceof Long number) {
            return mixed(number + 1);
        }
        if (value instanceof Integer number) {
            return mixed(number.longValue() + 1);
        }
        if (value instanceof Boolean yes) {
            return yes ? 0x7E5 : 0xFA15E;
        }
        if (value instanceof LocalDate day) {
            return mixed(day.toEpochDay() + 2);
        }
        return textHash(value instanceof Enum<?> symbol ? symbol.name() : (CharSequence) value);
    }

    private static long textHash(CharSequence text) {
        long hash = 0x9E3779B97F4A7C15L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0xFF51AFD7ED558CCDL;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private static long mixed(long bits) {
        long hash = (bits ^ (bits >>> 32)) * 0xC4CEB9FE1A85EC53L;
        hash = (hash ^ (hash >>> 29)) * 0xFF51AFD7ED558CCDL;
        return hash ^ (hash >>> 32);
    }
}
