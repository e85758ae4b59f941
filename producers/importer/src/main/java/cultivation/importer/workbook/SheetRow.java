package cultivation.importer.workbook;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number as the spreadsheet numbers it, the first being 1
 * @param texts by column, as shown: a day as {@code 2019-07-01}; the list is the reader's own to change
 * @param natures beside each text
 */
public record SheetRow(int number, boolean hidden, List<String> texts, List<Nature> natures) {}
