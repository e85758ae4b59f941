/**
 * Months of a simulated city, and what its alerts make of them.
 *
 * <p>In: the simulator's events, with or without planted troubles. They go through the real topology and the real board;
 * its real {@code /metrics} is read at each simulated instant, and the shipped rules are evaluated over these series by
 * Prometheus's own engine (promtool). Out: which alerts fired, when. Start at {@link cultivation.month.Month}.
 */
@NullMarked
package cultivation.month;

import org.jspecify.annotations.NullMarked;
