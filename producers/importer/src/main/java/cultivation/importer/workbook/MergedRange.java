package cultivation.importer.workbook;

/** Cells that are merged into one; rows count from 1, columns from 0, both ends belong to it. */
public record MergedRange(int firstRow, int lastRow, int firstColumn, int lastColumn) {
    /** As a spreadsheet writes it: {@code E2:E7}. */
    @Override
    public String toString() {
        return CellAddress.of(firstRow, firstColumn) + ":" + CellAddress.of(lastRow, lastColumn);
    }
}
