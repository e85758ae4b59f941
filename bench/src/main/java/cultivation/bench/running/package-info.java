/**
 * The whole app while it runs: how soon an event is on the screen, what many colleges cost, how soon it is there again.
 *
 * <p>{@link cultivation.bench.running.Latency}, {@link cultivation.bench.running.Growth}, {@link
 * cultivation.bench.running.Restart}: each gives what stands in the JSON.
 */
@NullMarked
package cultivation.bench.running;

import org.jspecify.annotations.NullMarked;
