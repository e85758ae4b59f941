package cultivation.simulator.conditions;

import cultivation.simulator.sequence.ByYear;
import cultivation.simulator.sequence.MedianDivision;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How many of each kind of staff each college has at the end of each year: the totals of {@code targets.csv}, so divided
 * that students a teacher and the shares of teachers have the printed medians and means.
 */
final class StaffNumbers {
    /** Half of the last of two digits printed. */
    private static final double TOLERANCE = 0.005;
    /** A full-time teacher counts two halves, an external one counts one; and a student's tenths count as many halves. */
    private static final double HALVES_PER_TENTH = 0.2;
    /** An invented growth of a year before or after those of the report. */
    private static final double YEARLY_GROWTH = 0.012;
    /** So many teachers more or fewer a college may have so that its share can be the median. */
    private static final int MOST_MOVED = 12;
    /** A college with fewer full-time teachers gives none away. */
    private static final int FEW = 30;

    /** One college at the end of one year. */
    record Numbers(long staff, long fullTime, long external, long postgraduate, long senior, long dual, long master) {}

    private final City city;
    private final ByYear<Numbers[]> numbers = new ByYear<>();

    StaffNumbers(City city) {
        this.city = city;
        for (int year = city.first() - 1; year <= city.last(); year++) {
            int reference = city.reference(year);
            var like = numbers.orNew(reference, () -> divided(reference));
            if (year != reference) {
                double growth = 1 + YEARLY_GROWTH * (year - reference);
                numbers.put(year, Arrays.stream(like).map(n -> grown(n, growth)).toArray(Numbers[]::new));
            }
        }
    }

    Numbers of(int year, int college) {
        return numbers.of(year)[college];
    }

    private static Numbers grown(Numbers like, double growth) {
        long fullTime = Math.round(like.fullTime * growth);
        return new Numbers(
                Math.max(fullTime, Math.round(like.staff * growth)),
                fullTime,
                Math.round(like.external * growth),
                Math.min(fullTime, Math.round(like.postgraduate * growth)),
                Math.min(fullTime, Math.round(like.senior * growth)),
                Math.min(fullTime, Math.round(like.dual * growth)),
                Math.min(fullTime, Math.round(like.master * growth)));
    }

    private Numbers[] divided(int year) {
        var targets = city.targets();
        long fullTimeTotal = targets.amount(year, "full_time_teachers");
        long externalTotal = targets.amount(year, "external_teachers");
        var random = city.random().of("staff");
        var halves = MedianDivision.ofDivisors(
                        city.students().tenths(year),
                        HALVES_PER_TENTH,
                        targets.unscaled(year, "student_teacher_ratio.median") / 100.0,
                        TOLERANCE)
                .dividing(
                        2 * fullTimeTotal + externalTotal,
                        targets.unscaled(year, "student_teacher_ratio.mean") / 100.0,
                        random.of("ratio"));
        var external = external(halves, externalTotal, year);
        var fullTime = IntStream.range(0, halves.length)
                .mapToLong(c -> (halves[c] - external[c]) / 2)
                .toArray();
        double[] medians = {
            targets.unscaled(year, "postgraduate_share.median") / 100.0,
            targets.unscaled(year, "senior_share.median") / 100.0
        };
        makeRoom(fullTime, external, medians);
        var postgraduate = MedianDivision.ofShares(fullTime, medians[0], TOLERANCE, 97)
                .dividing(targets.amount(year, "postgraduate_teachers"), Double.NaN, random.of("postgraduate"));
        var senior = MedianDivision.ofShares(fullTime, medians[1], TOLERANCE, 80)
                .dividing(-1, targets.unscaled(year, "senior_share.mean") / 100.0, random.of("senior"));
        var dual = city.limited(
                targets.amount(year, "dual_qualified_teachers"), year, "dual", 0.06, c -> fullTime[c], fullTime);
        var master = city.limited(
                targets.amount(year, "master_teachers"), year, "master", 0.5, c -> senior[c], minimum(senior, dual));
        var others = city.divide(
                targets.amount(year, "staff") - Arrays.stream(fullTime).sum(),
                year,
                "other staff",
                0.15,
                c -> fullTime[c] + 10);
        return IntStream.range(0, fullTime.length)
                .mapToObj(c -> new Numbers(
                        fullTime[c] + others[c],
                        fullTime[c],
                        external[c],
                        postgraduate[c],
                        senior[c],
                        dual[c],
                        master[c]))
                .toArray(Numbers[]::new);
    }

    /** As many as leave an even number of halves for full-time teachers. */
    private long[] external(long[] halves, long total, int year) {
        var limits = Arrays.stream(halves).map(h -> h / 2).toArray();
        var external = city.limited(total, year, "external", 0.2, c -> halves[c], limits);
        boolean more = true;
        for (int c = 0; c < halves.length; c++) {
            if ((halves[c] - external[c]) % 2 != 0) {
                external[c] += more || external[c] == 0 ? 1 : -1;
                more = !more;
            }
        }
        return external;
    }

    /**
     * Moves a few teachers so that some college has as many as the median of a share needs: 71.23 % is 52 of 73 and 104 of
     * 146, and nothing of 150. Two external teachers go for each that comes, so that students a teacher stay as they are.
     */
    private static void makeRoom(long[] fullTime, long[] external, double[] medians) {
        int largest = IntStream.range(0, fullTime.length)
                .boxed()
                .max((a, b) -> Long.compare(fullTime[a], fullTime[b]))
                .orElse(0);
        var taken = new TreeSet<Integer>(Set.of(largest));
        for (double median : medians) {
            int already = IntStream.range(0, fullTime.length)
                    .filter(c -> !taken.contains(c) && canBe(median, fullTime[c]))
                    .findFirst()
                    .orElse(-1);
            taken.add(already >= 0 ? already : makeRoom(fullTime, external, median, largest, taken));
        }
    }

    /** Returns whose numbers fit now; the largest where none can be made fit. */
    private static int makeRoom(long[] fullTime, long[] external, double median, int largest, Set<Integer> taken) {
        for (int moved = 1; moved <= MOST_MOVED; moved++) {
            for (int change : new int[] {moved, -moved}) {
                for (int c = 0; c < fullTime.length; c++) {
                    if (!taken.contains(c)
                            && fullTime[c] > FEW
                            && external[c] - 2L * change >= 0
                            && external[largest] + 2L * change >= 0
                            && canBe(median, fullTime[c] + change)) {
                        fullTime[c] += change;
                        external[c] -= 2L * change;
                        fullTime[largest] -= change;
                        external[largest] += 2L * change;
                        return c;
                    }
                }
            }
        }
        return largest;
    }

    private static boolean canBe(double percent, long of) {
        return of > 0 && Math.abs(100.0 * Math.round(percent * of / 100) / of - percent) < TOLERANCE * 0.9;
    }

    private static long[] minimum(long[] a, long[] b) {
        return IntStream.range(0, a.length).mapToLong(c -> Math.min(a[c], b[c])).toArray();
    }
}
