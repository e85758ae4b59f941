package cultivation.simulator.conditions;

import cultivation.simulator.sequence.Profile;
import cultivation.simulator.sequence.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The colleges that the report names, by their place in the city; an invented city has colleges like them. */
final class Colleges {
    private static final List<String> CODES =
            Profile.city().stream().map(Profile::code).toList();

    private Colleges() {}

    /** The place of the college with that code among the 25. */
    static int place(String code) {
        int place = CODES.indexOf(code);
        if (place < 0) {
            throw new IllegalStateException("no college of the city: " + code);
        }
        return place;
    }

    /** Those that have an establishment of the kind and level. */
    static Set<Integer> of(City city, String kind, String level) {
        return Resource.rows("establishments.csv").stream()
                .filter(row -> row.get(1).equals(kind) && row.get(2).equals(level))
                .map(row -> place(row.get(0)))
                .filter(place -> place < city.size())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
