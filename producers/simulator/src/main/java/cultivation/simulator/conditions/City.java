package cultivation.simulator.conditions;

import cultivation.simulator.sequence.Apportionment;
import cultivation.simulator.sequence.Profile;
import cultivation.simulator.sequence.SeededRandom;
import cultivation.simulator.sequence.Targets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A city of which is told: its totals, colleges, students and years, and how something is divided among the colleges: by a
 * weight, by a lean of the college that stays over the years, and by a little chance of the year; always exactly.
 */
record City(Targets targets, List<Profile> profiles, Students students, int first, int last, SeededRandom random) {
    int size() {
        return profiles.size();
    }

    Profile profile(int college) {
        return profiles.get(college);
    }

    /** The year itself where the report has it, else the nearest year told that is likest to the report's. */
    int reference(int year) {
        int reported = Math.max(Targets.FIRST, Math.min(Targets.LAST, year));
        return Math.max(first, Math.min(last, reported));
    }

    long[] divide(int year, String measure, double spread, IntToDoubleFunction weight) {
        return divide(targets.amount(year, measure), year, measure, spread, weight);
    }

    long[] divide(long total, int year, String what, double spread, IntToDoubleFunction weight) {
        var limits = new long[size()];
        Arrays.fill(limits, Long.MAX_VALUE);
        return limited(total, year, what, spread, weight, limits);
    }

    long[] limited(long total, int year, String what, double spread, IntToDoubleFunction weight, long[] limits) {
        var weights = IntStream.range(0, size())
                .mapToDouble(c -> weight.applyAsDouble(c) * lean(what, c, year, spread))
                .toArray();
        return Apportionment.of(total, weights, limits);
    }

    double lean(String what, int college, int year, double spread) {
        var of = random.of(what);
        return Math.exp(
                spread * (0.95 * of.gaussian(college) + 0.2 * of.of(year).gaussian(college)));
    }

    double students(int college, int year) {
        return students.inSchool().of(year)[college];
    }
}
