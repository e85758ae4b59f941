/**
 * All of it on one machine.
 *
 * <p>{@link cultivation.quickstart.Stack} starts the real broker, registry, app and monitoring as child processes, {@link
 * cultivation.quickstart.process.Supervisor} keeps them alive, and {@link cultivation.quickstart.QuickstartCommand}, the verb,
 * shows it to a person. Start there.
 */
@NullMarked
package cultivation.quickstart;

import org.jspecify.annotations.NullMarked;
