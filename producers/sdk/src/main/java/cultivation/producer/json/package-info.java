/**
 * The events as JSON: what HTTPS intake takes, and what is sent to it.
 *
 * <p>An object has the field {@code record} with the record's name, and the Avro fields under their names: dates and
 * instants in ISO 8601, enums by symbol. Start at {@link cultivation.producer.json.EventReader}.
 */
@NullMarked
package cultivation.producer.json;

import org.jspecify.annotations.NullMarked;
