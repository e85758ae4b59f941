package cultivation.simulator.conditions;

import cultivation.events.Head;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.simulator.conditions.StaffRoster.Fact;
import cultivation.simulator.sequence.EventSequence;
import cultivation.simulator.sequence.Pseudonym;
import cultivation.simulator.sequence.SeededRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What changes among one college's staff within one year; in the year before the first one told, all who are there. */
final class StaffSequence extends EventSequence {
    private static final Fact[] FACTS = Fact.values();
    private static final int LAG_DAYS = 6;

    private final StaffRoster roster;
    private final int[] changes;
    private final int begun;
    /** The same in every year, for a fact keeps its day. */
    private final SeededRandom chance;

    private StaffSequence(String code, int year, int begun, StaffRoster roster, int[] changes, SeededRandom random) {
        super(code, year, changes.length, random.of(year));
        this.chance = random;
        this.roster = roster;
        this.changes = changes;
        this.begun = begun;
    }

    /** @param begun the year at whose end all staff is told for the first time */
    static List<EventSequence> of(String code, StaffRoster roster, int begun, int last, SeededRandom random) {
        var byYear = new ArrayList<List<Integer>>();
        for (int year = begun; year <= last; year++) {
            byYear.add(new ArrayList<>());
        }
        for (int person = 0; person < roster.persons(); person++) {
            for (Fact fact : FACTS) {
                int year = roster.year(person, fact);
                if (fact == Fact.JOINED) {
                    byYear.get(Math.max(year, begun) - begun).add(person * FACTS.length);
                } else if (year > begun && isTold(roster, person, fact, random)) {
                    byYear.get(year - begun).add(person * FACTS.length + fact.lane);
                }
            }
        }
        var sequences = new ArrayList<EventSequence>();
        for (int year = begun; year <= last; year++) {
            var sequence = new StaffSequence(code, year, begun, roster, new int[0], random);
            int[] sorted = byYear.get(year - begun).stream()
                    .sorted(Comparator.comparingLong(sequence::toldAt).thenComparing(Comparator.naturalOrder()))
                    .mapToInt(c -> c)
                    .toArray();
            sequences.add(new StaffSequence(code, year, begun, roster, sorted, random));
        }
        return sequences;
    }

    /** What was so on the day of joining is told with it. */
    private static boolean isTold(StaffRoster roster, int person, Fact fact, SeededRandom random) {
        return day(roster, person, fact, random).isAfter(day(roster, person, Fact.JOINED, random));
    }

    private static LocalDate day(StaffRoster roster, int person, Fact fact, SeededRandom random) {
        int year = roster.year(person, fact);
        int chance = random.of(fact.name()).below(person, 1 << 16);
        return switch (fact) {
            case JOINED ->
                chance % 5 < 3
                        ? LocalDate.of(year, 7, 1).plusDays(chance / 5 % 70)
                        : LocalDate.of(year, 1, 8).plusDays(chance / 5 % 320);
            case TEACHER_FROM -> {
                var joined = day(roster, person, Fact.JOINED, random);
                yield year == joined.getYear() ? joined : LocalDate.of(year, chance % 3 == 0 ? 3 : 9, 1);
            }
            case LEFT -> LocalDate.of(year, 1 + chance % 12, 1).plusMonths(1).minusDays(1);
            case TEACHER_UNTIL -> LocalDate.of(year, 9, 1);
            case POSTGRADUATE -> LocalDate.of(year, 6, 20).plusDays(chance % 25);
            case SENIOR -> LocalDate.of(year, 11, 25).plusDays(chance % 32);
            case DUAL -> LocalDate.of(year, 3, 10).plusDays(chance % 280);
            case MASTER -> LocalDate.of(year, 9, 5);
        };
    }

    private LocalDate day(int person, Fact fact) {
        return day(roster, person, fact, chance);
    }

    private long toldAt(int change) {
        int person = change / FACTS.length;
        var fact = FACTS[change % FACTS.length];
        if (roster.year(person, fact) <= begun) {
            return Diary.recordedAt(chance, change, LocalDate.of(begun, 12, 4), 14, begun);
        }
        return Diary.recordedAt(chance, change, day(person, fact), LAG_DAYS, roster.year(person, fact));
    }

    @Override
    public long recordedAtMillis(long position) {
        return toldAt(changes[(int) position]);
    }

    @Override
    public int revision(long position) {
        int change = changes[(int) position];
        int person = change / FACTS.length;
        int before = 0;
        for (Fact fact : FACTS) {
            int other = person * FACTS.length + fact.lane;
            if (other != change && changesSomething(person, fact) && isBefore(other, change)) {
                before++;
            }
        }
        return 1 + (Diary.LATER_REVISION - 1) * before;
    }

    private boolean changesSomething(int person, Fact fact) {
        int year = roster.year(person, fact);
        return fact == Fact.JOINED || (year > begun && isTold(roster, person, fact, chance));
    }

    private boolean isBefore(int one, int other) {
        long at = toldAt(one);
        long otherAt = toldAt(other);
        return at != otherAt ? at < otherAt : one < other;
    }

    /** The day, if it is known when this change is told. */
    private @Nullable LocalDate known(int person, Fact fact, int change) {
        if (roster.year(person, fact) == 0) {
            return null;
        }
        int own = person * FACTS.length + fact.lane;
        boolean known = own == change || !changesSomething(person, fact) || isBefore(own, change);
        return known ? day(person, fact) : null;
    }

    @Override
    public SpecificRecord statement(long position, Head head, boolean flawed) {
        int change = changes[(int) position];
        int person = change / FACTS.length;
        var joinedOn = day(person, Fact.JOINED);
        var postgraduateOn = known(person, Fact.POSTGRADUATE, change);
        if (flawed) {
            // The usual slip: the degree is entered in the wrong line of the table.
            postgraduateOn = postgraduateOn == null ? joinedOn : null;
        }
        return new StaffMember(
                head,
                Pseudonym.of(chance.bits(0) + "/" + collegeCode + "/staff/" + person),
                roster.isExternal(person) ? StaffKind.EXTERNAL_TEACHER : StaffKind.EMPLOYEE,
                joinedOn,
                known(person, Fact.LEFT, change),
                known(person, Fact.TEACHER_FROM, change),
                known(person, Fact.TEACHER_UNTIL, change),
                postgraduateOn,
                known(person, Fact.SENIOR, change),
                known(person, Fact.DUAL, change),
                known(person, Fact.MASTER, change),
                roster.isExternal(person) && chance.of("enterprise").below(person, 5) != 0);
    }
}
