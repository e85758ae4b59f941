/**
 * The same job climbed in steps, from reading alone to the monitor, and by others: {@link cultivation.bench.ladder.Ladder}.
 *
 * <p>{@link cultivation.bench.ladder.Rung} names the steps; each {@link cultivation.bench.ladder.Climb} of one is a process
 * of its own that reads the same topics from their beginning and commits how far it is. What comes out
 * ({@link cultivation.bench.ladder.Figures}) is compared with what {@link cultivation.bench.ladder.Folding} makes of them
 * in memory.
 */
@NullMarked
package cultivation.bench.ladder;

import org.jspecify.annotations.NullMarked;
