/**
 * Rejected records into the college's hands, and mended ones back: the verb {@code redrive}.
 *
 * <p>In: the college's rejections topic. Out: a file of each record type as {@code import} reads it, with why each row was
 * refused and where it lay; and of a mended file each row once, under the revision that it names. Start at {@link
 * cultivation.importer.redrive.RedriveCommand}.
 */
@NullMarked
package cultivation.importer.redrive;

import org.jspecify.annotations.NullMarked;
