package cultivation.oracle;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The amounts of one term of one college, day by day; a window is summed by looking at every day there is. */
final class DailySums {
    private final long[] days;
    private final Cell[] cells;

    private DailySums(SortedMap<LocalDate, Cell> byDay) {
        this.days = byDay.keySet().stream().mapToLong(LocalDate::toEpochDay).toArray();
        this.cells = byDay.values().toArray(Cell[]::new);
    }

    static DailySums of(String college, Definition.Term term, Map<CellKey, Cell> ledger) {
        var byDay = new TreeMap<LocalDate, Cell>();
        ledger.forEach((key, cell) -> {
            if (key.college().equals(college) && term.takes(key)) {
                byDay.merge(key.day(), cell, Cell::plus);
            }
        });
        return new DailySums(byDay);
    }

    /** The sum over all days from {@code from} to {@code to}, both inclusive. */
    Cell between(LocalDate from, LocalDate to) {
        long first = from.toEpochDay();
        long last = to.toEpochDay();
        Cell sum = Cell.NOTHING;
        for (int i = 0; i < days.length; i++) {
            if (first <= days[i] && days[i] <= last) {
                sum = sum.plus(cells[i]);
            }
        }
        return sum;
    }
}
