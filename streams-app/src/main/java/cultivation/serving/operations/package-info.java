/**
 * How this instance is: its status, its health, the flow of records.
 *
 * <p>In: what the topology says of itself and how far the app has come. Out: what operations and probes ask every few
 * seconds. Start here: {@link cultivation.serving.operations.StatusHandler}.
 */
@NullMarked
package cultivation.serving.operations;

import org.jspecify.annotations.NullMarked;
