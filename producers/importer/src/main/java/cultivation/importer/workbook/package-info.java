/**
 * A workbook of Open XML, part by part: sheets, and their rows with every cell as it is shown.
 *
 * <p>In: an XLSX of any program, with parts of any name, of either namespace. Out: {@link
 * cultivation.importer.workbook.SheetRow}s whose texts are what a person sees, beside each its {@link
 * cultivation.importer.workbook.Nature}; and ranges that are merged. Start at {@link
 * cultivation.importer.workbook.WorkbookFile}. It streams: only shared strings, styles and merged ranges are held.
 */
@NullMarked
package cultivation.importer.workbook;

import org.jspecify.annotations.NullMarked;
