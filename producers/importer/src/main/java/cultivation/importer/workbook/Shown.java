package cultivation.importer.workbook;

/**
 * What a cell shows of a number.
 *
 * @param text with every digit that the cell holds, also those that its format rounds away
 */
record Shown(String text, Nature nature) {}
