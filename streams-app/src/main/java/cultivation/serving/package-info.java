/**
 * What people and programs see: REST, the stream of changes, metrics, health and the page.
 *
 * <p>In: a {@link cultivation.live.LiveBoard}, how far the app has come, and what the {@link
 * cultivation.topology.Pipeline} says of itself. Out: HTTP answers from committed data only, none of which names a
 * person. Start here: {@code Routes}, whose list is the table of contents; each subject has a package beside it.
 */
@NullMarked
package cultivation.serving;

import org.jspecify.annotations.NullMarked;
