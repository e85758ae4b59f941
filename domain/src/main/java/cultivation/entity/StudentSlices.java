package cultivation.entity;

import cultivation.events.EntrySchooling;
import cultivation.events.StudentCategory;
import cultivation.events.TrainingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The slices of {@link Measure#IN_SCHOOL_BY}, made once: each student has four of them. */
public final class StudentSlices {
    /** Years of admission with a slice of their own. */
    public static final int FIRST_COHORT = 1990;

    public static final int LAST_COHORT = 2099;

    private static final Map<StudentCategory, String> CATEGORIES = named("category.", StudentCategory.class);
    private static final Map<TrainingMode, String> MODES = named("mode.", TrainingMode.class);
    private static final Map<EntrySchooling, String> ENTRIES = named("entry.", EntrySchooling.class);
    private static final String[] COHORTS = IntStream.rangeClosed(FIRST_COHORT, LAST_COHORT)
            .mapToObj(year -> "cohort." + year)
            .toArray(String[]::new);
    /** No rule bounds a cohort's year, and a slice each would let one college fill everybody's table of them. */
    private static final String OTHER_COHORT = "cohort.OTHER";

    private StudentSlices() {}

    static String of(StudentCategory category) {
        return slice(CATEGORIES, category);
    }

    static String of(TrainingMode mode) {
        return slice(MODES, mode);
    }

    static String of(EntrySchooling entry) {
        return slice(ENTRIES, entry);
    }

    /** The slice of those admitted in a year. */
    public static String ofCohort(int year) {
        return year < FIRST_COHORT || year > LAST_COHORT ? OTHER_COHORT : COHORTS[year - FIRST_COHORT];
    }

    private static <E extends Enum<E>> String slice(Map<E, String> slices, E symbol) {
        var slice = slices.get(symbol);
        if (slice == null) {
            throw new IllegalStateException("every symbol has a slice, got none for " + symbol);
        }
        return slice;
    }

    private static <E extends Enum<E>> Map<E, String> named(String prefix, Class<E> symbols) {
        var slices = new EnumMap<E, String>(symbols);
        for (E symbol : symbols.getEnumConstants()) {
            slices.put(symbol, prefix + symbol.name());
        }
        return slices;
    }
}
