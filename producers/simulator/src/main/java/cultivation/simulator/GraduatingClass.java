package cultivation.simulator;

import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Evidence;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.simulator.sequence.SeededRandom;
import cultivation.simulator.sequence.Shuffle;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One college's graduates of one year in numbers, and who of them has which outcome.
 *
 * <p>Graduate 0 to {@code employed - 1} is employed, the next seek or do not, of the last nothing is known. Each trait is
 * given to the first so many of a shuffle, so that its count is exact and no list is kept.
 */
final class GraduatingClass {
    private static final String[] WEST_AND_NORTH_EAST = {
        "15", "21", "22", "23", "50", "51", "52", "53", "61", "62", "65"
    };
    private static final String[] ELSEWHERE = {"13", "13", "13", "12", "12", "37", "14", "41", "32", "33", "44", "31"};

    final Cohort cohort;
    final int year;
    final long graduates;
    final long completed;
    final Outcomes outcomes;
    private final long employedNamed;
    private final SeededRandom random;
    private final Shuffle classes;
    private final Shuffle asked;
    private final Shuffle destinations;
    private final Shuffle places;
    private final Shuffle employers;
    private final Shuffle incomes;

    /** How many of a class have which outcome. Of the employed, those at work come before soldiers and students. */
    record Outcomes(
            long employed,
            long unknown,
            long selfEmployed,
            long freelance,
            long publicProject,
            long otherForm,
            long military,
            long furtherStudy,
            long local,
            long westNortheast,
            long smeGrassroots,
            long top500,
            long relevanceAsked,
            long majorRelevant,
            long incomeStated,
            long incomeFen) {
        long working() {
            return employed - military - furtherStudy;
        }
    }

    GraduatingClass(
            Cohort cohort,
            int year,
            long graduates,
            long completed,
            long employedNamed,
            Outcomes outcomes,
            SeededRandom random) {
        this.cohort = cohort;
        this.year = year;
        this.graduates = graduates;
        this.completed = completed;
        this.employedNamed = employedNamed;
        this.outcomes = outcomes;
        this.random = random;
        this.classes = Shuffle.of(outcomes.employed, random.of("classes"));
        this.asked = Shuffle.of(employedNamed, random.of("asked"));
        this.destinations = Shuffle.of(outcomes.employed, random.of("destinations"));
        this.places = Shuffle.of(outcomes.employed, random.of("places"));
        this.employers = Shuffle.of(outcomes.working(), random.of("employers"));
        this.incomes = Shuffle.of(outcomes.working(), random.of("incomes"));
    }

    long known() {
        return graduates - outcomes.unknown;
    }

    MajorClass majorClass(long graduate) {
        double named = cohort.profile.namedShare();
        double point;
        if (graduate < outcomes.employed) {
            long place = classes.at(graduate);
            if (place >= employedNamed) {
                return MajorClass.OTHER;
            }
            point = named * (place + 0.5) / employedNamed;
        } else {
            point = random.of("class").fraction(graduate);
        }
        return cohort.profile.majorClass(point);
    }

    EmploymentOutcome outcome(Head head, long graduate, LocalDate outcomeOn, Evidence evidence, boolean flawed) {
        if (graduate >= outcomes.employed) {
            boolean seeking = graduate % 4 != 0;
            return unemployed(head, graduate, outcomeOn, evidence, seeking != flawed);
        }
        long rank = destinations.at(graduate);
        boolean working = rank < outcomes.working();
        long employer = working ? employers.at(rank) : Long.MAX_VALUE;
        boolean smeOrGrassroots = employer < outcomes.smeGrassroots;
        boolean top500 = !smeOrGrassroots && employer < outcomes.smeGrassroots + outcomes.top500;
        return new EmploymentOutcome(
                head,
                studentId(graduate),
                outcomeOn,
                destination(rank),
                flawed ? "13" : province(graduate),
                smeOrGrassroots != (flawed && !top500),
                top500,
                flawed || !working ? null : income(incomes.at(rank)),
                majorRelevant(graduate),
                evidence);
    }

    EmploymentOutcome unemployed(Head head, long graduate, LocalDate outcomeOn, Evidence evidence, boolean seeking) {
        return new EmploymentOutcome(
                head,
                studentId(graduate),
                outcomeOn,
                seeking ? Destination.SEEKING : Destination.NOT_SEEKING,
                null,
                false,
                false,
                null,
                null,
                evidence);
    }

    String studentId(long fate) {
        return cohort.studentId(cohort.withFate(fate));
    }

    private Destination destination(long rank) {
        long until = outcomes.selfEmployed;
        if (rank < until) {
            return Destination.SELF_EMPLOYED;
        }
        until += outcomes.freelance;
        if (rank < until) {
            return Destination.FREELANCE;
        }
        until += outcomes.publicProject;
        if (rank < until) {
            return Destination.PUBLIC_PROJECT;
        }
        until += outcomes.otherForm;
        if (rank < until) {
            return Destination.OTHER_FORM;
        }
        until = outcomes.working();
        if (rank < until) {
            return Destination.CONTRACT;
        }
        return rank < until + outcomes.military ? Destination.MILITARY : Destination.FURTHER_STUDY;
    }

    private String province(long graduate) {
        long place = places.at(graduate);
        if (place < outcomes.local) {
            return "11";
        }
        var codes = place < outcomes.local + outcomes.westNortheast ? WEST_AND_NORTH_EAST : ELSEWHERE;
        return codes[random.of("province").below(graduate, codes.length)];
    }

    private @Nullable Boolean majorRelevant(long graduate) {
        long place = classes.at(graduate);
        if (place >= employedNamed) {
            // Asked, too, but the indicator is about science, engineering, agriculture and medicine.
            return random.of("other relevance").below(graduate, 10) < 6;
        }
        long answer = asked.at(place);
        return answer < outcomes.relevanceAsked ? Boolean.valueOf(answer < outcomes.majorRelevant) : null;
    }

    /** Two by two: a round figure near the mean, and what is left of the two's share, so that the sum is exact. */
    private @Nullable Long income(long place) {
        if (place >= outcomes.incomeStated) {
            return null;
        }
        long first = place - place % 2;
        long both = incomeUntil(Math.min(first + 2, outcomes.incomeStated)) - incomeUntil(first);
        if (first + 1 == outcomes.incomeStated) {
            return both;
        }
        double spread = 0.42
                * (random.of("income").fraction(first) + random.of("income").fraction(first + 1) - 1);
        long rounded = Math.round(both / 2.0 * (1 + spread) / 10_000) * 10_000;
        return place == first ? rounded : both - rounded;
    }

    private long incomeUntil(long places) {
        long each = outcomes.incomeFen / outcomes.incomeStated;
        return each * places + Math.min(places, outcomes.incomeFen % outcomes.incomeStated);
    }
}
