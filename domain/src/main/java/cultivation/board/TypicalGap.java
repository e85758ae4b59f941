package cultivation.board;

import cultivation.catalogue.Window;
import cultivation.entity.Measure;
import cultivation.ledger.Ledger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rhythm of a college: how long it usually says nothing. */
public final class TypicalGap {
    private static final int FEWEST_GAPS = 10;

    private TypicalGap() {}

    /** Between two days with records of a college, in the 365 days up to {@code asOf}; null when they are too few to tell. */
    public static @Nullable Duration of(Ledger ledger, String college, LocalDate asOf) {
        var days = new TreeSet<LocalDate>();
        ledger.series(college, Measure.RECEIVED)
                .values()
                .forEach(series -> days.addAll(series.days(Window.DAYS_365.from(asOf), asOf)));
        return of(days);
    }

    /** The 95th percentile of the gaps between these days; null when they are too few to tell. */
    static @Nullable Duration of(SortedSet<LocalDate> days) {
        var gaps = new ArrayList<Long>();
        LocalDate before = null;
        for (LocalDate day : days) {
            if (before != null) {
                gaps.add(ChronoUnit.DAYS.between(before, day));
            }
            before = day;
        }
        if (gaps.size() < FEWEST_GAPS) {
            return null;
        }
        Collections.sort(gaps);
        return Duration.ofDays(gaps.get((int) Math.ceil(0.95 * gaps.size()) - 1));
    }
}
