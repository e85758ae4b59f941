/**
 * What passes a threshold: on a day, and over a history.
 *
 * <p>In: thresholds as people set them, figures day by day. Out: whether a figure is beyond one, and the breaches, the days on end
 * in which it was. Start reading at {@link cultivation.threshold.Limit}.
 */
@NullMarked
package cultivation.threshold;

import org.jspecify.annotations.NullMarked;
