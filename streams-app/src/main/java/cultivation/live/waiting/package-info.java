/**
 * Records that colleges sent and that no figure holds: which, why, and since when.
 *
 * <p>In: what the broker says of the events topics. Out: {@link cultivation.live.waiting.Waiting}. Start here: {@link
 * cultivation.live.waiting.EventsTopics}.
 */
@NullMarked
package cultivation.live.waiting;

import org.jspecify.annotations.NullMarked;
