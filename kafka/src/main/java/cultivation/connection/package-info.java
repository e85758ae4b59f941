/**
 * Where the broker and the registry are, and how to speak with them.
 *
 * <p>{@link cultivation.connection.Connection} holds the addresses and opens clients whose waiting is bounded. {@link
 * cultivation.connection.RegistryClient} speaks the registry's Confluent API; {@link
 * cultivation.connection.WireFormat} is the magic byte and id before every record. A service that does not answer is an
 * {@link cultivation.connection.UnreachableException}, which names it, its address and what to do.
 */
@NullMarked
package cultivation.connection;

import org.jspecify.annotations.NullMarked;
