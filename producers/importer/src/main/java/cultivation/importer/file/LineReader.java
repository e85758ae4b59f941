package cultivation.importer.file;

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

    /**
     * @param text whether a row is a line of text, in which a separator too many moves what is behind it
     */
    LineReader(
            Header header,
            boolean text,
            MergedCells merged,
            RowReader reader,
            ValidationReport validation,
            RowListener listener) {
        this.header = header;
        this.text = text;
        this.merged = merged;
        this.reader = reader;
        this.validation = validation;
        this.listener = listener;
    }

    /** The next line, from the first of the file. */
    void read(Row row) {
        if (row.number() <= header.line()) {
            listener.passedOver(row);
        } else if (RowReader.isNote(row)) {
            passOver(row);
        } else if (isSingle(row) && pending.size() < PENDING_NOTES) {
            pending.add(row);
        } else {
            pending.forEach(this::take);
            pending.clear();
            take(row);
        }
    }

    /** After the last line. */
    void end() {
        pending.forEach(this::passOver);
        reader.finish(header.line());
    }

    private void take(Row row) {
        validation.countRow();
        var mistakes = new ArrayList<RowError>(0);
        var surplus = text ? header.surplus(row) : null;
        if (surplus != null) {
            mistakes.add(surplus);
        }
        var filled = merged.fill(row, mistakes);
        var event = reader.read(filled, mistakes);
        if (event == null) {
            validation.refuse(mistakes);
            listener.refused(filled, mistakes);
        } else {
            listener.accepted(filled, event);
        }
    }

    private void passOver(Row row) {
        merged.pass(row);
        validation.passOver(row.number());
        listener.passedOver(row);
    }

    private static boolean isSingle(Row row) {
        int filled = 0;
        for (String cell : row.cells()) {
            if (!cell.isBlank() && ++filled > 1) {
                return false;
            }
        }
        return true;
    }
}
