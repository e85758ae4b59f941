/**
 * From a college's file to events, or to a list of what is wrong in it; nothing is sent from here.
 *
 * <p>In: a CSV or XLSX file as people make them. Out: the rows as events of one record type, and each {@link
 * cultivation.importer.file.RowError} with line, column, value, a Chinese sentence and what to do. Start at {@link
 * cultivation.importer.file.RecordFile}. Knows no Kafka and no command line, so the verbs and the upload page share it.
 */
@NullMarked
package cultivation.importer.file;

import org.jspecify.annotations.NullMarked;
