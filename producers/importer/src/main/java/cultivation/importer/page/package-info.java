/**
 * The page on which a registrar drops a file: served on the registrar's own machine, to that machine alone.
 *
 * <p>In: a CSV or XLSX file from the browser beside it. Out: what the verbs {@code validate} and {@code import} say of it,
 * since they do the work. Student numbers go no further than to the key file on this machine. Start at {@link
 * cultivation.importer.page.UploadCommand}.
 */
@NullMarked
package cultivation.importer.page;

import org.jspecify.annotations.NullMarked;
