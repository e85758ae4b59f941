package cultivation.catalogue;

import cultivation.ledger.Ledger;
import cultivation.rule.BeijingDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the as-of day follows when nobody names one. */
public enum AsOf {
    /** Today in Asia/Shanghai. */
    WALL,
    /** The latest day of any business measure but plans, as in a replay; today while there is none. */
    EVENTS;

    /** The public name, as in docs/reference/contract.md: {@code wall}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of an id, or null. */
    public static @Nullable AsOf ofId(String id) {
        for (AsOf each : values()) {
            if (each.id().equals(id)) {
                return each;
            }
        }
        return null;
    }

    /**
     * The day, of what is booked by now.
     *
     * @param registered whether a college moves it; what came on a topic that is nobody's does not
     */
    public LocalDate day(Ledger ledger, Predicate<String> registered, Instant now) {
        var latest = this == EVENTS ? ledger.latestBusinessDay(registered) : null;
        return latest == null ? BeijingDay.of(now) : latest;
    }
}
