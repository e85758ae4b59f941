/**
 * What cannot all be right: board + the catalogue's checks + as-of day → findings, with the figures in a Chinese
 * sentence.
 *
 * <p>A comparison with something missing is not made. Start at {@link cultivation.check.Checks}.
 */
@NullMarked
package cultivation.check;

import org.jspecify.annotations.NullMarked;
