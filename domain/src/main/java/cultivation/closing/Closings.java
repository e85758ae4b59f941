package cultivation.closing;

import cultivation.closings.ClosedTables;
import cultivation.closings.Closing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every edition of every closed year, by the keys of {@code cultivation.closings}.
 *
 * <p>An edition is there once its {@link Closing} is, which is written after its tables, in one transaction.
 */
public final class Closings {
    /** Year and edition: {@code 2019|1}. */
    public record Edition(int year, int number) implements Comparable<Edition> {
        @Override
        public String toString() {
            return year + "|" + number;
        }

        @Override
        public int compareTo(Edition other) {
            return year == other.year ? Integer.compare(number, other.number) : Integer.compare(year, other.year);
        }
    }

    private final NavigableMap<Edition, Closing> heads = new TreeMap<>();
    private final Map<Edition, Map<String, ClosedTables>> tables = new HashMap<>();

    /** The key of an edition's particulars. */
    public static String key(Closing closing) {
        return new Edition(closing.getYear(), closing.getEdition()).toString();
    }

    /** The key of an entity's tables. */
    public static String key(ClosedTables tables) {
        return new Edition(tables.getYear(), tables.getEdition()) + "|" + tables.getScope() + "|" + tables.getEntity();
    }

    /** Whether a key is that of an edition's particulars. */
    public static boolean isOfHead(String key) {
        return key.indexOf('|') == key.lastIndexOf('|');
    }

    public void put(Closing closing) {
        heads.put(new Edition(closing.getYear(), closing.getEdition()), closing);
    }

    public void put(ClosedTables of) {
        tables.computeIfAbsent(new Edition(of.getYear(), of.getEdition()), edition -> new TreeMap<>())
                .put(key(of), of);
    }

    /** Oldest year and edition first. */
    public List<ClosedEdition> all() {
        return heads.keySet().stream().map(this::edition).toList();
    }

    /** The editions of a year, oldest first. */
    public List<ClosedEdition> of(int year) {
        return heads.keySet().stream()
                .filter(edition -> edition.year() == year)
                .map(this::edition)
                .toList();
    }

    /**
     * One edition.
     *
     * @param number null: the latest
     */
    public @Nullable ClosedEdition of(int year, @Nullable Integer number) {
        var last = number == null ? heads.floorKey(new Edition(year, Integer.MAX_VALUE)) : new Edition(year, number);
        return last == null || last.year() != year || !heads.containsKey(last) ? null : edition(last);
    }

    /** The number of a year's latest edition; 0 when it is not closed. */
    public int latest(int year) {
        var last = of(year, null);
        return last == null ? 0 : last.number();
    }

    private ClosedEdition edition(Edition edition) {
        return new ClosedEdition(
                Objects.requireNonNull(heads.get(edition)),
                List.copyOf(tables.getOrDefault(edition, Map.of()).values()));
    }
}
