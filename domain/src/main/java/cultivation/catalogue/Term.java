package cultivation.catalogue;

import cultivation.entity.Measure;
import java.util.Set;

/**
 * A measure, or some slices of it.
 *
 * @param slices empty: all
 */
public record Term(Measure measure, Set<String> slices) {
    public Term {
        slices = Set.copyOf(slices);
    }

    public static Term of(Measure measure) {
        return new Term(measure, Set.of());
    }

    /** Whether the term takes a slice of its measure. */
    public boolean takes(String slice) {
        return slices.isEmpty() || slices.contains(slice);
    }
}
