package cultivation.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whose figure it is. */
public enum Scope {
    COLLEGE,
    /** Colleges of one ownership. */
    GROUP,
    CITY;

    /** The public name, as in docs/reference/contract.md: {@code college}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of an id, or null. */
    public static @Nullable Scope ofId(String id) {
        for (Scope scope : values()) {
            if (scope.id().equals(id)) {
                return scope;
            }
        }
        return null;
    }
}
