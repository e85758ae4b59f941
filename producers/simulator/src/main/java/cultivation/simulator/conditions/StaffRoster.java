package cultivation.simulator.conditions;

import cultivation.simulator.conditions.StaffNumbers.Numbers;
import cultivation.simulator.sequence.SeededRandom;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * One college's staff as persons: who came in which year, left, became a full-time teacher, got a degree or a title, so
 * that at the end of every year exactly so many are there as {@link StaffNumbers} says.
 *
 * <p>A person costs eight bytes: of each fact its year. Persons have numbers from 0.
 */
final class StaffRoster {
    /** What a person's record states, each on a day; {@link #JOINED} everybody has. */
    enum Fact {
        JOINED(0),
        LEFT(1),
        TEACHER_FROM(2),
        TEACHER_UNTIL(3),
        POSTGRADUATE(4),
        SENIOR(5),
        DUAL(6),
        MASTER(7);

        /** Which of a person's eight bytes. */
        final int lane;

        Fact(int lane) {
            this.lane = lane;
        }
    }

    /** The year 0 of a fact; none of the staff of today joined before. */
    private static final int BASE = 1950;

    private static final int NEVER = 255;
    /** Of a year; invented. */
    private static final double LEAVING_TEACHERS = 0.035;

    private static final double LEAVING_OTHERS = 0.04;
    private static final double LEAVING_EXTERNALS = 0.15;
    /** Of new full-time teachers; invented. */
    private static final double FROM_OTHER_STAFF = 0.08;

    private final SeededRandom random;
    private long[] facts = new long[64];
    private boolean[] external = new boolean[64];
    private int persons;

    StaffRoster(SeededRandom random) {
        this.random = random;
    }

    int persons() {
        return persons;
    }

    boolean isExternal(int person) {
        return external[person];
    }

    /** The year of the fact; 0 where there is none. */
    int year(int person, Fact fact) {
        int offset = (int) (facts[person] >>> (8 * fact.lane)) & 0xFF;
        return offset == NEVER ? 0 : BASE + offset;
    }

    private boolean has(int person, Fact fact) {
        return year(person, fact) != 0;
    }

    private void set(int person, Fact fact, int year) {
        int shift = 8 * fact.lane;
        long offset = Math.max(0, Math.min(NEVER - 1, year - BASE));
        facts[person] = (facts[person] & ~(0xFFL << shift)) | offset << shift;
    }

    private int join(boolean asExternal, int year) {
        if (persons == facts.length) {
            facts = Arrays.copyOf(facts, 2 * persons);
            external = Arrays.copyOf(external, 2 * persons);
        }
        facts[persons] = -1L;
        external[persons] = asExternal;
        set(persons, Fact.JOINED, year);
        return persons++;
    }

    private boolean isStaff(int person) {
        return !external[person] && !has(person, Fact.LEFT);
    }

    private boolean isTeacher(int person) {
        return isStaff(person) && has(person, Fact.TEACHER_FROM) && !has(person, Fact.TEACHER_UNTIL);
    }

    private int[] those(IntPredicate which) {
        return IntStream.range(0, persons).filter(which).toArray();
    }

    /** In an order of chance, those with the lower rank first. */
    private int[] inOrder(int[] of, String purpose, int year, IntToDoubleFunction rank) {
        var chance = random.of(purpose).of(year);
        return Arrays.stream(of)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> rank.applyAsDouble(p) + chance.fraction(p))
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(p -> p)
                .toArray();
    }

    /** Who is there when the telling begins, at the end of that year. */
    void begin(int year, Numbers numbers) {
        for (long i = 0; i < numbers.staff(); i++) {
            double age = random.of("service").fraction(i);
            int joined = year - (int) (34 * age * age);
            int person = join(false, joined);
            if (i < numbers.fullTime()) {
                set(
                        person,
                        Fact.TEACHER_FROM,
                        Math.min(year, joined + random.of("probation").below(i, 10) / 8));
            }
        }
        for (long i = 0; i < numbers.external(); i++) {
            join(true, year - random.of("external service").below(i, 7));
        }
        var teachers = those(this::isTeacher);
        int before = year - 1;
        give(Fact.POSTGRADUATE, numbers.postgraduate(), before, teachers, p -> 0, p -> year(p, Fact.JOINED) - 1);
        give(
                Fact.SENIOR,
                numbers.senior(),
                before,
                teachers,
                p -> year(p, Fact.JOINED) / 6.0,
                p -> year(p, Fact.JOINED) + 9);
        give(
                Fact.DUAL,
                numbers.dual(),
                before,
                teachers,
                p -> year(p, Fact.JOINED) / 30.0,
                p -> year(p, Fact.JOINED) + 3);
        give(Fact.MASTER, numbers.master(), before, teachers, p -> has(p, Fact.SENIOR) ? 0 : 2, p -> before);
    }

    private void give(Fact fact, long count, int atMost, int[] among, IntToDoubleFunction rank, IntUnaryOperator year) {
        int[] order = inOrder(Arrays.stream(among).filter(p -> !has(p, fact)).toArray(), fact.name(), atMost, rank);
        for (int i = 0; i < Math.min(count, order.length); i++) {
            set(order[i], fact, Math.min(atMost, year.applyAsInt(order[i])));
        }
    }

    /** The changes of a year; the numbers are those at its end. */
    void live(int year, Numbers numbers) {
        externals(year, numbers.external());
        teachers(year, numbers);
        others(year, numbers.staff() - numbers.fullTime());
        gain(Fact.POSTGRADUATE, numbers.postgraduate(), year, p -> year(p, Fact.JOINED) == year ? 0 : 2);
        gain(Fact.SENIOR, numbers.senior(), year, p -> year(p, Fact.JOINED) / 6.0);
        gain(Fact.DUAL, numbers.dual(), year, p -> year(p, Fact.JOINED) / 30.0);
        gain(Fact.MASTER, numbers.master(), year, p -> has(p, Fact.SENIOR) ? 0 : 2);
    }

    private void externals(int year, long wanted) {
        int[] there = those(p -> external[p] && !has(p, Fact.LEFT));
        long leaving = Math.max(Math.round(there.length * LEAVING_EXTERNALS), there.length - wanted);
        leave(inOrder(there, "leaving externals", year, p -> 0), leaving, year);
        for (long i = there.length - leaving; i < wanted; i++) {
            join(true, year);
        }
    }

    /** The oldest go first; and where more hold a title than shall at the end, so many of them too. */
    private void teachers(int year, Numbers numbers) {
        int[] there = those(this::isTeacher);
        leave(
                inOrder(there, "leaving teachers", year, p -> year(p, Fact.JOINED) / 12.0),
                Math.max(Math.round(there.length * LEAVING_TEACHERS), there.length - numbers.fullTime()),
                year);
        excess(Fact.POSTGRADUATE, numbers.postgraduate(), year);
        excess(Fact.SENIOR, numbers.senior(), year);
        excess(Fact.DUAL, numbers.dual(), year);
        excess(Fact.MASTER, numbers.master(), year);
        long missing = numbers.fullTime() - those(this::isTeacher).length;
        int[] staff = inOrder(
                those(p -> isStaff(p) && !has(p, Fact.TEACHER_FROM)),
                "from other staff",
                year,
                p -> -year(p, Fact.JOINED));
        long moving = Math.min(staff.length, Math.round(missing * FROM_OTHER_STAFF));
        for (int i = 0; i < moving; i++) {
            set(staff[i], Fact.TEACHER_FROM, year);
        }
        for (long i = moving; i < missing; i++) {
            set(join(false, year), Fact.TEACHER_FROM, year);
        }
    }

    private void excess(Fact fact, long wanted, int year) {
        int[] holders = those(p -> isTeacher(p) && has(p, fact));
        leave(inOrder(holders, "leaving " + fact, year, p -> 0), holders.length - wanted, year);
    }

    /** Staff that do not teach full-time; where there are too many of them already more leave. */
    private void others(int year, long wanted) {
        int[] there = those(p -> isStaff(p) && !isTeacher(p));
        long leaving = Math.max(Math.round(there.length * LEAVING_OTHERS), there.length - wanted);
        leave(inOrder(there, "leaving others", year, p -> year(p, Fact.JOINED) / 12.0), leaving, year);
        for (long i = there.length - leaving; i < wanted; i++) {
            join(false, year);
        }
    }

    private void leave(int[] order, long count, int year) {
        for (int i = 0; i < Math.min(count, order.length); i++) {
            set(order[i], Fact.LEFT, year);
        }
    }

    private void gain(Fact fact, long wanted, int year, IntToDoubleFunction rank) {
        int[] teachers = those(this::isTeacher);
        long holders = Arrays.stream(teachers).filter(p -> has(p, fact)).count();
        give(fact, wanted - holders, year, teachers, rank, p -> year);
    }
}
