package cultivation.catalogue;

import java.util.Locale;

/** Which way is better. */
public enum Direction {
    HIGHER,
    LOWER,
    NONE;

    /** As in an answer: {@code higher}, {@code lower} or {@code none}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
