/**
 * Events as rows make them: blank ones to be filled, what a person's row says of its days, and ids by which it is known what
 * an event is of.
 *
 * <p>Start at {@link cultivation.importer.event.Identity}. Pure: no file, no Kafka.
 */
@NullMarked
package cultivation.importer.event;

import org.jspecify.annotations.NullMarked;
