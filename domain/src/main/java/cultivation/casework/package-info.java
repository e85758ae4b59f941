/**
 * What becomes of an alert: one case from its first firing until somebody closes it.
 *
 * <p>In: alerts as they are told of, and what people do. Out: the case as it is then, with its whole history, or why
 * that cannot be done. Start reading at {@link cultivation.casework.Casework}.
 */
@NullMarked
package cultivation.casework;

import org.jspecify.annotations.NullMarked;
