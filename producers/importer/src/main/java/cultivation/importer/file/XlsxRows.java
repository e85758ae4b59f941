package cultivation.importer.file;

import cultivation.importer.code.TextNormalizer;
import cultivation.importer.workbook.MergedRange;
import cultivation.importer.workbook.Nature;
import cultivation.importer.workbook.SheetRow;
import cultivation.importer.workbook.SheetRows;
import cultivation.importer.workbook.WorkbookException;
import cultivation.importer.workbook.WorkbookFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one sheet of a file that {@link cultivation.importer.workbook.XlsxGuard} has let pass. */
final class XlsxRows implements Rows {
    private final WorkbookFile workbook;
    private final SheetRows rows;
    private final boolean skipsHidden;
    private int hiddenRows;
    private int unseenZeros;

    private XlsxRows(WorkbookFile workbook, SheetRows rows, boolean skipsHidden) {
        this.workbook = workbook;
        this.rows = rows;
        this.skipsHidden = skipsHidden;
    }

    /** The names of the visible sheets. */
    static List<String> sheets(Path file) throws IOException, UnreadableFileException {
        try (var workbook = WorkbookFile.open(file)) {
            return workbook.visibleSheets();
        } catch (WorkbookException e) {
            throw new UnreadableFileException(e.getMessage());
        }
    }

    /** The merged ranges of a sheet, by their first rows. */
    static List<MergedRange> merged(Path file, String sheet) throws IOException, UnreadableFileException {
        try (var workbook = WorkbookFile.open(file)) {
            return workbook.merged(sheet);
        } catch (WorkbookException e) {
            throw new UnreadableFileException(e.getMessage());
        }
    }

    /**
     * Opens the lines of a sheet.
     *
     * @param skipsHidden whether rows and columns that are not shown are left out
     */
    static XlsxRows open(Path file, String sheet, boolean skipsHidden) throws IOException, UnreadableFileException {
        try {
            var workbook = WorkbookFile.open(file);
            try {
                return new XlsxRows(workbook, workbook.rows(sheet), skipsHidden);
            } catch (WorkbookException | IOException | RuntimeException e) {
                workbook.close();
                throw e;
            }
        } catch (WorkbookException e) {
            throw new UnreadableFileException(e.getMessage());
        }
    }

    @Override
    public boolean countsFrom1904() {
        return workbook.countsFrom1904();
    }

    @Override
    public Hidden hidden() {
        return new Hidden(hiddenRows, rows.hiddenColumns(), unseenZeros, skipsHidden);
    }

    @Override
    public @Nullable Row next() throws IOException, UnreadableFileException {
        try {
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (skipsHidden) {
                    blank(row, rows.hiddenColumns());
                    blank(row, row.unseenZeros());
                }
                if (row.texts().stream().allMatch(TextNormalizer::isBlank)) {
                    continue;
                }
                hiddenRows += row.hidden() ? 1 : 0;
                if (!row.hidden() || !skipsHidden) {
                    unseenZeros += row.unseenZeros().cardinality();
                    return new Row(row.number(), row.texts(), row.natures());
                }
            }
            return null;
        } catch (WorkbookException e) {
            throw new UnreadableFileException(e.getMessage());
        }
    }

    private static void blank(SheetRow row, BitSet unseen) {
        for (int i = unseen.nextSetBit(0); i >= 0 && i < row.texts().size(); i = unseen.nextSetBit(i + 1)) {
            row.texts().set(i, "");
            row.natures().set(i, Nature.TEXT);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
        } finally {
            workbook.close();
        }
    }
}
