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
import java.util.function.Predicate;
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

    /** Of a source partition: the sum over its cells here, and as its book has told with its last batch. */
    private static final class Agreement {
        final CellSum here = new CellSum();

        @Nullable
        Long told;
    }

    /** What one college has booked. */
    private static final class Booked {
        final EnumMap<Measure, Map<String, Series>> series = new EnumMap<>(Measure.class);
        final EnumMap<Measure, Long> movedAt = new EnumMap<>(Measure.class);
        /** Live contributions of business measures but plans by day: the last key is the college's own clock. */
        final TreeMap<LocalDate, Long> happenedOn = new TreeMap<>();

        int liveCells;

        Series series(Measure measure, String slice) {
            return series.computeIfAbsent(measure, unused -> new TreeMap<>())
                    .computeIfAbsent(slice, unused -> new Series());
        }
    }

    private final Map<String, Booked> colleges = new HashMap<>();
    /** By year: when each measure's cells of that year moved last, of whatever college. */
    private final TreeMap<Integer, EnumMap<Measure, Long>> movedAt = new TreeMap<>();

    private final Map<Integer, List<Held>> open = new HashMap<>();
    private final Map<Integer, Agreement> agreements = new HashMap<>();
    /** Live contributions of business measures by day. */
    private final TreeMap<LocalDate, Long> businessDays = new TreeMap<>();
    /** The same without those that reach back: with the first of them the years begin that have figures. */
    private final TreeMap<LocalDate, Long> ownDays = new TreeMap<>();

    private long revision;

    /**
     * Takes a cell as read from the topic.
     *
     * @param absolute the cell's whole amount, {@link Amount#NONE} for a tombstone
     * @return what moved, now that a whole batch is known; empty while the batch is open
     */
    public Collection<Moved> read(CellKey key, Amount absolute, boolean endOfBatch) {
        var held = open.computeIfAbsent(key.partition(), partition -> new ArrayList<>());
        held.add(new Held(key, absolute));
        return endOfBatch ? endBatch(key.partition()) : List.of();
    }

    /**
     * Ends the batch of a source partition, as where its last cell is none that this version knows.
     *
     * @return what moved
     */
    public Collection<Moved> endBatch(int partition) {
        var held = open.remove(partition);
        if (held == null) {
            return List.of();
        }
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
        var booked = colleges.computeIfAbsent(key.college(), college -> new Booked());
        var series = booked.series(key.measure(), key.slice());
        int before = series.size();
        var moved = series.set(key.day(), key.partition(), absolute);
        if (moved.equals(Amount.NONE)) {
            return false;
        }
        booked.liveCells += series.size() - before;
        agreement(key.partition())
                .here
                .add(key.college(), key.measure(), key.slice(), key.day(), moved.amount(), moved.count());
        revision++;
        noteMoved(booked, key.measure(), key.day());
        if (key.measure().isCounted()) {
            receive(booked, key, moved);
        }
        if (moved.count() != 0 && !key.measure().isAccounting()) {
            businessDays.merge(key.day(), moved.count(), (a, b) -> a + b == 0 ? null : a + b);
            if (!key.measure().reachesBack()) {
                ownDays.merge(key.day(), moved.count(), (a, b) -> a + b == 0 ? null : a + b);
            }
            if (!key.measure().isPlanned()) {
                booked.happenedOn.merge(key.day(), moved.count(), (a, b) -> a + b == 0 ? null : a + b);
            }
        }
        return true;
    }

    /**
     * Takes what a source partition's book says with the end of a batch, which has been read.
     *
     * @param sum over its cells; null when it says none
     */
    public void tell(int partition, @Nullable Long sum) {
        agreement(partition).told = sum;
    }

    /** The source partitions of which this ledger has other cells than their books, as far as those have told. */
    public List<Integer> differing() {
        return agreements.entrySet().stream()
                .filter(each -> {
                    var told = each.getValue().told;
                    return told != null && told != each.getValue().here.value();
                })
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The cells of a source partition that are other than nothing. */
    public List<CellKey> cells(int partition) {
        var cells = new ArrayList<CellKey>();
        colleges.forEach(
                (college, booked) -> booked.series.forEach((measure, slices) -> slices.forEach((slice, series) -> {
                    if (measure != Measure.RECEIVED) {
                        series.forEachDay(
                                partition, day -> cells.add(new CellKey(college, measure, slice, day, partition)));
                    }
                })));
        return cells;
    }

    private Agreement agreement(int partition) {
        return agreements.computeIfAbsent(partition, unused -> new Agreement());
    }

    /** Grows with every cell that moves. */
    public long revision() {
        return revision;
    }

    /** The revision in which a measure of a college moved last; 0 when it never did. */
    public long movedAt(String college, Measure measure) {
        var booked = colleges.get(college);
        return booked == null ? 0 : booked.movedAt.getOrDefault(measure, 0L);
    }

    /** The revision in which a measure moved last on any day of these years, both inclusive; 0 when it never did. */
    public long movedAt(Measure measure, int firstYear, int lastYear) {
        long latest = 0;
        for (var ofYear : movedAt.subMap(firstYear, true, lastYear, true).values()) {
            latest = Math.max(latest, ofYear.getOrDefault(measure, 0L));
        }
        return latest;
    }

    /** How many cells of a college on the ledger's topic are other than nothing, over all source partitions. */
    public int liveCells(String college) {
        var booked = colleges.get(college);
        return booked == null ? 0 : booked.liveCells;
    }

    /** What came is the sum of what became of it, whatever the verdict; it is on no topic. */
    private void receive(Booked booked, CellKey verdict, Amount moved) {
        var slice = verdict.slice();
        var type = slice.contains("/") ? slice.substring(0, slice.indexOf('/')) : slice;
        var received = booked.series(Measure.RECEIVED, type);
        received.set(
                verdict.day(), 0, received.sum(verdict.day(), verdict.day()).plus(moved));
        noteMoved(booked, Measure.RECEIVED, verdict.day());
    }

    private void noteMoved(Booked booked, Measure measure, LocalDate day) {
        booked.movedAt.put(measure, revision);
        movedAt.computeIfAbsent(day.getYear(), year -> new EnumMap<>(Measure.class))
                .put(measure, revision);
    }

    /** The series of a measure by slice; empty when nothing was ever booked. */
    public Map<String, Series> series(String college, Measure measure) {
        var booked = colleges.get(college);
        var slices = booked == null ? null : booked.series.get(measure);
        return slices == null ? Map.of() : slices;
    }

    /**
     * The latest day on which any business measure of these colleges has a live contribution; null when there is none. Plans do
     * not count: theirs may lie a year ahead, and one of them would move everybody's day.
     */
    public @Nullable LocalDate latestBusinessDay(Predicate<String> ofCollege) {
        LocalDate latest = null;
        for (var college : colleges.entrySet()) {
            var days = college.getValue().happenedOn;
            if (!days.isEmpty()
                    && (latest == null || days.lastKey().isAfter(latest))
                    && ofCollege.test(college.getKey())) {
                latest = days.lastKey();
            }
        }
        return latest;
    }

    /**
     * The years in which any business measure has a live contribution, in order, from the first on that has one of a
     * measure which does not reach back: a teacher hired in 1984 makes no report of 1984.
     */
    public Collection<Integer> businessYears() {
        if (ownDays.isEmpty()) {
            return List.of();
        }
        var first = LocalDate.ofYearDay(ownDays.firstKey().getYear(), 1);
        return businessDays.tailMap(first).keySet().stream()
                .map(LocalDate::getYear)
                .distinct()
                .toList();
    }

    /** The colleges that anything was ever booked for. */
    public Collection<String> colleges() {
        return colleges.keySet();
    }
}
