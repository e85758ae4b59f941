/**
 * Child processes of one machine: which ports they take, who starts a dead one again, and who ends all of them.
 *
 * <p>In: parts with a command each. Out: running children, and {@link cultivation.quickstart.process.CannotStart} with a
 * sentence where one cannot run. Start reading at {@link cultivation.quickstart.process.Supervisor}.
 */
@NullMarked
package cultivation.quickstart.process;

import org.jspecify.annotations.NullMarked;
