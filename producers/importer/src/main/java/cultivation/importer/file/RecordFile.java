package cultivation.importer.file;

import cultivation.importer.cell.Remark;
import cultivation.importer.code.TextNormalizer;
import cultivation.importer.table.CellKind;
import cultivation.importer.workbook.Serial;
import cultivation.rule.RecordType;
import cultivation.rule.StudentNumber;
import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A college's file of one record type, CSV or XLSX, read as often as needed and never held in memory.
 *
 * <pre>{@code
 * var file = RecordFile.open(Path.of("毕业生.xlsx"), null);            // says what it is: file.type()
 * var findings = file.read(ReadOptions.toValidate("4111010853", now), RowListener.NONE);
 * if (!findings.isFaulty()) {
 *     file.read(new ReadOptions("4111010853", key::of, now), sender);      // sender.accepted(line, event)
 * }
 * }</pre>
 *
 * What is wrong with rows is in the {@link ValidationReport}; a file that is no table at all is an {@link
 * UnreadableFileException}, whose message is for the person who made the file.
 */
public final class RecordFile {
    static {
        TrustedRecords.trust();
    }

    /** Days from 1927 to 2173 as spreadsheets count them. */
    private static final Pattern SERIAL = Pattern.compile("[1-9][0-9]{4}(\\.0+)?");

    private final TableFile table;
    /** With the columns of both of a student's numbers. */
    private final Header found;

    private final Header header;
    private final StudentNumber studentNumber;
    private final boolean guessed;
    /** Of the last reading. */
    private boolean countsFrom1904;

    private @Nullable FormRows formRows;

    private RecordFile(TableFile table, Header found, StudentNumber studentNumber, boolean guessed) {
        this.table = table;
        this.found = found;
        this.header = found.by(studentNumber);
        this.studentNumber = studentNumber;
        this.guessed = guessed;
    }

    /**
     * Opens a file and finds its header.
     *
     * @param said the type it should be, null to guess it from the headers
     * @throws UnreadableFileException when it is no table of that type
     */
    public static RecordFile open(Path file, @Nullable RecordType said) throws IOException, UnreadableFileException {
        return open(file, said, false);
    }

    /**
     * Opens a file, with or without what a spreadsheet does not show of it.
     *
     * @param skipsHidden whether hidden rows and columns are left out
     */
    public static RecordFile open(Path file, @Nullable RecordType said, boolean skipsHidden)
            throws IOException, UnreadableFileException {
        var table = TableFile.open(file, said, skipsHidden);
        return new RecordFile(table, headerOf(table, said), StudentNumber.OWN, said == null);
    }

    private static Header headerOf(TableFile table, @Nullable RecordType said) throws UnreadableFileException {
        var any = Header.find(table.firstRows());
        if (any == null) {
            throw new UnreadableFileException(
                    "前 " + Header.SEARCHED_LINES + " 行里找不到表头。列名应为中文名称（如 学号、毕业日期）或字段名（如 studentId），可用 template 生成模板。");
        }
        if (said == null) {
            requireOneType(table, any);
            return any;
        }
        var header = Header.find(table.firstRows(), said);
        boolean lacking = header == null || !header.mistakes().isEmpty();
        if (lacking && any.layout().type() != said && (header == null || any.score() > header.score())) {
            var looks = any.layout().type();
            throw new UnreadableFileException("这个文件看起来是“" + looks.nameZh() + "”（" + looks.recordName() + "），而不是所说的“"
                    + said.nameZh() + "”（" + said.recordName() + "）。请核对文件，或改用 --type " + looks.recordName()
                    + "。");
        }
        return header == null ? any : header;
    }

    /** A file of students that are withdrawn, with nothing but their numbers, may be of three types. */
    private static void requireOneType(TableFile table, Header any) throws UnreadableFileException {
        var alike = Arrays.stream(RecordType.values())
                .filter(type -> {
                    var header = Header.find(table.firstRows(), type);
                    return header != null && header.canWithdraw() && header.known() >= any.known();
                })
                .map(type -> type.nameZh() + "（" + type.recordName() + "）")
                .toList();
        if (any.canWithdraw() && !any.lacking().isEmpty() && alike.size() > 1) {
            throw new UnreadableFileException("撤回的是哪种记录，从列名看不出来，可能是：" + String.join("、", alike)
                    + "。请说明记录类型（命令加 --type，上报页面选“记录类型”），或在文件中留下这种记录的其他列。");
        }
    }

    /** The same file for a college that knows its students by this number. */
    public RecordFile by(StudentNumber number) {
        return new RecordFile(table, found, number, guessed);
    }

    public StudentNumber studentNumber() {
        return studentNumber;
    }

    /** Whether what a spreadsheet hides is left out. */
    public boolean skipsHidden() {
        return table.skipsHidden();
    }

    public RecordType type() {
        return header.layout().type();
    }

    /** Whether the type was guessed from the headers. */
    public boolean isGuessed() {
        return guessed;
    }

    /** The line of the header, the first line of the file being 1. */
    public int headerLine() {
        return header.line();
    }

    /** How the file is written, in Chinese: {@code CSV，GB18030，逗号分隔}. */
    public String form() {
        return table.form();
    }

    /** The fields for which the file has a column. */
    public Set<String> fields() {
        return header.headings().stream()
                .filter(Objects::nonNull)
                .map(heading -> heading.column().field())
                .collect(Collectors.toSet());
    }

    /** Headers that stand for nothing; their columns are not read and go nowhere. */
    public List<String> ignoredHeaders() {
        return header.ignored();
    }

    /** The cells of a row as a person reads them: a day that a spreadsheet keeps as a number is a day. */
    public List<String> shownCells(Row row) {
        var shown = new ArrayList<String>();
        for (int i = 0; i < row.cells().size(); i++) {
            var heading = i < header.headings().size() ? header.headings().get(i) : null;
            var cell = row.cells().get(i);
            boolean isSerial = heading != null
                    && heading.column().kind() == CellKind.DAY
                    && SERIAL.matcher(cell).matches();
            var day = isSerial ? Serial.dayOf(Long.parseLong(cell.substring(0, 5)), countsFrom1904) : null;
            shown.add(day == null ? cell : day.toString());
        }
        return shown;
    }

    /** Columns of the file, for what is written beside them. */
    public int columns() {
        return header.headers().size();
    }

    /** The college that the file itself names in its first row; null when it names none. */
    public @Nullable String namedCollege() {
        for (int i = 0; i < header.headings().size(); i++) {
            var heading = header.headings().get(i);
            if (heading != null && heading.column().field().equals("head.collegeCode")) {
                for (Row row : table.firstRows()) {
                    if (row.number() > header.line() && !row.cell(i).isBlank()) {
                        return row.cell(i).strip();
                    }
                }
            }
        }
        return null;
    }

    /** Reads the file from its beginning to its end. */
    public ValidationReport read(ReadOptions readOptions, RowListener listener)
            throws IOException, UnreadableFileException {
        var validation = new ValidationReport();
        var wrongHeader = header.mistakes();
        wrongHeader.forEach(validation::add);
        if (wrongHeader.isEmpty() && !header.otherNumbers().isEmpty()) {
            validation.hint("学生以" + studentNumber.nameZh() + "为准（随本校密钥选定），列“" + String.join("”“", header.otherNumbers())
                    + "”不读取。");
        }
        if (!header.ignored().isEmpty()) {
            validation.hint("以下列不在规范之中，不读取、不发送：" + String.join("、", header.ignored()) + "。");
        }
        for (String name : header.headers()) {
            if (!TextNormalizer.visible(name).equals(name)) {
                validation.remarks().add(Remark.INVISIBLE, header.line(), "列名“" + name.strip() + "”");
            }
        }
        if (!wrongHeader.isEmpty()) {
            passOverAll(listener);
            return validation;
        }
        try (var rows = table.rows()) {
            countsFrom1904 = rows.countsFrom1904();
            var merged = new MergedCells(header, table.merged(), validation.remarks());
            var reader = new RowReader(header, readOptions, validation, countsFrom1904);
            var lines = new LineReader(header, rows.isText(), this::formRows, merged, reader, validation, listener);
            for (var row = rows.next(); row != null; row = rows.next()) {
                lines.read(row);
            }
            lines.end();
            hintAtHidden(rows.hidden(), validation);
        }
        if (!validation.passedOver().isEmpty()) {
            validation.hint("以下行是合计、附注、填写说明或示例，不作为数据："
                    + validation.passedOver().stream().map(String::valueOf).collect(Collectors.joining("、")) + "。");
        }
        return validation;
    }

    private void hintAtHidden(Hidden hidden, ValidationReport validation) {
        if (hidden.rows() == 0 && hidden.columns().isEmpty() && hidden.zeros() == 0) {
            return;
        }
        var columns = hidden.columns().stream()
                .filter(i ->
                        i < header.headers().size() && !header.headers().get(i).isBlank())
                .mapToObj(i -> "“" + header.headers().get(i).strip() + "”")
                .collect(Collectors.joining("、"));
        var what = "工作表中有隐藏的内容：" + hidden.rows() + " 行、"
                + hidden.columns().stream()
                        .filter(i -> i < header.headers().size())
                        .count() + " 列" + columns
                + (hidden.zeros() == 0 ? "" : "、" + hidden.zeros() + " 个不显示的零");
        validation.hint(what
                + (hidden.leftOut()
                        ? "，按所选（--visible-rows-only）没有读取。"
                        : "，也读取了。请取消隐藏后核对；不应读取的请删除，或选择只读可见的行列（--visible-rows-only）。"));
    }

    private FormRows formRows() throws IOException, UnreadableFileException {
        if (formRows == null) {
            try (var rows = table.rows()) {
                formRows = FormRows.survey(rows, header);
            }
        }
        return formRows;
    }

    private void passOverAll(RowListener listener) throws IOException, UnreadableFileException {
        try (var rows = table.rows()) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                listener.passedOver(row);
            }
        }
    }

    /** Bytes of the file. */
    public long size() throws IOException {
        return Files.size(table.path());
    }

    public Path path() {
        return table.path();
    }
}
