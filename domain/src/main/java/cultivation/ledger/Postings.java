package cultivation.ledger;

import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What one record moves in the ledger: the new contributions of its entity less the old ones, and its
 * accounting.
 *
 * <pre>{@code
 * postings.replace(before, after, employed);
 * postings.account(Measure.APPLIED, "Graduation", day);
 * postings.forEach((measure, slice, day, amount, count) -> …);
 * postings.clear();
 * }</pre>
 */
public final class Postings {
    /** Told of each place where something moved, within one college and source partition. */
    @FunctionalInterface
    public interface Moving {
        void moved(Measure measure, String slice, LocalDate day, long amount, long count);
    }

    private static final class Posting {
        private Measure measure = Measure.RECEIVED;
        private String slice = "";
        private LocalDate day = LocalDate.EPOCH;
        private long amount;
        private long count;

        boolean isAt(Measure otherMeasure, String otherSlice, LocalDate otherDay) {
            return measure == otherMeasure && day.equals(otherDay) && slice.equals(otherSlice);
        }
    }

    /**
     * An entity contributes to two dozen places, save a level of many days, and before and after in the same order: the
     * place is mostly the one behind that of the contribution before, and looking from there is quicker than any map.
     */
    private final List<Posting> postings = new ArrayList<>();

    private int size;
    /** Behind the place that was found last. */
    private int next;

    /** Takes the old contributions away and adds the new ones. */
    public void replace(Entity before, Entity after, EmployedSet employed) {
        before.contribute(employed, this::takeAway);
        after.contribute(employed, this::add);
    }

    /** Counts the record itself. */
    public void account(Measure measure, String slice, LocalDate day) {
        add(measure, slice, day, 1);
    }

    /** Each place where something moved. */
    public void forEach(Moving moving) {
        for (int i = 0; i < size; i++) {
            var posting = postings.get(i);
            if (posting.amount != 0 || posting.count != 0) {
                moving.moved(posting.measure, posting.slice, posting.day, posting.amount, posting.count);
            }
        }
    }

    /** Forgets all of it, for the next record. */
    public void clear() {
        size = 0;
        next = 0;
    }

    private void add(Measure measure, String slice, LocalDate day, long amount) {
        var posting = at(measure, slice, day);
        posting.amount += amount;
        posting.count++;
    }

    private void takeAway(Measure measure, String slice, LocalDate day, long amount) {
        var posting = at(measure, slice, day);
        posting.amount -= amount;
        posting.count--;
    }

    private Posting at(Measure measure, String slice, LocalDate day) {
        for (int looked = 0, i = next; looked < size; looked++, i++) {
            i = i < size ? i : 0;
            var posting = postings.get(i);
            if (posting.isAt(measure, slice, day)) {
                next = i + 1;
                return posting;
            }
        }
        if (size == postings.size()) {
            postings.add(new Posting());
        }
        var posting = postings.get(size++);
        posting.measure = measure;
        posting.slice = slice;
        posting.day = day;
        posting.amount = 0;
        posting.count = 0;
        return posting;
    }
}
