/**
 * Histories made to find mistakes: everything a college's system may send, and at the worst moments.
 *
 * <p>Few entities, so that records meet; the calendar's traps; corrections, retractions before and after, refunds
 * beyond the sum, records that arrive years late, twice, in conflict, spoiled in every way that docs/reference/contract.md names. All of
 * it follows from a seed. Start reading at {@link cultivation.hostile.History}.
 */
@NullMarked
package cultivation.hostile;

import org.jspecify.annotations.NullMarked;
