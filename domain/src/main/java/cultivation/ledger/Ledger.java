package cultivation.ledger;

import cultivation.entity.Measure;
import cultivation.rule.SyntheticCollege;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole state of knowledge, in memory, made from the cells of the ledger's topic in any order that keeps each
 * cell's own.
 *
 * <p>The cells of a batch belong together, so they are held back until the batch's last one has come: no figure is ever
 * shown from half a change. The probe's cells are not kept. Not thread-safe.
 */
public final class Ledger {
    /** Which series moved. */
    public record Moved(String college, Measure measure) {}

    private record Held(CellKey key, Amount absolute) {}

    private final Map<String, EnumMap<Measure, Map<String, Series>>> colleges = new HashMap<>();
    private final Map<Integer, List<Held>> open = new HashMap<>();
    /** Live contributions of business measures by day: the last key is the events' clock. */
    private final TreeMap<LocalDate, Long> businessDays = new TreeMap<>();

    /**
     * Takes a cell as read from the topic.
     *
     * @param absolute the cell's whole amount, {@link Amount#NONE} for a tombstone
     * @return what moved, now that a whole batch is known; empty while the batch is open
     */
    public Collection<Moved> read(CellKey key, Amount absolute, boolean endOfBatch) {
        var held = open.computeIfAbsent(key.partition(), partition -> new ArrayList<>());
        held.add(new Held(key, absolute));
        if (!endOfBatch) {
            return List.of();
        }
        open.remove(key.partition());
        var moved = new ArrayList<Moved>();
        for (Held cell : held) {
            if (set(cell.key(), cell.absolute())) {
                moved.add(new Moved(cell.key().college(), cell.key().measure()));
            }
        }
        return moved;
    }

    /** Sets a cell outside any batch, as when a board is rebuilt from a store; true when that moved something. */
    public boolean set(CellKey key, Amount absolute) {
        if (SyntheticCollege.is(key.college()) || key.measure() == Measure.RECEIVED) {
            return false;
        }
        var moved = series(key, key.measure(), key.slice()).set(key.day(), key.partition(), absolute);
        if (key.measure().isCounted()) {
            receive(key, moved);
        }
        if (moved.count() != 0 && !key.measure().isAccounting()) {
            businessDays.merge(key.day(), moved.count(), (a, b) -> a + b == 0 ? null : a + b);
        }
        return !moved.equals(Amount.NONE);
    }

    /** What came is the sum of what became of it, whatever the verdict; it is on no topic. */
    private void receive(CellKey verdict, Amount moved) {
        var slice = verdict.slice();
        var type = slice.contains("/") ? slice.substring(0, slice.indexOf('/')) : slice;
        var received = series(verdict, Measure.RECEIVED, type);
        received.set(
                verdict.day(), 0, received.sum(verdict.day(), verdict.day()).plus(moved));
    }

    private Series series(CellKey key, Measure measure, String slice) {
        return colleges.computeIfAbsent(key.college(), college -> new EnumMap<>(Measure.class))
                .computeIfAbsent(measure, unused -> new TreeMap<>())
                .computeIfAbsent(slice, unused -> new Series());
    }

    /** The series of a measure by slice; empty when nothing was ever booked. */
    public Map<String, Series> series(String college, Measure measure) {
        var measures = colleges.get(college);
        var slices = measures == null ? null : measures.get(measure);
        return slices == null ? Map.of() : slices;
    }

    /** The latest day on which any business measure has a live contribution; null when there is none. */
    public @Nullable LocalDate latestBusinessDay() {
        return businessDays.isEmpty() ? null : businessDays.lastKey();
    }

    /** The years in which any business measure has a live contribution, in order. */
    public Collection<Integer> businessYears() {
        return businessDays.keySet().stream().map(LocalDate::getYear).distinct().toList();
    }

    /** The colleges that anything was ever booked for. */
    public Collection<String> colleges() {
        return colleges.keySet();
    }
}
