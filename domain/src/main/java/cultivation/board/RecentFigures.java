package cultivation.board;

import cultivation.board.Board.Computed;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Window;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The figures of the days that were asked for last, each computed again only where something moved that it is made of.
 *
 * <pre>{@code
 * var recent = new RecentFigures(board);
 * List<FigureValue> all = recent.values(employmentRate, YEAR_TO_DATE, day);   // as of Board, and the next time a look-up
 * }</pre>
 *
 * May be shared by readers, while nobody writes to the ledger or the roster.
 */
public final class RecentFigures {
    /** The clock's day with last week's and last year's, and another that somebody looks at; a nation's takes some 40 MB. */
    private static final int DAYS = 6;

    private static final float LOAD = 0.75f;

    private record Of(String indicator, Window window) {}

    private final Board board;
    /** The one asked for last comes last. */
    private final LinkedHashMap<LocalDate, Map<Of, Computed>> days = new LinkedHashMap<>(DAYS, LOAD, true);

    public RecentFigures(Board board) {
        this.board = board;
    }

    /** As {@link Board#values(Indicator, Window, LocalDate)}. */
    public List<FigureValue> values(Indicator indicator, Window window, LocalDate asOf) {
        return ofDay(asOf)
                .compute(new Of(indicator.id(), window), (of, before) -> board.compute(indicator, window, asOf, before))
                .values();
    }

    private Map<Of, Computed> ofDay(LocalDate day) {
        synchronized (days) {
            var figures = days.computeIfAbsent(day, asked -> new ConcurrentHashMap<>());
            if (days.size() > DAYS) {
                days.remove(days.keySet().iterator().next());
            }
            return figures;
        }
    }
}
