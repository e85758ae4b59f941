/**
 * Events that a college sends over HTTPS.
 *
 * <p>In: a body of records under a college's token, bounded in rate, length and number. Out: records sent on to the
 * college's topic, and a verdict on each. Start here: {@link cultivation.serving.intake.EventsHandler}.
 */
@NullMarked
package cultivation.serving.intake;

import org.jspecify.annotations.NullMarked;
