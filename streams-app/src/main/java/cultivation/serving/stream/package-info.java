/**
 * What changed, told while it changes.
 *
 * <p>In: the board's moves. Out: server-sent events that any number of listeners follow at their own pace. Start here:
 * {@link cultivation.serving.stream.ChangeStream}.
 */
@NullMarked
package cultivation.serving.stream;

import org.jspecify.annotations.NullMarked;
