package cultivation.ledger;

import cultivation.entity.Contribution;
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
        private Contribution where;
        private long amount;
        private long count;

        Posting(Contribution where) {
            this.where = where;
        }
    }

    /** An entity contributes to a dozen places at most: looking through a list is quicker than any map. */
    private final List<Posting> postings = new ArrayList<>();

    private int size;

    /** Takes the old contributions away and adds the new ones. */
    public void replace(Entity before, Entity after, EmployedSet employed) {
        before.contribute(employed, contribution -> add(contribution, -1));
        after.contribute(employed, contribution -> add(contribution, 1));
    }

    /** Counts the record itself. */
    public void account(Measure measure, String slice, LocalDate day) {
        add(new Contribution(measure, slice, day, 1), 1);
    }

    /** Each place where something moved. */
    public void forEach(Moving moving) {
        for (int i = 0; i < size; i++) {
            var posting = postings.get(i);
            if (posting.amount != 0 || posting.count != 0) {
                var where = posting.where;
                moving.moved(where.measure(), where.slice(), where.day(), posting.amount, posting.count);
            }
        }
    }

    /** Forgets all of it, for the next record. */
    public void clear() {
        size = 0;
    }

    private void add(Contribution contribution, int sign) {
        var posting = at(contribution);
        posting.amount += sign * contribution.amount();
        posting.count += sign;
    }

    private Posting at(Contribution contribution) {
        for (int i = 0; i < size; i++) {
            var posting = postings.get(i);
            if (isSamePlace(posting.where, contribution)) {
                return posting;
            }
        }
        if (size == postings.size()) {
            postings.add(new Posting(contribution));
        }
        var posting = postings.get(size++);
        posting.where = contribution;
        posting.amount = 0;
        posting.count = 0;
        return posting;
    }

    private static boolean isSamePlace(Contribution one, Contribution other) {
        return one.measure() == other.measure()
                && one.day().equals(other.day())
                && one.slice().equals(other.slice());
    }
}
