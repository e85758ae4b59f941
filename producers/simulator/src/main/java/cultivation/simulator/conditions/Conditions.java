package cultivation.simulator.conditions;

import cultivation.simulator.sequence.EventSequence;
import cultivation.simulator.sequence.Profile;
import cultivation.simulator.sequence.SeededRandom;
import cultivation.simulator.sequence.Targets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a city's colleges tell of themselves beside their students, see {@code targets.csv}.
 *
 * <pre>{@code
 * new Conditions(targets, profiles, plan.students(), 2018, 2019, random).sequences(25)
 * }</pre>
 */
public final class Conditions {
    private final City city;
    private final StaffNumbers staff;
    private final Diaries diaries;

    public Conditions(
            Targets targets, List<Profile> profiles, Students students, int first, int last, SeededRandom random) {
        this.city = new City(targets, profiles, students, first, last, random.of("conditions"));
        this.staff = new StaffNumbers(city);
        this.diaries = new Diaries(city);
        new Levels(city, staff, diaries).tell();
        new Activities(city, staff, diaries).tell();
        new Money(city, diaries).tell();
        new Awards(city, diaries).tell();
        new Surveys(city, diaries).tell();
        new Foundations(city, diaries).tell();
        new Projects(city, diaries).tell();
    }

    /** Of the city's first so many colleges. */
    public List<EventSequence> sequences(int colleges) {
        var sequences = new ArrayList<>(diaries.sequences(colleges));
        int begun = city.first() - 1;
        for (int c = 0; c < colleges; c++) {
            var random = city.random().of("roster").of(c);
            var roster = new StaffRoster(random);
            roster.begin(begun, staff.of(begun, c));
            for (int year = city.first(); year <= city.last(); year++) {
                roster.live(year, staff.of(year, c));
            }
            sequences.addAll(StaffSequence.of(city.profile(c).code(), roster, begun, city.last(), random.of("told")));
        }
        return sequences;
    }
}
