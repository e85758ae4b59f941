package cultivation.importer.file;

import cultivation.rule.RecordType;
import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A college's file of one record type, CSV or XLSX, read as often as needed and never held in memory.
 *
 * <pre>{@code
 * var file = RecordFile.open(Path.of("毕业生.xlsx"), null);            // says what it is: file.type()
 * var findings = file.read(Reading.toValidate("4111010853", now), RowListener.NONE);
 * if (!findings.isFaulty()) {
 *     file.read(new Reading("4111010853", key::of, now), sender);      // sender.accepted(line, event)
 * }
 * }</pre>
 *
 * What is wrong with rows is in the {@link Findings}; a file that is no table at all is an {@link
 * UnreadableFileException}, whose message is for the person who made the file.
 */
public final class RecordFile {
    static {
        TrustedRecords.trust();
    }

    /** Lines with a single cell are notes when no row follows; more of them are mistakes. */
    private static final int PENDING_NOTES = 50;

    private final TableFile table;
    private final Header header;
    private final boolean guessed;

    private RecordFile(TableFile table, Header header, boolean guessed) {
        this.table = table;
        this.header = header;
        this.guessed = guessed;
    }

    /**
     * Opens a file and finds its header.
     *
     * @param said the type it should be, null to guess it from the headers
     * @throws UnreadableFileException when it is no table of that type
     */
    public static RecordFile open(Path file, @Nullable RecordType said) throws IOException, UnreadableFileException {
        var table = TableFile.open(file, said);
        return new RecordFile(table, headerOf(table, said), said == null);
    }

    private static Header headerOf(TableFile table, @Nullable RecordType said) throws UnreadableFileException {
        var any = Header.find(table.firstLines());
        if (any == null) {
            throw new UnreadableFileException(
                    "前 " + Header.SEARCHED_LINES + " 行里找不到表头。列名应为中文名称（如 学号、毕业日期）或字段名（如 studentId），可用 template 生成模板。");
        }
        if (said == null) {
            return any;
        }
        var header = Header.find(table.firstLines(), said);
        boolean lacking = header == null || !header.mistakes().isEmpty();
        if (lacking && any.layout().type() != said && (header == null || any.score() > header.score())) {
            var looks = any.layout().type();
            throw new UnreadableFileException("这个文件看起来是“" + looks.nameZh() + "”（" + looks.recordName() + "），而不是所说的“"
                    + said.nameZh() + "”（" + said.recordName() + "）。请核对文件，或改用 --type " + looks.recordName()
                    + "。");
        }
        return header == null ? any : header;
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

    /** Headers that stand for nothing; their columns are not read and go nowhere. */
    public List<String> ignoredHeaders() {
        return header.ignored();
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
                for (Line line : table.firstLines()) {
                    if (line.number() > header.line() && !line.cell(i).isBlank()) {
                        return line.cell(i).strip();
                    }
                }
            }
        }
        return null;
    }

    /** Reads the file from its beginning to its end. */
    public Findings read(Reading reading, RowListener listener) throws IOException, UnreadableFileException {
        var findings = new Findings();
        var wrongHeader = header.mistakes();
        wrongHeader.forEach(findings::add);
        if (!header.ignored().isEmpty()) {
            findings.hint("以下列不在规范之中，不读取、不发送：" + String.join("、", header.ignored()) + "。");
        }
        if (!wrongHeader.isEmpty()) {
            passOverAll(listener);
            return findings;
        }
        var pending = new ArrayList<Line>();
        try (var lines = table.lines()) {
            var rows = new RowReader(header, reading, findings, lines.countsFrom1904());
            for (var line = lines.next(); line != null; line = lines.next()) {
                if (line.number() <= header.line()) {
                    listener.passedOver(line);
                } else if (RowReader.isNote(line)) {
                    passOver(line, findings, listener);
                } else if (isSingle(line) && pending.size() < PENDING_NOTES) {
                    pending.add(line);
                } else {
                    for (Line damaged : pending) {
                        row(rows, damaged, findings, listener);
                    }
                    pending.clear();
                    row(rows, line, findings, listener);
                }
            }
            pending.forEach(note -> passOver(note, findings, listener));
            rows.finish(header.line());
        }
        if (!findings.passedOver().isEmpty()) {
            findings.hint("以下行是合计或附注，不作为数据："
                    + findings.passedOver().stream().map(String::valueOf).collect(Collectors.joining("、")) + "。");
        }
        return findings;
    }

    private void passOverAll(RowListener listener) throws IOException, UnreadableFileException {
        try (var lines = table.lines()) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                listener.passedOver(line);
            }
        }
    }

    private static void row(RowReader rows, Line line, Findings findings, RowListener listener) {
        findings.countRow();
        var mistakes = new ArrayList<Mistake>(0);
        var event = rows.read(line, mistakes);
        if (event == null) {
            findings.refuse(mistakes);
            listener.refused(line, mistakes);
        } else {
            listener.accepted(line, event);
        }
    }

    private static void passOver(Line line, Findings findings, RowListener listener) {
        findings.passOver(line.number());
        listener.passedOver(line);
    }

    private static boolean isSingle(Line line) {
        int filled = 0;
        for (String cell : line.cells()) {
            if (!cell.isBlank() && ++filled > 1) {
                return false;
            }
        }
        return true;
    }

    /** Bytes of the file. */
    public long size() throws IOException {
        return Files.size(table.path());
    }

    public Path path() {
        return table.path();
    }
}
