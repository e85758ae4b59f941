/**
 * From Alertmanager's webhook to a message that people read in their group chat.
 *
 * <p>In: {@link cultivation.relay.AlertGroup}. Out: one Chinese {@link cultivation.relay.Message} a robot, cut to what the
 * robot takes, sent once however often Alertmanager repeats itself. Start reading at {@link cultivation.relay.Relay}.
 */
@NullMarked
package cultivation.relay;

import org.jspecify.annotations.NullMarked;
