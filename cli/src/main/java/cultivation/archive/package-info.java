/**
 * What cannot be had again, in files: every college's events as they stand on the broker, the register, thresholds, cases,
 * closed years and the history of figures, and the schemas under their ids.
 *
 * <p>In: topics and a registry, or a folder. Out: the other one of the two. {@link cultivation.archive.Archiving} fills a
 * folder, {@link cultivation.archive.Restoring} an empty cluster; {@link cultivation.archive.Manifest} says what a folder holds.
 */
@NullMarked
package cultivation.archive;

import org.jspecify.annotations.NullMarked;
