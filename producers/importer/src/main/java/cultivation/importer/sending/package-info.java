/**
 * From a file's rows to events on the college's topic, each row under the revision that its content asks for.
 *
 * <p>In: a {@link cultivation.importer.file.RecordFile} that was found good, and the college's own events topic, which
 * is the truth about what was sent before. Out: what is new or changed, and retractions of what is gone from a full
 * file. Start at {@link cultivation.importer.sending.FileImport}. Knows no command line.
 */
@NullMarked
package cultivation.importer.sending;

import org.jspecify.annotations.NullMarked;
