package cultivation.importer.file;

import cultivation.importer.cell.CellError;
import cultivation.importer.code.Measured;
import cultivation.importer.code.TextNormalizer;
import cultivation.importer.table.CellKind;
import cultivation.importer.table.Column;
import cultivation.importer.table.Layout;
import cultivation.importer.table.ResourceLevelColumns;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The headers, and what each column is.
 *
 * @param line the last of their lines
 * @param headings by column of the file; null where the column is none of the layout's, or is not read
 * @param headers as they stand in the file, of a header of several lines the lowest that are not blank
 */
record Header(int line, Layout layout, List<Layout.@Nullable Heading> headings, List<String> headers) {
    /** A form's header has one line, or groups of columns above it, or groups of groups. */
    private static final int MOST_LINES = 3;
    /** A header is short. */
    private static final int MOST_CHARACTERS = 60;

    /** Headers stand within the first so many lines that are not blank; above them there may be a title. */
    static final int SEARCHED_LINES = 20;

    /** How well a layout fits: the columns it knows, those it needs first. */
    int score() {
        var required = layout.columns().stream().filter(Column::isRequired).toList();
        int found = (int) required.stream().filter(this::has).count() + (statesItem() ? 1 : 0);
        int wanted = required.size() + (layout.isWide() ? 1 : 0);
        int extra = (int) headings.stream().filter(heading -> heading != null).count();
        return 100 * found / wanted * 100 + extra;
    }

    /** Whether a column is of one item of resources. */
    private boolean statesItem() {
        return headings.stream()
                .anyMatch(heading -> heading != null && ResourceLevelColumns.stated(heading.column()) != null);
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

    /** Whether its rows may withdraw without stating anything: it names whom, and has a column that says so. */
    boolean canWithdraw() {
        return has(layout.leadColumn())
                && layout.columns().stream().anyMatch(column -> column.kind() == CellKind.OPERATION && has(column));
    }

    /** Whether a row says what is to be done, so that it is no note. */
    boolean saysOperation(Row row) {
        return IntStream.range(0, headings.size()).anyMatch(i -> {
            var heading = headings.get(i);
            return heading != null
                    && heading.column().kind() == CellKind.OPERATION
                    && !TextNormalizer.isBlank(row.cell(i));
        });
    }

    /** The columns that a row which states something has to have, and the file does not. */
    List<Column> lacking() {
        return layout.columns().stream()
                .filter(column -> column.isRequired() && !has(column))
                .toList();
    }

    int known() {
        return (int) headings.stream()
                .filter(heading -> heading != null && heading.column().presence() != Column.Presence.EXTRA)
                .count();
    }

    /** The headers that were not understood, those of a student's other number left out. */
    List<String> ignored() {
        return unread().filter(header -> !isStudentNumber(header)).toList();
    }

    /** The headers of columns that are of a student's other number. */
    List<String> otherNumbers() {
        return unread().filter(this::isStudentNumber).toList();
    }

    private Stream<String> unread() {
        return IntStream.range(0, headings.size())
                .filter(i -> headings.get(i) == null && !TextNormalizer.isBlank(headers.get(i)))
                .mapToObj(i -> headers.get(i).strip());
    }

    private boolean isStudentNumber(String header) {
        var heading = isShort(header) ? layout.heading(header) : null;
        return heading != null && heading.number() != null;
    }

    /** What makes it impossible to read rows under this header. */
    List<RowError> mistakes() {
        var mistakes = new ArrayList<RowError>();
        for (Column column : canWithdraw() ? List.<Column>of() : lacking()) {
            mistakes.add(RowError.of(
                    line,
                    "",
                    column.field(),
                    "",
                    CellError.cell("缺少必填列“" + column.headerZh() + "”（" + column.field() + "）。", adviceFor(column))));
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
            } else if (lacksUnit(heading)) {
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

    private static boolean lacksUnit(Layout.Heading heading) {
        var stated = ResourceLevelColumns.stated(heading.column());
        return stated == null
                ? heading.column().kind() == CellKind.MONEY && heading.unit() == null
                : stated.item()
                                .measured()
                                .amount(BigDecimal.ONE, heading.remark())
                                .flaw()
                        == Measured.Flaw.NO_UNIT;
    }

    /** What to do about a column that is missing: the file may have one that is easily taken for it. */
    String adviceFor(Column column) {
        for (int i = 0; i < headers.size(); i++) {
            var header = headers.get(i).strip();
            var lookalike = column.lookalike();
            if (headings.get(i) == null && lookalike != null && column.isMistakenFor(header)) {
                return "文件中有列“" + header + "”：" + lookalike.adviceZh();
            }
            var other = isShort(header) ? layout.heading(header) : null;
            if (headings.get(i) == null
                    && other != null
                    && other.number() != null
                    && other.column().equals(column)) {
                return "文件中只有“" + header + "”：学号和学籍号是一名学生的两个号码，混用会把一人算成两人。" + adviceFor(other.number());
            }
        }
        return "请补上这一列，或用 template " + layout.type().recordName() + " 生成的模板。";
    }

    private static String adviceFor(StudentNumber there) {
        return there == StudentNumber.NATIONAL
                ? "请补上“学号”列；若本校一向用学籍号报送，首次导入（尚无密钥文件）时选定学籍号（--student-number 学籍号），已有密钥文件时在其末尾加一行 student-number: national。"
                : "本校的密钥选定的是学籍号，请补上“学籍号”列。";
    }

    /** The same header where students are known by this number alone: a column of the other one is not read. */
    Header by(StudentNumber number) {
        var read = new ArrayList<Layout.@Nullable Heading>();
        for (var heading : headings) {
            read.add(heading != null && heading.number() == number.other() ? null : heading);
        }
        return new Header(line, layout, read, headers);
    }

    /** What a line of a text has beyond the last header: a separator too many has moved the cells behind it. */
    @Nullable
    RowError surplus(Row row) {
        for (int i = headers.size(); i < row.cells().size(); i++) {
            if (!TextNormalizer.isBlank(row.cell(i))) {
                return RowError.of(
                        row.number(),
                        "",
                        "",
                        row.cell(i),
                        CellError.cell("比表头多出一格，前面的格可能已经错位。", "请检查这一行有没有多余的分隔符（内容含逗号的，须用双引号括起），或另存为 XLSX 后再试。"));
            }
        }
        return null;
    }

    private static boolean isShort(String header) {
        return header.length() <= MOST_CHARACTERS;
    }

    /** The header that these lines are together: in each column the lowest name, or it after the name of its group. */
    private static Header of(List<Row> rows, Layout layout) {
        int width = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        var headings = new ArrayList<Layout.@Nullable Heading>();
        var headers = new ArrayList<String>();
        for (int i = 0; i < width; i++) {
            var names = names(rows, i);
            var header = names.isEmpty() ? "" : names.get(names.size() - 1);
            var heading = isShort(header) ? layout.heading(header) : null;
            if (heading == null && names.size() > 1) {
                var group = names.get(names.size() - 2).strip().replaceFirst("(基本)?(信息|情况)$", "");
                var grouped = group + header.strip();
                heading = isShort(grouped) ? layout.heading(grouped) : null;
                header = heading == null ? header : grouped;
            }
            headings.add(heading);
            headers.add(header);
        }
        return new Header(rows.get(rows.size() - 1).number(), layout, headings, headers);
    }

    /** The names over a column from the top; that of a group stands over its first column alone. */
    private static List<String> names(List<Row> rows, int column) {
        var names = new ArrayList<String>();
        boolean below = false;
        for (int line = rows.size() - 1; line >= 0; line--) {
            var name = rows.get(line).cell(column);
            for (int i = column; below && TextNormalizer.isBlank(name) && i > 0; i--) {
                name = rows.get(line).cell(i - 1);
            }
            if (!TextNormalizer.isBlank(name)
                    && (names.isEmpty() || !names.get(0).equals(name))) {
                names.add(0, name);
            }
            below |= !TextNormalizer.isBlank(name);
        }
        return names;
    }

    private boolean isOne() {
        return (known() >= 2 || canWithdraw()) && (!layout.isWide() || statesItem());
    }

    /** The best header of this type among these lines, one of as few lines as may be; null when none has two of its columns, or its key and the operation. */
    static @Nullable Header find(List<Row> rows, RecordType type) {
        Header best = null;
        for (int lines = 1; lines <= MOST_LINES; lines++) {
            for (int first = 0; first + lines <= rows.size(); first++) {
                for (Layout layout : Layout.all(type)) {
                    var header = of(rows.subList(first, first + lines), layout);
                    if (header.isOne() && (best == null || header.score() > best.score())) {
                        best = header;
                    }
                }
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
