/**
 * Sends a college's files: the verbs {@code import}, {@code validate} and {@code template}.
 *
 * <p>In: a CSV or XLSX file, which {@link cultivation.importer.file} reads and checks by the {@link
 * cultivation.importer.table}. Out: events through the SDK, each row under the revision that its content asks for, and
 * what became of them. Start at {@link cultivation.importer.ImportCommand}.
 */
@NullMarked
package cultivation.importer;

import org.jspecify.annotations.NullMarked;
