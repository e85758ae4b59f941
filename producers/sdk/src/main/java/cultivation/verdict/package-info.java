/**
 * What the app said of records that were just published: accepted, or rejected and why.
 *
 * <p>In: where the records lie, as the broker acknowledged them. Out: the {@link cultivation.college.RejectedRecord}s among
 * them, once the app has gone past the last one; and the {@link cultivation.verdict.CollegeCounters} that split what was
 * accepted. Start at {@link cultivation.verdict.Verdicts}. The importer, its upload page and {@code redrive} share it.
 */
@NullMarked
package cultivation.verdict;

import org.jspecify.annotations.NullMarked;
