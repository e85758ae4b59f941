package cultivation.ledger;

import cultivation.entity.Contribution;
import cultivation.entity.EmployedSet;
import cultivation.entity.Entity;
import cultivation.entity.Measure;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What one record moves in the ledger: the new contributions of its entity less the old ones, and its accounting.
 *
 * <pre>{@code
 * var postings = new Postings();
 * postings.replace(before, after, employed);
 * postings.account(Measure.APPLIED, "Graduation", day);
 * postings.forEach((where, change) -> …);
 * }</pre>
 */
public final class Postings {
    /** Where a posting goes, within one college and source partition. */
    public record Where(Measure measure, String slice, LocalDate day) {}

    private final Map<Where, Amount> changes = new LinkedHashMap<>();

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
    public void forEach(BiConsumer<Where, Amount> change) {
        changes.forEach((where, moved) -> {
            if (!moved.equals(Amount.NONE)) {
                change.accept(where, moved);
            }
        });
    }

    private void add(Contribution contribution, int sign) {
        var where = new Where(contribution.measure(), contribution.slice(), contribution.day());
        changes.merge(where, new Amount(sign * contribution.amount(), sign), Amount::plus);
    }
}
