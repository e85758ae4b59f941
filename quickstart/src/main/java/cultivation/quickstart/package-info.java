/**
 * All of it on one machine.
 *
 * <p>{@link cultivation.cli.Cultivation} is the launcher's main class with every verb. {@link
 * cultivation.quickstart.Stack} starts the real broker, registry, app and monitoring as child processes, {@link
 * cultivation.quickstart.Supervisor} keeps them alive, and {@link cultivation.quickstart.QuickstartCommand} shows it to
 * a person.
 */
@NullMarked
package cultivation.quickstart;

import org.jspecify.annotations.NullMarked;
