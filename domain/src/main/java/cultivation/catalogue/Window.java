package cultivation.catalogue;

import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/** The days that a figure covers, all up to and including the as-of day, in civil days of Asia/Shanghai. */
public enum Window {
    DAYS_7("7d"),
    DAYS_30("30d"),
    DAYS_90("90d"),
    DAYS_365("365d"),
    /** From 1 January. */
    YEAR_TO_DATE("ytd"),
    /** From 1 September. */
    ACADEMIC_YEAR_TO_DATE("aytd"),
    /** Everything up to the day. */
    STOCK("stock");

    private final String id;

    Window(String id) {
        this.id = id;
    }

    /** The public name, as in docs/reference/contract.md: {@code 365d}. */
    public String id() {
        return id;
    }

    /** The window of an id, or null. */
    public static @Nullable Window ofId(String id) {
        for (Window window : values()) {
            if (window.id.equals(id)) {
                return window;
            }
        }
        return null;
    }

    /** The first day of the window as of a day; {@link LocalDate#MIN} when it has none. */
    public LocalDate from(LocalDate asOf) {
        return switch (this) {
            case DAYS_7 -> asOf.minusDays(6);
            case DAYS_30 -> asOf.minusDays(29);
            case DAYS_90 -> asOf.minusDays(89);
            case DAYS_365 -> asOf.minusDays(364);
            case YEAR_TO_DATE -> LocalDate.of(asOf.getYear(), Month.JANUARY, 1);
            case ACADEMIC_YEAR_TO_DATE -> {
                var september = LocalDate.of(asOf.getYear(), Month.SEPTEMBER, 1);
                yield asOf.isBefore(september) ? september.minusYears(1) : september;
            }
            case STOCK -> LocalDate.MIN;
        };
    }
}
