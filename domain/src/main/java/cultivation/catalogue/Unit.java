package cultivation.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a value counts. */
public enum Unit {
    PERSON(1),
    /** 0 to 1, never percent. */
    RATIO(1),
    /** Measures of money are in fen, 100 to the yuan. */
    YUAN(100),
    PERSON_DAY(1);

    private final int perUnit;

    Unit(int perUnit) {
        this.perUnit = perUnit;
    }

    /** How much of the measure's own unit makes one of this. */
    public int perUnit() {
        return perUnit;
    }

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
