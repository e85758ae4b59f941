package cultivation.importer.file;

import cultivation.importer.cell.CellError;
import cultivation.importer.code.TextNormalizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One reading of a file: says of each of its lines what it is, and has rows of data read. */
final class LineReader {
    /** Lines with a single cell are notes when no row follows; more of them are mistakes. */
    private static final int PENDING_NOTES = 50;

    private final Header header;
    private final boolean text;
    private final MergedCells merged;
    private final RowReader reader;
    private final ValidationReport validation;
    private final RowListener listener;
    private final List<Row> pending = new ArrayList<>();
    private final Forms forms;
    private final int key;
    private final LineRanges unfilled = new LineRanges();
    private final LineRanges doubtful = new LineRanges();
    private final LineRanges instructions = new LineRanges();

    /** Looks through the file for what its rows have in common; is asked when a row without an id comes. */
    interface Forms {
        FormRows rows() throws IOException, UnreadableFileException;
    }

    /**
     * @param text whether a row is a line of text, in which a separator too many moves what is behind it
     */
    LineReader(
            Header header,
            boolean text,
            Forms forms,
            MergedCells merged,
            RowReader reader,
            ValidationReport validation,
            RowListener listener) {
        this.header = header;
        this.text = text;
        this.forms = forms;
        this.key = FormRows.keyOf(header);
        this.merged = merged;
        this.reader = reader;
        this.validation = validation;
        this.listener = listener;
    }

    /** The next line, from the first of the file. */
    void read(Row row) throws IOException, UnreadableFileException {
        if (row.number() <= header.line()) {
            listener.passedOver(row);
        } else if (RowReader.isNote(row) || isForReaders(row)) {
            passOver(row);
        } else if (TextNormalizer.isBlank(row.cell(key)) && isOfForm(row)) {
            merged.pass(row);
        } else if (isSingle(row) && pending.size() < PENDING_NOTES) {
            pending.add(row);
        } else {
            pending.forEach(this::takeSingle);
            pending.clear();
            if (isSingle(row)) {
                takeSingle(row);
            } else {
                take(row);
            }
        }
    }

    /** After the last line. */
    void end() {
        pending.forEach(this::passOver);
        if (unfilled.count() > 0) {
            validation.hint("第 " + unfilled + " 行（共 " + unfilled.count() + " 行）没有编号，只有序号和各行都相同的内容，是没有填的空行，不作为数据。");
        }
        findTogether(doubtful, "没有编号，只有序号和代码，不知道是没有填的空行还是漏填。", "是空行请删除或清空，漏填请补上。");
        findTogether(instructions, "只有一格有内容，像是说明，不是数据。", "请删除这些行，或移到表头上面。");
        reader.finish(header.line());
    }

    private void findTogether(LineRanges lines, String sentence, String advice) {
        if (lines.count() > 0) {
            validation.add(RowError.of(
                    lines.first(),
                    "",
                    "",
                    "",
                    CellError.cell("第 " + lines + " 行（共 " + lines.count() + " 行）" + sentence, advice)));
        }
    }

    /** Instructions stand above the first row, examples anywhere. */
    private boolean isForReaders(Row row) {
        return FormRows.isExample(row, key) || (validation.rows() == 0 && FormRows.isInstruction(row, key));
    }

    /** Whether it is a row of a form that nobody filled, or may be. */
    private boolean isOfForm(Row row) throws IOException, UnreadableFileException {
        var form = forms.rows();
        if (form.isUnfilled(row)) {
            unfilled.add(row.number());
            listener.passedOver(row);
            return true;
        }
        if (form.isDoubtful(row)) {
            refuseTogether(row, doubtful, "没有编号，不知道是没有填的空行还是漏填。", "是空行请删除，漏填请补上。");
            return true;
        }
        return false;
    }

    /** Counts it as refused; what is wrong with all of them is told once, at the end. */
    private void refuseTogether(Row row, LineRanges lines, String sentence, String advice) {
        lines.add(row.number());
        validation.countRow();
        validation.refuse(List.of());
        listener.refused(row, List.of(RowError.of(row.number(), "", "", "", CellError.cell(sentence, advice))));
    }

    private void takeSingle(Row row) {
        if (FormRows.looksLikeId(row.cell(key))) {
            take(row);
        } else {
            merged.pass(row);
            refuseTogether(row, instructions, "只有一格有内容，像是说明。", "请删除这一行。");
        }
    }

    private void take(Row row) {
        validation.countRow();
        var mistakes = new ArrayList<RowError>(0);
        var surplus = text ? header.surplus(row) : null;
        if (surplus != null) {
            mistakes.add(surplus);
        }
        var filled = merged.fill(row, mistakes);
        var events = reader.read(filled, mistakes);
        if (!mistakes.isEmpty()) {
            validation.refuse(mistakes);
            listener.refused(filled, mistakes);
        } else if (events.isEmpty()) {
            listener.passedOver(filled);
        } else {
            events.forEach(event -> listener.accepted(filled, event));
        }
    }

    private void passOver(Row row) {
        merged.pass(row);
        validation.passOver(row.number());
        listener.passedOver(row);
    }

    private boolean isSingle(Row row) {
        if (header.saysOperation(row)) {
            return false;
        }
        int filled = 0;
        for (String cell : row.cells()) {
            if (!cell.isBlank() && ++filled > 1) {
                return false;
            }
        }
        return true;
    }
}
