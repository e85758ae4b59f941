/**
 * Targets: what is promised of an indicator, and where it stands.
 *
 * <p>In: a target as people set it, and the figure of a day. Out: what was to be expected that day, the gap, and a status. Start
 * reading at {@link cultivation.target.TargetCourse}.
 */
@NullMarked
package cultivation.target;

import org.jspecify.annotations.NullMarked;
