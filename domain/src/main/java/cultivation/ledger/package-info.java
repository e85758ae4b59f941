/**
 * What is booked.
 *
 * <p>In: the differences between an entity's old and new contributions ({@link cultivation.ledger.Postings}), or cells
 * read back from the ledger's topic. Out: one exact {@link cultivation.ledger.Series} per college, measure and slice,
 * from which any window of any day is a range sum. Start at {@link cultivation.ledger.Ledger}.
 */
@NullMarked
package cultivation.ledger;

import org.jspecify.annotations.NullMarked;
