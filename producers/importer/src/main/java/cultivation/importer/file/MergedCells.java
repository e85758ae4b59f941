package cultivation.importer.file;

import cultivation.importer.cell.CellError;
import cultivation.importer.cell.Remark;
import cultivation.importer.cell.Remarks;
import cultivation.importer.code.TextNormalizer;
import cultivation.importer.table.CellKind;
import cultivation.importer.workbook.MergedRange;
import cultivation.importer.workbook.Nature;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What merged cells say of the rows that they lie over.
 *
 * <p>A file holds the content of a merged cell in its first row alone. What is merged downwards within one column is
 * each row's; an amount is not, since it may be meant for all of them together, and neither is what lies over several
 * columns or begins above the first row of data.
 */
final class MergedCells {
    /** A range that the present row is in. */
    private static final class Open {
        private final MergedRange range;
        private final @Nullable CellError wrong;
        private String text = "";
        private Nature nature = Nature.TEXT;

        Open(MergedRange range, @Nullable CellError wrong) {
            this.range = range;
            this.wrong = wrong;
        }
    }

    private static final Set<CellKind> AMOUNTS =
            EnumSet.of(CellKind.MONEY, CellKind.COUNT, CellKind.HUNDREDTHS, CellKind.QUANTITY);

    private final Header header;
    private final List<MergedRange> ranges;
    private final Remarks remarks;
    private final List<Open> open = new ArrayList<>();
    private int next;

    /**
     * @param ranges by their first rows
     */
    MergedCells(Header header, List<MergedRange> ranges, Remarks remarks) {
        this.header = header;
        this.ranges = ranges;
        this.remarks = remarks;
    }

    /** The row with what merged cells say of it; what cannot be told goes to {@code mistakes}. Rows come in their order. */
    Row fill(Row row, List<RowError> mistakes) {
        if (next == ranges.size() && open.isEmpty()) {
            return row;
        }
        open.removeIf(passed -> passed.range.lastRow() < row.number());
        for (; next < ranges.size() && ranges.get(next).firstRow() <= row.number(); next++) {
            open(ranges.get(next), row);
        }
        Row filled = row;
        for (Open each : open) {
            filled = apply(each, filled, mistakes);
        }
        return filled;
    }

    /** A row that is none of data: what begins in it is not the rows' below. */
    void pass(Row row) {
        fill(row, new ArrayList<>());
    }

    private void open(MergedRange range, Row row) {
        if (range.lastRow() < row.number() || range.lastRow() <= header.line() || firstRead(range) < 0) {
            return;
        }
        var opened = new Open(range, mistakeOf(range));
        if (range.firstRow() == row.number()) {
            opened.text = row.cell(range.firstColumn());
            opened.nature = row.nature(range.firstColumn());
        }
        open.add(opened);
    }

    /** The first of its columns that is read; -1 when none is. */
    private int firstRead(MergedRange range) {
        for (int i = range.firstColumn();
                i <= range.lastColumn() && i < header.headings().size();
                i++) {
            if (header.headings().get(i) != null) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable CellError mistakeOf(MergedRange range) {
        if (range.firstRow() <= header.line()) {
            return CellError.cell("单元格区域 " + range + " 把表头与数据合并在一起。", "请取消合并，在每一行填写内容。");
        }
        for (int i = range.firstColumn();
                i <= range.lastColumn() && i < header.headers().size();
                i++) {
            boolean first = i == range.firstColumn();
            if (first
                    ? header.headings().get(i) == null
                    : !TextNormalizer.isBlank(header.headers().get(i))) {
                return CellError.cell("单元格区域 " + range + " 跨列合并，不知道内容属于哪一列。", "请取消合并，在每一列填写内容。");
            }
        }
        var kind = kindAt(range.firstColumn());
        return range.firstRow() < range.lastRow() && kind != null && AMOUNTS.contains(kind)
                ? CellError.cell("单元格区域 " + range + " 合并了几行，不知道是每行各有这么多，还是几行一共这么多。", "请取消合并，在每一行填写各自的数。")
                : null;
    }

    private @Nullable CellKind kindAt(int column) {
        var heading = header.headings().get(column);
        return heading == null ? null : heading.column().kind();
    }

    private Row apply(Open merged, Row row, List<RowError> mistakes) {
        var range = merged.range;
        boolean nothing = TextNormalizer.isBlank(merged.text) && range.firstRow() > header.line();
        if (merged.wrong != null && !nothing) {
            mistakes.add(mistake(row, firstRead(range), merged.text, merged.wrong));
            return row;
        }
        if (conceals(merged, row)) {
            return concealing(merged, row, mistakes);
        }
        if (nothing || row.number() == range.firstRow()) {
            return row;
        }
        remarks.add(Remark.FILLED, row.number(), "区域 " + range + "，内容“" + merged.text.strip() + "”");
        var cells = new ArrayList<>(row.cells());
        var natures = new ArrayList<>(row.natures());
        while (cells.size() <= range.firstColumn()) {
            cells.add("");
        }
        while (natures.size() < cells.size()) {
            natures.add(Nature.TEXT);
        }
        cells.set(range.firstColumn(), merged.text);
        natures.set(range.firstColumn(), merged.nature);
        return new Row(row.number(), cells, natures);
    }

    /** Whether something else stands in a cell that the merged one covers, where nobody sees it. */
    private static boolean conceals(Open merged, Row row) {
        var range = merged.range;
        for (int i = range.firstColumn(); i <= range.lastColumn(); i++) {
            boolean shown = i == range.firstColumn() && row.number() == range.firstRow();
            if (!shown && !TextNormalizer.isBlank(row.cell(i)) && !row.cell(i).equals(merged.text)) {
                return true;
            }
        }
        return false;
    }

    private Row concealing(Open merged, Row row, List<RowError> mistakes) {
        mistakes.add(mistake(
                row,
                firstRead(merged.range),
                row.cell(firstRead(merged.range)),
                CellError.cell("合并的单元格区域 " + merged.range + " 下面盖着另外的内容，不知道以哪个为准。", "请取消合并，核对每一格的内容。")));
        return row;
    }

    private RowError mistake(Row row, int column, String value, CellError wrong) {
        var heading = header.headings().get(column);
        return RowError.of(
                row.number(),
                header.headers().get(column).strip(),
                heading == null ? "" : heading.column().field(),
                value,
                wrong);
    }
}
