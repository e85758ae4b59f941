package cultivation.bench.job;

import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a rung has counted: each cell over all source partitions, {@code college|measure|slice|day}. The verdicts have
 * neither slice nor day, since the day on which a record counts as received is no matter of the events.
 */
public final class Figures {
    private static final int DIFFERENCES_SHOWN = 5;

    private final SortedMap<String, Amount> cells = new TreeMap<>();

    public void add(CellKey cell, Amount amount) {
        add(nameOf(cell.college(), cell.measure(), cell.slice(), cell.day()), amount);
    }

    /** Under a name of {@link #nameOf}. */
    public void add(String name, Amount amount) {
        cells.merge(name, amount, Amount::plus);
    }

    public static String nameOf(String college, Measure measure, String slice, LocalDate day) {
        return measure.isAccounting()
                ? college + '|' + measure.id()
                : college + '|' + measure.id() + '|' + slice + '|' + day;
    }

    /** How many cells there are. */
    public long size() {
        return cells.size();
    }

    public void write(Path file) throws IOException {
        Files.write(
                file,
                cells.entrySet().stream()
                        .map(cell -> cell.getKey()
                                + ' '
                                + cell.getValue().amount()
                                + ' '
                                + cell.getValue().count())
                        .toList());
    }

    public static Figures read(Path file) throws IOException {
        var figures = new Figures();
        for (var line : Files.readAllLines(file)) {
            var parts = line.split(" ", 3);
            figures.cells.put(parts[0], new Amount(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        }
        return figures;
    }

    /** Where these differ from the true ones; empty when they are equal. A cell of nothing is no cell. */
    public List<String> differencesFrom(Figures truth) {
        SortedSet<String> names = new TreeSet<>(cells.keySet());
        names.addAll(truth.cells.keySet());
        var differences = new ArrayList<String>();
        long found = 0;
        for (var name : names) {
            var here = cells.getOrDefault(name, Amount.NONE);
            var there = truth.cells.getOrDefault(name, Amount.NONE);
            if (!here.equals(there) && found++ < DIFFERENCES_SHOWN) {
                differences.add(name + " must be " + there + ", got: " + here);
            }
        }
        if (found > DIFFERENCES_SHOWN) {
            differences.add("and " + (found - DIFFERENCES_SHOWN) + " more");
        }
        return differences;
    }
}
