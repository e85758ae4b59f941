package cultivation.simulator.sequence;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One value for each year; asking for a year without one is a mistake in the plan. */
public final class ByYear<T> {
    private final Map<Integer, T> values = new TreeMap<>();

    public T of(int year) {
        var value = values.get(year);
        if (value == null) {
            throw new IllegalStateException("nothing is planned for " + year + ", only for " + values.keySet());
        }
        return value;
    }

    public boolean has(int year) {
        return values.containsKey(year);
    }

    public void put(int year, T value) {
        values.put(year, value);
    }

    public T orNew(int year, Supplier<T> initial) {
        return values.computeIfAbsent(year, y -> initial.get());
    }

    public Iterable<Integer> years() {
        return values.keySet();
    }
}
