package cultivation.importer.sending;

import cultivation.entity.Measure;
import cultivation.importer.code.Measured;
import cultivation.importer.code.ResourceItems;
import cultivation.importer.sending.FileImport.Tally;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a file would do to what stands of its record type, computed before anything is sent.
 *
 * @param tally what would be sent
 * @param withdrawn how many rows of the file withdraw what stands
 * @param before what stands
 * @param after what would stand
 * @param cleared by field, how many records would lose what they state there
 * @param unnamed what has begun and not ended, and no row names: it stays
 */
public record Effect(
        Tally tally, long withdrawn, Totals before, Totals after, Map<String, Long> cleared, Unnamed unnamed) {
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
            Measure.ECONOMIC_BENEFIT_FEN,
            Measure.RESOURCE,
            Measure.ACTIVITY_HUNDREDTHS,
            Measure.ACHIEVEMENTS,
            Measure.ACHIEVEMENT_PEOPLE,
            Measure.FUNDING_FEN,
            Measure.SURVEY_UNITS,
            Measure.SURVEY_ANSWERS,
            Measure.SURVEY_SATISFIED,
            Measure.MILESTONES_DUE,
            Measure.MILESTONES_COMPLETED,
            Measure.PROJECT_BUDGET_FEN);
    /** What there is now: people who came and have not left, what was opened and is not closed. */
    private static final Set<Measure> STOCKS = EnumSet.of(
            Measure.IN_SCHOOL,
            Measure.STAFF,
            Measure.FULL_TIME_TEACHERS,
            Measure.POSTGRADUATE_TEACHERS,
            Measure.SENIOR_TITLE_TEACHERS,
            Measure.DUAL_QUALIFIED_TEACHERS,
            Measure.EXTERNAL_TEACHERS,
            Measure.MASTER_TEACHERS,
            Measure.ESTABLISHMENTS);
    /** Of these the slices are of different things, so that no sum over them means anything. */
    private static final Set<Measure> BY_SLICE =
            EnumSet.of(Measure.RESOURCE, Measure.ACTIVITY_HUNDREDTHS, Measure.FUNDING_FEN);

    public Effect {
        cleared = new TreeMap<>(cleared);
    }

    /** With nothing that no row names. */
    Effect(Tally tally, long withdrawn, Totals before, Totals after, Map<String, Long> cleared) {
        this(tally, withdrawn, before, after, cleared, new Unnamed(0, List.of()));
    }

    /**
     * People who are there, or what was set up and is not closed, that no row of a file names.
     *
     * @param first the first of them
     */
    public record Unnamed(long count, List<SpecificRecord> first) {
        /** So many are told of one by one. */
        static final int TOLD = 10;

        public Unnamed {
            first = List.copyOf(first);
        }
    }

    /**
     * A figure before and after.
     *
     * @param slice empty where it is over all of them
     * @param year null for a stock
     */
    public record Change(
            Measure measure, String slice, @Nullable Integer year, long before, long after) {
        Change(Measure measure, @Nullable Integer year, long before, long after) {
            this(measure, "", year, before, after);
        }

        public boolean isMoney() {
            return measure.id().endsWith("_fen") || (measure == Measure.RESOURCE && isOfMoney(slice));
        }

        private static boolean isOfMoney(String item) {
            return ResourceItems.valueOf(item.replaceFirst("\\..*", ""))
                            .measured()
                            .of()
                    == Measured.Of.MONEY;
        }

        private boolean isMany(long amount) {
            return amount >= (isMoney() ? LEAST_FEN : measure == Measure.ACTIVITY_HUNDREDTHS ? 100 * LEAST : LEAST);
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
            for (String slice : slices(measure)) {
                for (int year : years(measure)) {
                    changes.add(new Change(
                            measure, slice, year, before.of(measure, slice, year), after.of(measure, slice, year)));
                }
            }
        }
        for (Measure stock : STOCKS) {
            changes.add(new Change(stock, null, before.of(stock), after.of(stock)));
        }
        changes.removeIf(change -> change.before() == change.after());
        return changes;
    }

    private Set<String> slices(Measure measure) {
        if (!BY_SLICE.contains(measure)) {
            return Set.of("");
        }
        var slices = new TreeSet<>(before.slices(measure));
        slices.addAll(after.slices(measure));
        return slices;
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
                        || (change.year() != null
                                && change.risesByMoreThanAThirdAbove(most(change.measure(), change.slice()))))
                .toList();
    }

    private long most(Measure measure, String slice) {
        return before.years(measure).stream()
                .mapToLong(year -> before.of(measure, slice, year))
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
