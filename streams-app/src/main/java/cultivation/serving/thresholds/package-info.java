/**
 * Thresholds over HTTP: what people set, what it would have said, who changed it.
 *
 * <p>In: a threshold as JSON or YAML. Out: the thresholds, their changes, and a backtest over known days. Start here:
 * {@link cultivation.serving.thresholds.ThresholdsHandler}.
 */
@NullMarked
package cultivation.serving.thresholds;

import org.jspecify.annotations.NullMarked;
