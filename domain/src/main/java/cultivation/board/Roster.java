package cultivation.board;

import cultivation.reference.College;
import cultivation.reference.Ownership;
import cultivation.rule.SyntheticCollege;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The registered colleges by code. Only those with an ownership count in any group or in the city: a topic of no
 * registered college is in no total, and the probe is no college at all.
 */
public final class Roster {
    /** Who counts, as it is asked for with every figure. */
    private record Members(List<String> counted, Map<Ownership, List<String>> byOwnership) {}

    private final Map<String, College> colleges = new TreeMap<>();
    private volatile @Nullable Members members;
    private long revision;

    public void put(College college) {
        if (SyntheticCollege.is(college.getCode())) {
            return;
        }
        if (!college.equals(colleges.put(college.getCode().toString(), college))) {
            moved();
        }
    }

    public void remove(String code) {
        if (colleges.remove(code) != null) {
            moved();
        }
    }

    /** Grows with every change. */
    public long revision() {
        return revision;
    }

    public Collection<College> all() {
        return colleges.values();
    }

    public @Nullable College college(String code) {
        return colleges.get(code);
    }

    /** Codes of the colleges that count, in order. */
    public List<String> counted() {
        return members().counted();
    }

    /** Codes of the colleges of one group, in order. */
    public List<String> of(Ownership ownership) {
        return members().byOwnership().getOrDefault(ownership, List.of());
    }

    private void moved() {
        revision++;
        members = null;
    }

    private Members members() {
        var known = members;
        if (known == null) {
            var counted = new ArrayList<String>();
            var byOwnership = new EnumMap<Ownership, List<String>>(Ownership.class);
            colleges.forEach((code, college) -> {
                var ownership = college.getOwnership();
                byOwnership
                        .computeIfAbsent(ownership, each -> new ArrayList<>())
                        .add(code);
                if (Groups.ALL.contains(ownership)) {
                    counted.add(code);
                }
            });
            byOwnership.replaceAll((ownership, codes) -> List.copyOf(codes));
            known = new Members(List.copyOf(counted), byOwnership);
            members = known;
        }
        return known;
    }
}
