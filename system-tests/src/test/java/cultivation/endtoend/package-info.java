/**
 * The product from outside, on real processes.
 *
 * <p>Each {@code *IT} starts a stack of its own and speaks to it as a college, the commission or operations would.
 * {@link cultivation.endtoend.Colleague} is what they have in common.
 */
@NullMarked
package cultivation.endtoend;

import org.jspecify.annotations.NullMarked;
