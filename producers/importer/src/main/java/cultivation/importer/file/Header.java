package cultivation.importer.file;

import cultivation.importer.table.CellKind;
import cultivation.importer.table.Column;
import cultivation.importer.table.Layout;
import cultivation.importer.table.TextNormalizer;
import cultivation.rule.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The line of headers, and what each of its columns is.
 *
 * @param headings by column of the file; null where the column is none of the layout's
 * @param headers as they stand in the file
 */
record Header(int line, Layout layout, List<Layout.@Nullable Heading> headings, List<String> headers) {
    /** Headers stand within the first so many lines that are not blank; above them there may be a title. */
    static final int SEARCHED_LINES = 20;

    /** How well a layout fits: the columns it knows, those it needs first. */
    int score() {
        var required = layout.columns().stream().filter(Column::isRequired).toList();
        int found = (int) required.stream().filter(this::has).count();
        int extra = (int) headings.stream().filter(heading -> heading != null).count();
        return 100 * found / required.size() * 100 + extra;
    }

    boolean has(Column column) {
        return indexOf(column) >= 0;
    }

    int indexOf(Column column) {
        for (int i = 0; i < headings.size(); i++) {
            var heading = headings.get(i);
            if (heading != null && heading.column().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    int known() {
        return (int) headings.stream()
                .filter(heading -> heading != null && heading.column().presence() != Column.Presence.EXTRA)
                .count();
    }

    /** The headers that were not understood. */
    List<String> ignored() {
        var ignored = new ArrayList<String>();
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i) == null && !TextNormalizer.isBlank(headers.get(i))) {
                ignored.add(headers.get(i).strip());
            }
        }
        return ignored;
    }

    /** What makes it impossible to read rows under this header. */
    List<RowError> mistakes() {
        var mistakes = new ArrayList<RowError>();
        for (Column column : layout.columns()) {
            if (column.isRequired() && !has(column)) {
                mistakes.add(RowError.of(
                        line,
                        "",
                        column.field(),
                        "",
                        CellError.cell(
                                "缺少必填列“" + column.headerZh() + "”（" + column.field() + "）。",
                                "请补上这一列，或用 template " + layout.type().recordName() + " 生成的模板。")));
            }
        }
        var first = new TreeMap<String, Integer>();
        for (int i = 0; i < headings.size(); i++) {
            var heading = headings.get(i);
            if (heading == null) {
                continue;
            }
            var field = heading.column().field();
            var header = headers.get(i).strip();
            var earlier = first.putIfAbsent(field, i);
            if (earlier != null) {
                mistakes.add(RowError.of(
                        line,
                        header,
                        field,
                        "",
                        CellError.cell("与列“" + headers.get(earlier).strip() + "”是同一项内容。", "请只保留其中一列。")));
            } else if (heading.column().kind() == CellKind.MONEY && heading.unit() == null) {
                mistakes.add(RowError.of(
                        line,
                        header,
                        field,
                        "",
                        CellError.cell("列名没有写明金额单位。", "请把列名改为“" + header + "（元）”或“" + header + "（万元）”。")));
            }
        }
        return mistakes;
    }

    static Header of(Row row, Layout layout) {
        var headings = new ArrayList<Layout.@Nullable Heading>();
        for (String cell : row.cells()) {
            headings.add(cell.length() > 60 ? null : layout.heading(cell));
        }
        return new Header(row.number(), layout, headings, row.cells());
    }

    /** The best header of this type among these lines; null when no line has two of its columns. */
    static @Nullable Header find(List<Row> rows, RecordType type) {
        Header best = null;
        for (Row row : rows) {
            var header = of(row, Layout.of(type));
            if (header.known() >= 2 && (best == null || header.score() > best.score())) {
                best = header;
            }
        }
        return best;
    }

    /** The best header of any type. */
    static @Nullable Header find(List<Row> rows) {
        Header best = null;
        for (RecordType type : RecordType.values()) {
            var header = find(rows, type);
            if (header != null && (best == null || header.score() > best.score())) {
                best = header;
            }
        }
        return best;
    }
}
