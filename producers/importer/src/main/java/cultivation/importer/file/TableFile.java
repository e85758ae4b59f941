package cultivation.importer.file;

import cultivation.importer.workbook.MergedRange;
import cultivation.importer.workbook.WorkbookException;
import cultivation.importer.workbook.XlsxGuard;
import cultivation.rule.RecordType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that is a table: of which kind, how encoded, separated by what or on which sheet. */
final class TableFile {
    private static final Map<Character, String> SEPARATORS = Map.of(',', "逗号", '\t', "制表符", ';', "分号");

    private static final int START_BYTES = 8;

    private static final String OLE2 = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    /** Opens the lines, from the first. */
    private interface Opening {
        Rows rows() throws IOException, UnreadableFileException;
    }

    /** Finds the merged ranges, which costs a look at the whole sheet. */
    private interface Merging {
        List<MergedRange> ranges() throws IOException, UnreadableFileException;
    }

    private final Path path;
    private final String form;
    private final boolean skipsHidden;
    private final Opening opening;
    private final Merging merging;
    private final List<Row> firstRows;
    private @Nullable List<MergedRange> merged;

    private TableFile(Path path, String form, boolean skipsHidden, Opening opening, Merging merging)
            throws IOException, UnreadableFileException {
        this.path = path;
        this.form = form;
        this.skipsHidden = skipsHidden;
        this.opening = opening;
        this.merging = merging;
        this.firstRows = read(opening);
    }

    /**
     * Opens a file.
     *
     * @param skipsHidden whether what a spreadsheet does not show is left out
     */
    static TableFile open(Path path, @Nullable RecordType said, boolean skipsHidden)
            throws IOException, UnreadableFileException {
        if (!Files.isRegularFile(path)) {
            throw new UnreadableFileException(Files.isDirectory(path) ? "这是一个文件夹，不是文件。" : "没有这个文件，请核对路径。");
        }
        if (!Files.isReadable(path)) {
            throw new UnreadableFileException("没有读取这个文件的权限。");
        }
        var start = start(path);
        if (start.length == 0) {
            throw new UnreadableFileException("文件是空的（0 字节）。请核对是否保存或下载完整。");
        }
        start = Arrays.copyOf(start, START_BYTES);
        if (new String(start, StandardCharsets.ISO_8859_1).startsWith("PK\u0003\u0004")) {
            return workbook(path, said, skipsHidden);
        }
        refuseOthers(start);
        return text(path, said);
    }

    private static TableFile workbook(Path path, @Nullable RecordType said, boolean skipsHidden)
            throws IOException, UnreadableFileException {
        try {
            XlsxGuard.check(path);
        } catch (WorkbookException e) {
            throw new UnreadableFileException(e.getMessage());
        }
        return sheet(path, said, skipsHidden);
    }

    private static byte[] start(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(START_BYTES);
        }
    }

    private static void refuseOthers(byte[] start) throws UnreadableFileException {
        var text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith(OLE2)) {
            throw new UnreadableFileException("这是旧的 .xls 格式，或加了密码的表格。请去掉密码并另存为 XLSX 或 CSV。");
        }
        if (text.startsWith("%PDF")) {
            throw new UnreadableFileException("这是 PDF 文件。请导入 XLSX 或 CSV。");
        }
        if (text.startsWith("PK")) {
            throw new UnreadableFileException("这是一个损坏或为空的压缩包，不是 XLSX 表格。请重新导出。");
        }
        if (text.stripLeading().startsWith("<")) {
            throw new UnreadableFileException("这是网页或 XML 文件，不是表格（有的系统把网页存成 .xls）。请用 Excel 或 WPS 打开后另存为 XLSX。");
        }
    }

    /** The separator under which a header is found best; comma where none is. */
    private static TableFile text(Path path, @Nullable RecordType said) throws IOException, UnreadableFileException {
        var scan = TextScan.of(path);
        TableFile best = null;
        int bestScore = -1;
        UnreadableFileException refused = null;
        for (char separator : new char[] {',', '\t', ';'}) {
            try {
                var table = new TableFile(
                        path,
                        "CSV，" + scan.charset() + "，" + SEPARATORS.get(separator) + "分隔",
                        false,
                        () -> CsvRows.open(path, scan, separator),
                        List::of);
                int score = table.score(said);
                if (score > bestScore) {
                    best = table;
                    bestScore = score;
                }
            } catch (UnreadableFileException e) {
                refused = refused == null ? e : refused;
            }
        }
        if (refused != null && bestScore <= 0) {
            throw refused;
        }
        if (best == null) {
            throw new UnreadableFileException("文件中没有内容。");
        }
        return best;
    }

    /** The visible sheet on which a header is found best, the first where none is. */
    private static TableFile sheet(Path path, @Nullable RecordType said, boolean skipsHidden)
            throws IOException, UnreadableFileException {
        TableFile best = null;
        int bestScore = -1;
        var all = new LinkedHashMap<String, TableFile>();
        for (String sheet : XlsxRows.sheets(path)) {
            var table = new TableFile(
                    path,
                    "XLSX，工作表“" + sheet + "”" + (skipsHidden ? "，不读隐藏的行和列" : ""),
                    skipsHidden,
                    () -> XlsxRows.open(path, sheet, skipsHidden),
                    () -> XlsxRows.merged(path, sheet));
            all.put(sheet, table);
            int score = table.score(said);
            if (score > bestScore) {
                best = table;
                bestScore = score;
            }
        }
        if (best == null) {
            throw new UnreadableFileException("XLSX 中没有可见的工作表。");
        }
        requireOneOf(all, best, said);
        return best;
    }

    /** Rows on a second sheet would be left out without a word, and retracted where the file is said to be all there is. */
    private static void requireOneOf(Map<String, TableFile> sheets, TableFile best, @Nullable RecordType said)
            throws UnreadableFileException {
        var header = said == null ? Header.find(best.firstRows) : Header.find(best.firstRows, said);
        if (header == null) {
            return;
        }
        var type = header.layout().type();
        var alike = sheets.entrySet().stream()
                .filter(sheet -> sheet.getValue().hasRowsOf(type, header.known()))
                .map(sheet -> "“" + sheet.getKey() + "”")
                .toList();
        if (alike.size() > 1) {
            throw new UnreadableFileException("工作簿里有 " + alike.size() + " 张同类的数据表：" + String.join("、", alike)
                    + "，一次只能读一张。请合并到一张工作表，或各自另存为文件后一起导入；不要的表请删除或隐藏。");
        }
    }

    private boolean hasRowsOf(RecordType type, int known) {
        var header = Header.find(firstRows, type);
        return header != null
                && header.known() * 2 > known
                && firstRows.stream()
                        .anyMatch(row -> row.number() > header.line()
                                && row.cells().stream().anyMatch(cell -> !cell.isBlank()));
    }

    private int score(@Nullable RecordType said) {
        var header = Header.find(firstRows);
        var ofType = said == null ? null : Header.find(firstRows, said);
        return Math.max(header == null ? 0 : header.score(), ofType == null ? 0 : ofType.score());
    }

    private static List<Row> read(Opening opening) throws IOException, UnreadableFileException {
        var first = new ArrayList<Row>();
        try (var rows = opening.rows()) {
            for (var row = rows.next(); row != null && first.size() < Header.SEARCHED_LINES; row = rows.next()) {
                first.add(row);
            }
        }
        return List.copyOf(first);
    }

    boolean skipsHidden() {
        return skipsHidden;
    }

    Path path() {
        return path;
    }

    String form() {
        return form;
    }

    List<Row> firstRows() {
        return firstRows;
    }

    /** By their first rows. */
    List<MergedRange> merged() throws IOException, UnreadableFileException {
        if (merged == null) {
            merged = merging.ranges();
        }
        return merged;
    }

    Rows rows() throws IOException, UnreadableFileException {
        return opening.rows();
    }
}
