/**
 * Targets over HTTP: what is promised of an indicator, who changed it, and where it stands.
 *
 * <p>In: a target as JSON. Out: the targets, their changes, and the course of one as of a day. Start here: {@link
 * cultivation.serving.targets.TargetsHandler}.
 */
@NullMarked
package cultivation.serving.targets;

import org.jspecify.annotations.NullMarked;
