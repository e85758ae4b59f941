package cultivation.board;

import cultivation.reference.College;
import cultivation.reference.Ownership;
import cultivation.rule.SyntheticCollege;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The registered colleges by code. Only those with an ownership count in any group or in the city: a topic of no
 * registered college is in no total, and the probe is no college at all.
 */
public final class Roster {
    private final Map<String, College> colleges = new TreeMap<>();

    public void put(College college) {
        if (SyntheticCollege.is(college.getCode())) {
            return;
        }
        colleges.put(college.getCode().toString(), college);
    }

    public void remove(String code) {
        colleges.remove(code);
    }

    public Collection<College> all() {
        return colleges.values();
    }

    public @Nullable College college(String code) {
        return colleges.get(code);
    }

    /** Codes of the colleges that count, in order. */
    public List<String> counted() {
        return colleges.values().stream()
                .filter(college -> Groups.ALL.contains(college.getOwnership()))
                .map(college -> college.getCode().toString())
                .toList();
    }

    /** Codes of the colleges of one group, in order. */
    public List<String> of(Ownership ownership) {
        return colleges.values().stream()
                .filter(college -> college.getOwnership() == ownership)
                .map(college -> college.getCode().toString())
                .toList();
    }
}
