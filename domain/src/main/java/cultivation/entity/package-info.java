/**
 * What is known of an entity, and what it contributes.
 *
 * <p>In: accepted events. Out: the new state of the entity, and its {@link cultivation.entity.Contributions}, whose
 * difference to the old ones is booked. A student is joined from three facets, each with its own revisions; a level has one
 * for each day of which it speaks. Start at
 * {@link cultivation.entity.Entity}.
 */
@NullMarked
package cultivation.entity;

import org.jspecify.annotations.NullMarked;
