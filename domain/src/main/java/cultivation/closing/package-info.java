/**
 * Closed years as they are kept.
 *
 * <p>In: the records of {@code cultivation.closings}. Out: every edition of every closed year, and whether one is still
 * what its hash was made of. What the tables say is the annual report's. Start here: {@link
 * cultivation.closing.Closings}.
 */
@NullMarked
package cultivation.closing;

import org.jspecify.annotations.NullMarked;
