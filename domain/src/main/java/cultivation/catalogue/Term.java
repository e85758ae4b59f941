package cultivation.catalogue;

import cultivation.entity.Measure;
import cultivation.events.ResourceItem;
import cultivation.rule.Resources;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A measure, or some slices of it.
 *
 * @param slices empty: all
 */
public record Term(Measure measure, Set<String> slices) {
    private static final Set<String> IN_FEN = Arrays.stream(ResourceItem.values())
            .filter(Resources::isInFen)
            .map(ResourceItem::name)
            .collect(Collectors.toUnmodifiableSet());

    /** @throws IllegalArgumentException when its slices are resources in fen and others: they cannot be added */
    public Term {
        slices = Set.copyOf(slices);
        if (isOfResources(measure)
                && slices.stream().map(IN_FEN::contains).distinct().count() > 1) {
            throw new IllegalArgumentException("resources in fen cannot be added to others: " + slices);
        }
    }

    public static Term of(Measure measure) {
        return new Term(measure, Set.of());
    }

    /** Whether the term takes a slice of its measure. */
    public boolean takes(String slice) {
        return slices.isEmpty() || slices.contains(slice);
    }

    /** How many decimals its whole numbers stand for: 2 of what is kept in fen or hundredths, else 0. */
    public int decimals() {
        if (isOfResources(measure)) {
            return !slices.isEmpty() && IN_FEN.containsAll(slices) ? 2 : 0;
        }
        return measure.decimals();
    }

    private static boolean isOfResources(Measure measure) {
        return measure == Measure.RESOURCE || measure == Measure.RESOURCE_ADDED;
    }
}
