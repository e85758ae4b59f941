package cultivation.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a value counts. */
public enum Unit {
    PERSON,
    /** 0 to 1, never percent. */
    RATIO,
    YUAN,
    PERSON_DAY,
    /** Of things: colleges, programmes, prizes. */
    COUNT,
    /** So many of one thing to one of another, without bound. */
    QUOTIENT,
    SQUARE_METRE,
    PERSON_HOUR,
    CLASS_HOUR;

    /** The public name, as in docs/reference/contract.md: {@code person_day}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit of an id, or null. */
    public static @Nullable Unit ofId(String id) {
        for (Unit unit : values()) {
            if (unit.id().equals(id)) {
                return unit;
            }
        }
        return null;
    }
}
