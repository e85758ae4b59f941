package cultivation.simulator;

import cultivation.events.EntrySchooling;
import cultivation.events.StudentCategory;
import cultivation.events.TrainingMode;
import cultivation.simulator.sequence.SeededRandom;
import cultivation.simulator.sequence.Shuffle;

/**
 * Who of a cohort is an international student, who an apprentice, and from which school each came.
 *
 * <p>International students and apprentices are among those who stay, so that their number in school is known in every
 * year. Where one came from goes by the number within the intake: first those of a senior high school, then those of a
 * secondary vocational school, then the others.
 */
final class Traits {
    static final Traits NONE = new Traits(0, 0, Shuffle.of(0, new SeededRandom(0)), new long[0][]);

    private final long international;
    private final long apprentices;
    private final Shuffle places;
    private final long[][] borders;

    private Traits(long international, long apprentices, Shuffle places, long[][] borders) {
        this.international = international;
        this.apprentices = apprentices;
        this.places = places;
        this.borders = borders;
    }

    /** @param entry of each intake how many of those in {@code stock} came from a senior high, how many from a vocational */
    static Traits of(Cohort cohort, long international, long apprentices, long[][] entry, SeededRandom random) {
        var borders = new long[entry.length][];
        long[][] leavers = cohort.leaversByIntake();
        for (int i = 0; i < entry.length; i++) {
            borders[i] = new long[] {border(entry[i][0], leavers[i]), border(entry[i][0] + entry[i][1], leavers[i])};
        }
        return new Traits(international, apprentices, Shuffle.of(cohort.stayers(), random.of("traits")), borders);
    }

    /** The first number below which there are so many who do not leave. */
    private static long border(long staying, long[] sortedLeavers) {
        long border = staying;
        for (long leaver : sortedLeavers) {
            if (leaver >= border) {
                break;
            }
            border++;
        }
        return border;
    }

    /** @param stayer who of those who stay; negative for one who does not */
    StudentCategory category(long stayer) {
        return stayer >= 0 && international > 0 && places.at(stayer) < international
                ? StudentCategory.INTERNATIONAL
                : StudentCategory.ORDINARY;
    }

    TrainingMode trainingMode(long stayer) {
        if (stayer < 0 || apprentices == 0) {
            return TrainingMode.ORDINARY;
        }
        long place = places.at(stayer) - international;
        return place >= 0 && place < apprentices ? TrainingMode.APPRENTICESHIP : TrainingMode.ORDINARY;
    }

    EntrySchooling entrySchooling(int intake, long number, long registered) {
        long place = registered == 0 ? 0 : number % registered;
        if (place < borders[intake][0]) {
            return EntrySchooling.SENIOR_HIGH;
        }
        return place < borders[intake][1] ? EntrySchooling.SECONDARY_VOCATIONAL : EntrySchooling.OTHER;
    }
}
