package cultivation.simulator.sequence;

import java.util.HashMap;
import java.util.Map;

/**
 * The city's totals by year, read from {@code targets.csv}: what the report prints, and what had to be invented beside it.
 *
 * <p>A year that the file does not have is like the nearest one that it has; then its figures are inventions.
 */
public final class Targets {
    /** The first year of the report. */
    public static final int FIRST = 2018;
    /** The last year of the report. */
    public static final int LAST = 2019;

    private final ByYear<Map<String, Long>> totals = new ByYear<>();
    private final double scale;

    private Targets(double scale) {
        this.scale = scale;
        for (var row : Resource.rows("targets.csv")) {
            totals.orNew(Integer.parseInt(row.get(0)), HashMap::new).put(row.get(1), Long.valueOf(row.get(2)));
        }
    }

    public static Targets scaled(double scale) {
        return new Targets(scale);
    }

    /** The scaled total of the year; 0 where the year has no such measure. */
    public long amount(int year, String measure) {
        return scaled(unscaled(year, measure));
    }

    /** A total that stands elsewhere, scaled. */
    public long scaled(long total) {
        return Math.round(total * scale);
    }

    /** For what does not grow with the city, such as a mean. */
    public long unscaled(int year, String measure) {
        return totals.of(Math.max(FIRST, Math.min(LAST, year))).getOrDefault(measure, 0L);
    }

    /** Whether the year, or the nearest one known, has this measure. */
    public boolean has(int year, String measure) {
        return totals.of(Math.max(FIRST, Math.min(LAST, year))).containsKey(measure);
    }

    /** Students in school at the end of the year, or of the nearest year known. */
    public long inSchool(int year) {
        int known = Math.max(FIRST - 1, Math.min(LAST, year));
        return Math.round(totals.of(known).getOrDefault("in_school", 0L) * scale);
    }
}
