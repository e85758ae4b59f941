package cultivation.catalogue;

import cultivation.entity.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands above or below an indicator's line: terms with whole weights, added up.
 *
 * <pre>{@code
 * Quantity.of(Measure.EMPLOYED)                                       // as most are
 * new Quantity(List.of(                                               // what there was before something was added
 *         new Quantity.Part(equipment, 1, Window.STOCK, true),
 *         new Quantity.Part(equipmentAdded, -1, null, false)))
 * }</pre>
 */
public record Quantity(List<Part> parts) {
    /**
     * One weighted term.
     *
     * @param weight other than 0
     * @param window over which it is summed; null for that of the figure
     * @param required whether the whole quantity is missing where nothing is booked under this term
     */
    public record Part(Term term, int weight, @Nullable Window window, boolean required) {
        public Part {
            if (weight == 0) {
                throw new IllegalArgumentException("a term of weight 0 adds nothing");
            }
        }

        /** The window over which it is summed, in a figure of a window. */
        public Window windowIn(Window ofFigure) {
            return window == null ? ofFigure : window;
        }
    }

    public Quantity {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a quantity has at least one term");
        }
        if (parts.stream().map(part -> part.term().decimals()).distinct().count() > 1) {
            throw new IllegalArgumentException("terms in fen or hundredths cannot be added to terms in whole numbers: "
                    + parts.stream().map(part -> part.term().measure().id()).toList());
        }
    }

    public static Quantity of(Term term) {
        return new Quantity(List.of(new Part(term, 1, null, false)));
    }

    public static Quantity of(Measure measure) {
        return of(Term.of(measure));
    }

    /** The term that it is, when it is nothing but one over the figure's own window; else null. */
    public @Nullable Term term() {
        var first = parts.get(0);
        return parts.size() == 1 && first.weight() == 1 && first.window() == null ? first.term() : null;
    }

    /** As {@link Term#decimals}; all terms agree. */
    public int decimals() {
        return parts.get(0).term().decimals();
    }
}
