/**
 * What the cells of one column say: a value, nothing, or what is wrong with it and what to do.
 *
 * <p>In: a cell's text, and its {@link cultivation.importer.workbook.Nature} where a spreadsheet knows more than its text.
 * Out: a value as the schema's class wants it, a {@link cultivation.importer.cell.CellError}, and a {@link
 * cultivation.importer.cell.Remark} on what was done that a person should know of. Start at {@link
 * cultivation.importer.cell.Cells}. Knows neither rows nor files.
 */
@NullMarked
package cultivation.importer.cell;

import org.jspecify.annotations.NullMarked;
