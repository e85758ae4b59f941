/**
 * Configuration and main.
 *
 * <p>In: a properties file and {@code CULTIVATION_*} variables. Out: one running instance: the topology, the serving
 * side, and a way to stop both. Start at {@link cultivation.app.Settings}.
 */
@NullMarked
package cultivation.app;

import org.jspecify.annotations.NullMarked;
