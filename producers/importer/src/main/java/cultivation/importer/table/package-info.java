/**
 * What the columns and words of a college's file mean: the one declared table behind templates, the published
 * specification and the reader.
 *
 * <p>Start at {@link cultivation.importer.table.Layout}: for each record its {@link
 * cultivation.importer.table.Column}s, with the headers and the words that are understood. Pure: no file, no Kafka.
 */
@NullMarked
package cultivation.importer.table;

import org.jspecify.annotations.NullMarked;
