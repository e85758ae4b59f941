/**
 * What the numbers are: ledger + catalogue + as-of day → figures.
 *
 * <p>A pure function; nothing is precomputed per window, so any day, any window and last year's same day are range sums
 * over the same series. Start at {@link cultivation.board.Board}.
 */
@NullMarked
package cultivation.board;

import org.jspecify.annotations.NullMarked;
