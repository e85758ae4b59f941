package cultivation.catalogue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the figure of several colleges is made of theirs; the three differ, so each is always named. */
public enum Statistic {
    /** Sum of numerators over sum of denominators. */
    POOLED,
    /** Mean of the colleges' own values. */
    MEAN,
    /** Median of the colleges' own values; of an even number, the mean of the two middle ones. */
    MEDIAN;

    /** The public name, as in docs/reference/contract.md: {@code pooled}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The statistic of an id, or null. */
    public static @Nullable Statistic ofId(String id) {
        for (Statistic statistic : values()) {
            if (statistic.id().equals(id)) {
                return statistic;
            }
        }
        return null;
    }
}
