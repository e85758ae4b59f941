package cultivation.importer.sending;

import cultivation.entity.Measure;
import cultivation.importer.sending.FileImport.Tally;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a file would do to what stands of its record type, computed before anything is sent.
 *
 * @param tally what would be sent
 * @param withdrawn how many rows of the file withdraw what stands
 * @param before what stands
 * @param after what would stand
 * @param cleared by field, how many records would lose what they state there
 */
public record Effect(Tally tally, long withdrawn, Totals before, Totals after, Map<String, Long> cleared) {
    /** Of fewer people, places or person-days no share is looked at. */
    static final long LEAST = 20;
    /** Of less money neither: 100,000 yuan. */
    static final long LEAST_FEN = 10_000_000;

    /** Shown and judged; others follow from these, or from more than one record type. */
    private static final Set<Measure> SHOWN = EnumSet.of(
            Measure.PLANNED_PLACES,
            Measure.ADMITTED,
            Measure.REGISTERED,
            Measure.GRADUATED,
            Measure.OUTCOME_KNOWN,
            Measure.EMPLOYED,
            Measure.SELF_EMPLOYED,
            Measure.EMPLOYED_LOCAL,
            Measure.EMPLOYED_WEST_NORTHEAST,
            Measure.EMPLOYED_SME_GRASSROOTS,
            Measure.EMPLOYED_TOP500,
            Measure.INCOME_STATED,
            Measure.RELEVANCE_ASKED,
            Measure.TRAINING_PERSON_DAYS,
            Measure.TRAINING_PARTICIPANTS,
            Measure.OVERSEAS_PERSON_DAYS,
            Measure.TECH_SERVICE_FEN,
            Measure.VERTICAL_RESEARCH_FEN,
            Measure.TECH_TRADE_FEN,
            Measure.TRAINING_FEN,
            Measure.ECONOMIC_BENEFIT_FEN);

    public Effect {
        cleared = new TreeMap<>(cleared);
    }

    /**
     * A figure before and after.
     *
     * @param year null for a stock
     */
    public record Change(Measure measure, @Nullable Integer year, long before, long after) {
        public boolean isMoney() {
            return measure.id().endsWith("_fen");
        }

        private boolean isMany(long amount) {
            return amount >= (isMoney() ? LEAST_FEN : LEAST);
        }

        private boolean fallsByMoreThanAThird() {
            return isMany(before) && after < before - before / 3;
        }

        private boolean risesByMoreThanAThirdAbove(long most) {
            return after > before && isMany(most) && after > most + most / 3;
        }
    }

    /** What would change, figure by figure. */
    public List<Change> changes() {
        var changes = new ArrayList<Change>();
        for (Measure measure : SHOWN) {
            for (int year : years(measure)) {
                var change = new Change(measure, year, before.of(measure, year), after.of(measure, year));
                if (change.before() != change.after()) {
                    changes.add(change);
                }
            }
        }
        var stock = new Change(Measure.IN_SCHOOL, null, before.of(Measure.IN_SCHOOL), after.of(Measure.IN_SCHOOL));
        if (stock.before() != stock.after()) {
            changes.add(stock);
        }
        return changes;
    }

    private Set<Integer> years(Measure measure) {
        var years = new TreeSet<>(before.years(measure));
        years.addAll(after.years(measure));
        return years;
    }

    /**
     * The changes that are too large to be taken for granted: a fall by more than a third, and a rise to more than a third
     * above the most that the college has stated for any year. (A stock of this file alone only ever grows with each cohort.)
     */
    public List<Change> jumps() {
        return changes().stream()
                .filter(change -> change.fallsByMoreThanAThird()
                        || (change.year() != null && change.risesByMoreThanAThirdAbove(most(change.measure()))))
                .toList();
    }

    private long most(Measure measure) {
        return before.years(measure).stream()
                .mapToLong(year -> before.of(measure, year))
                .max()
                .orElse(0);
    }

    /** The last year in which a figure would change; null when none would. */
    public @Nullable Integer lastYear() {
        Integer last = null;
        for (Change change : changes()) {
            var year = change.year();
            if (year != null && (last == null || year > last)) {
                last = year;
            }
        }
        return last;
    }

    /** Whether anything would be taken away, or change by so much that somebody should have looked at it. */
    public boolean needsAWord() {
        return withdrawn > 0 || !cleared.isEmpty() || !jumps().isEmpty();
    }
}
