package cultivation.book;

import cultivation.entity.Measure;
import cultivation.ledger.Amount;
import cultivation.ledger.CellKey;
import cultivation.ledger.CellSum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * The cells of one source partition: what each amounts to, and which have moved since they were last taken.
 *
 * <pre>{@code
 * cells.add(college, Measure.EMPLOYED, "", day, 1, 1);
 * cells.takeMoved((key, absolute, last) -> send(key, absolute, last));
 * }</pre>
 *
 * They follow from the entities, so they are not stored: a task that starts adds them up again. A cell costs 25 bytes in
 * a table that is at most two thirds full; texts are made only where a cell leaves. Not thread-safe.
 */
@SuppressWarnings("EnumOrdinal") // within one process
public final class Cells {
    /** Told of each cell that moved. */
    @FunctionalInterface
    public interface Taking {
        /**
         * @param absolute the whole amount; {@link Amount#NONE} when nothing is left
         * @param last whether it is the last one of this taking
         */
        void cell(CellKey key, Amount absolute, boolean last);
    }

    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MOST_NAMES = 0xFFFF;
    /** So that every day within 22,000 years of 1970 is positive. */
    private static final int DAY_OFFSET = 1 << 23;

    private static final Measure[] MEASURES = Measure.values();

    private final int partition;
    private final Names colleges = new Names("colleges");
    private final Names slices = new Names("slices");

    /** College, measure, slice and day in one number, which is never 0; 0: a free slot. */
    private long[] keys = new long[FIRST_SLOTS];

    private long[] amounts = new long[FIRST_SLOTS];
    private long[] counts = new long[FIRST_SLOTS];
    private boolean[] hasMoved = new boolean[FIRST_SLOTS];
    private int used;
    private final CellSum sum = new CellSum();

    /** By the number of the college. */
    private int[] live = new int[16];

    private long[] moved = new long[FIRST_SLOTS];
    private int movedCount;

    /** @param partition the source partition, part of each cell's key */
    public Cells(int partition) {
        this.partition = partition;
    }

    /** Adds to a cell, which has moved by that; its contributions now. */
    public long add(String college, Measure measure, String slice, LocalDate day, long amount, long count) {
        int slot = put(college, measure, slice, day, amount, count);
        note(slot);
        return counts[slot];
    }

    /** Adds what the ledger has already: nobody has to be told. */
    public void restore(String college, Measure measure, String slice, LocalDate day, long amount, long count) {
        put(college, measure, slice, day, amount, count);
    }

    private int put(String college, Measure measure, String slice, LocalDate day, long amount, long count) {
        int owner = colleges.number(college);
        int slot = slotOf(packed(owner, measure, slice, day));
        boolean wasLive = isLive(slot);
        sum.add(college, measure, slice, day, amount, count);
        amounts[slot] += amount;
        counts[slot] += count;
        if (isLive(slot) != wasLive) {
            if (owner >= live.length) {
                live = Arrays.copyOf(live, 2 * owner);
            }
            live[owner] += wasLive ? -1 : 1;
        }
        return slot;
    }

    /** Over all of them: {@link CellSum}. */
    public long sum() {
        return sum.value();
    }

    /**
     * Has every cell taken anew, and takes those that are nothing here for moved, too.
     *
     * @param known the cells of this partition that somebody else has
     */
    public void renew(List<CellKey> known) {
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0 && isLive(slot)) {
                note(slot);
            }
        }
        for (CellKey key : known) {
            note(slotOf(packed(colleges.number(key.college()), key.measure(), key.slice(), key.day())));
        }
    }

    /** Whether there is anything to take. */
    public boolean haveMoved() {
        return movedCount > 0;
    }

    /** Cells that amount to something. */
    public int live() {
        return Arrays.stream(live).sum();
    }

    /** Those of one college. */
    public int live(String college) {
        int owner = colleges.known(college);
        return owner >= live.length ? 0 : live[owner];
    }

    /** Each college that ever had a cell here, with its live ones. */
    public void forEachCollege(ObjIntConsumer<String> told) {
        for (String college : colleges.names) {
            told.accept(college, live(college));
        }
    }

    /**
     * Hands over each cell that moved since the last taking, with its absolute amount, as one batch. The last of them
     * lives on, if one does: the mark that it carries is then no lasting empty cell.
     */
    public void takeMoved(Taking taking) {
        int last = movedCount - 1;
        while (last > 0 && counts[slotOf(moved[last])] == 0) {
            last--;
        }
        if (movedCount > 0 && counts[slotOf(moved[last])] == 0) {
            last = movedCount - 1;
        }
        for (int i = 0; i < movedCount; i++) {
            if (i != last) {
                take(moved[i], false, taking);
            }
        }
        if (movedCount > 0) {
            take(moved[last], true, taking);
        }
        movedCount = 0;
    }

    private void take(long key, boolean last, Taking taking) {
        int slot = slotOf(key);
        hasMoved[slot] = false;
        taking.cell(unpacked(key), new Amount(amounts[slot], counts[slot]), last);
    }

    private void note(int slot) {
        if (hasMoved[slot]) {
            return;
        }
        hasMoved[slot] = true;
        if (movedCount == moved.length) {
            moved = Arrays.copyOf(moved, 2 * movedCount);
        }
        moved[movedCount++] = keys[slot];
    }

    private long packed(int college, Measure measure, String slice, LocalDate day) {
        return ((long) college << 48)
                | ((long) measure.ordinal() << 40)
                | ((long) slices.number(slice) << 24)
                | (day.toEpochDay() + DAY_OFFSET);
    }

    private CellKey unpacked(long key) {
        return new CellKey(
                colleges.name((int) (key >>> 48)),
                MEASURES[(int) ((key >>> 40) & 0xFF)],
                slices.name((int) ((key >>> 24) & 0xFFFF)),
                LocalDate.ofEpochDay((key & 0xFFFFFF) - DAY_OFFSET),
                partition);
    }

    /** Where a key is, or, from now on, will be. */
    private int slotOf(long key) {
        int slot = find(keys, key);
        if (keys[slot] == key) {
            return slot;
        }
        if (3 * (used + 1) > 2 * keys.length) {
            grow();
            slot = find(keys, key);
        }
        keys[slot] = key;
        used++;
        return slot;
    }

    private static int find(long[] keys, long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed ^ (mixed >>> 32)) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Into a table with room; cells that have come to nothing are left behind once that was told. */
    private void grow() {
        int kept = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            kept += isKept(slot) ? 1 : 0;
        }
        int length = 3 * (kept + 1) > keys.length ? 2 * keys.length : keys.length;
        var newKeys = new long[length];
        var newAmounts = new long[length];
        var newCounts = new long[length];
        var newMoved = new boolean[length];
        for (int slot = 0; slot < keys.length; slot++) {
            if (isKept(slot)) {
                int to = find(newKeys, keys[slot]);
                newKeys[to] = keys[slot];
                newAmounts[to] = amounts[slot];
                newCounts[to] = counts[slot];
                newMoved[to] = hasMoved[slot];
            }
        }
        keys = newKeys;
        amounts = newAmounts;
        counts = newCounts;
        hasMoved = newMoved;
        used = kept;
    }

    private boolean isKept(int slot) {
        return keys[slot] != 0 && (hasMoved[slot] || isLive(slot));
    }

    private boolean isLive(int slot) {
        return amounts[slot] != 0 || counts[slot] != 0;
    }

    /** Texts that come again and again, by number from 1 on. */
    private static final class Names {
        private final String what;
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> names = new ArrayList<>();
        /** What was asked last, which is mostly asked again. */
        private String lastName = "";

        private int lastNumber;

        Names(String what) {
            this.what = what;
        }

        @SuppressWarnings("ReferenceEquality") // an equal one that is another is looked up
        int number(String name) {
            if (name != lastName || lastNumber == 0) {
                lastNumber = lookedUp(name);
                lastName = name;
            }
            return lastNumber;
        }

        /** Its number; 0, which nobody has, when it has none. */
        @SuppressWarnings("ReferenceEquality") // an equal one that is another is looked up
        int known(String name) {
            return name == lastName ? lastNumber : numbers.getOrDefault(name, 0);
        }

        private int lookedUp(String name) {
            var known = numbers.get(name);
            if (known != null) {
                return known;
            }
            if (names.size() == MOST_NAMES) {
                throw new IllegalStateException("a partition has more than " + MOST_NAMES + ' ' + what);
            }
            names.add(name);
            numbers.put(name, names.size());
            return names.size();
        }

        String name(int number) {
            return names.get(number - 1);
        }
    }
}
