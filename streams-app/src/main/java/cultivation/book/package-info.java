/**
 * What a source partition knows: its entities, compact and durable; the cells that follow from them, in memory.
 *
 * <p>Nothing here knows of processors or of Kafka's clients but for the form of a state store.
 */
@NullMarked
package cultivation.book;

import org.jspecify.annotations.NullMarked;
