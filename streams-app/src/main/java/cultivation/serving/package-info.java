/**
 * What people and programs see: REST, the stream of changes, metrics, health and the page.
 *
 * <p>In: a {@link cultivation.live.LiveBoard}, how far the app has come, and what the {@link
 * cultivation.topology.Pipeline} says of itself. Out: HTTP answers from committed data only, none of which names a
 * person. Start at {@link cultivation.serving.ServingHttp}, whose list of routes is the table of contents.
 */
@NullMarked
package cultivation.serving;

import org.jspecify.annotations.NullMarked;
