/**
 * Tells a broken pipeline from silent colleges.
 *
 * <p>In: nothing but time. Out: synthetic events on a topic of their own, through registry, broker, intake, book and ledger
 * as everybody's, and histograms of how long they took. Start at {@link cultivation.probe.Probe}.
 */
@NullMarked
package cultivation.probe;

import org.jspecify.annotations.NullMarked;
