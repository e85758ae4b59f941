package cultivation.catalogue;

import cultivation.entity.Measure;
import java.util.Set;

/**
 * A measure, or some slices of it.
 *
 * @param slices empty: all
 */
public record Term(Measure measure, Set<String> slices) {
    private static final Set<String> IN_FEN = Set.of("FIXED_ASSETS", "EQUIPMENT_VALUE", "ENTERPRISE_EQUIPMENT_VALUE");

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

    /**
     * How many decimals its whole numbers stand for: 2 of what is kept in fen or hundredths, else 0.
     *
     * @throws IllegalArgumentException when its slices are of both sorts
     */
    public int decimals() {
        var id = measure.id();
        if (!id.equals("resource") && !id.equals("resource_added")) {
            return id.endsWith("_fen") || id.endsWith("_hundredths") ? 2 : 0;
        }
        long inFen = slices.stream().filter(IN_FEN::contains).count();
        if (inFen > 0 && inFen < slices.size()) {
            throw new IllegalArgumentException("resources in fen cannot be added to others: " + slices);
        }
        return inFen > 0 ? 2 : 0;
    }
}
