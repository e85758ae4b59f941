/**
 * Configuration, and one running instance.
 *
 * <p>In: a properties file and {@code CULTIVATION_*} variables. Out: the topology, the serving side, and a way to
 * stop both. Start at {@code Instance}; the verb is {@code run}.
 */
@NullMarked
package cultivation.app;

import org.jspecify.annotations.NullMarked;
