package cultivation.importer.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The file again as XLSX with what is wrong beside each row, to be mended and sent again: the added column's header is
 * none that means anything, so it may stay.
 */
public final class MendingFile {
    /** The header of the added column. */
    public static final String HEADER = "错误说明";

    /** A sheet has 1,048,576 rows; beyond that only rows with mistakes are written. */
    private static final int MAX_LINES = 1_000_000;

    private static final int FLUSHED_ROWS = 1_000;

    private MendingFile() {}

    /** Writes {@code file} with its mistakes to {@code target}, which is replaced. */
    public static void write(RecordFile file, Reading reading, Findings found, Path target)
            throws IOException, UnreadableFileException {
        boolean whole = found.rows() < MAX_LINES;
        try (var out = new BufferedOutputStream(Files.newOutputStream(target));
                var workbook = new Workbook(out, "cultivation", "1.0")) {
            var sheet = workbook.newWorksheet(file.type().nameZh());
            var writer = new Writer(file, sheet, whole);
            file.read(reading, writer);
            writer.end(found);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getCause());
        }
    }

    private static final class Writer implements RowListener {
        private final RecordFile file;
        private final Worksheet sheet;
        private final boolean whole;
        private final int column;
        private int row;

        Writer(RecordFile file, Worksheet sheet, boolean whole) {
            this.file = file;
            this.sheet = sheet;
            this.whole = whole;
            this.column = file.columns();
        }

        @Override
        public void accepted(Line line, SpecificRecord event) {
            if (whole) {
                write(line, "");
            }
        }

        @Override
        public void refused(Line line, List<Mistake> mistakes) {
            write(line, told(mistakes, line.number()));
        }

        @Override
        public void passedOver(Line line) {
            write(line, line.number() == file.headerLine() ? HEADER : "");
        }

        private static String told(List<Mistake> mistakes, int line) {
            return mistakes.stream()
                    .map(mistake -> mistake.told().replaceFirst("^第 " + line + " 行，?", ""))
                    .collect(Collectors.joining("；"));
        }

        private void write(Line line, String remark) {
            if (row >= MAX_LINES) {
                return;
            }
            for (int i = 0; i < line.cells().size() && i < column; i++) {
                if (!line.cell(i).isEmpty()) {
                    sheet.inlineString(row, i, line.cell(i));
                }
            }
            if (!remark.isEmpty()) {
                sheet.inlineString(row, column, remark);
                sheet.style(row, column).fontColor("C00000").set();
            }
            row++;
            if (row % FLUSHED_ROWS == 0) {
                try {
                    sheet.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        /** What is wrong with the file as a whole stands below, where it is taken for a note. */
        void end(Findings found) {
            for (Mistake mistake : found.mistakes()) {
                if (mistake.line() == 0 || mistake.line() == file.headerLine()) {
                    sheet.inlineString(row++, 0, "说明：" + mistake.told());
                }
            }
        }
    }
}
