package cultivation.importer.file;

import cultivation.importer.workbook.Nature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The file again as XLSX with what is wrong beside each row, to be mended and sent again: the added column's header is
 * none that means anything, so it may stay.
 */
public final class CorrectionFile {
    /** The header of the added column. */
    public static final String HEADER = "错误说明";

    /** A sheet has 1,048,576 rows; beyond that only rows with mistakes are written. */
    private static final int MAX_LINES = 1_000_000;

    private static final int FLUSHED_ROWS = 1_000;

    private CorrectionFile() {}

    /** Writes {@code file} with its mistakes to {@code target}, which is replaced. */
    public static void write(RecordFile file, ReadOptions readOptions, ValidationReport found, Path target)
            throws IOException, UnreadableFileException {
        boolean whole = found.rows() < MAX_LINES;
        StudentFile.write(target, out -> {
            try (var workbook = new Workbook(out, "cultivation", "1.0")) {
                var sheet = workbook.newWorksheet(file.type().nameZh());
                var writer = new Writer(file, sheet, whole);
                file.read(readOptions, writer);
                writer.end(found);
            } catch (UncheckedIOException e) {
                throw new IOException(e.getCause());
            }
        });
    }

    private static final class Writer implements RowListener {
        private final RecordFile file;
        private final Worksheet sheet;
        private final boolean whole;
        private final int column;
        private int written;
        private int lastLine;

        Writer(RecordFile file, Worksheet sheet, boolean whole) {
            this.file = file;
            this.sheet = sheet;
            this.whole = whole;
            this.column = file.columns();
        }

        @Override
        public void accepted(Row row, SpecificRecord event) {
            if (whole && row.number() != lastLine) {
                lastLine = row.number();
                write(row, "");
            }
        }

        @Override
        public void refused(Row row, List<RowError> mistakes) {
            write(row, told(mistakes, row.number()));
        }

        @Override
        public void passedOver(Row row) {
            write(row, row.number() == file.headerLine() ? HEADER : "");
        }

        private static String told(List<RowError> mistakes, int line) {
            return mistakes.stream()
                    .map(mistake -> mistake.told().replaceFirst("^第 " + line + " 行，?", ""))
                    .collect(Collectors.joining("；"));
        }

        private void write(Row row, String remark) {
            if (written >= MAX_LINES) {
                return;
            }
            for (int i = 0; i < row.cells().size() && i < column; i++) {
                write(i, row.cell(i), row.nature(i));
            }
            if (!remark.isEmpty()) {
                sheet.inlineString(written, column, remark);
                sheet.style(written, column).fontColor("C00000").set();
            }
            written++;
            if (written % FLUSHED_ROWS == 0) {
                try {
                    sheet.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        /** A day stays one, so that an id which a spreadsheet made a day is not taken for its text when it comes back. */
        private void write(int column, String text, Nature nature) {
            var day = nature == Nature.DAY ? dayOf(text) : null;
            if (day != null) {
                sheet.value(written, column, day);
                sheet.style(written, column).format("yyyy-mm-dd").set();
            } else if (!text.isEmpty()) {
                sheet.inlineString(written, column, text);
            }
        }

        private static @Nullable LocalDate dayOf(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        /** What is wrong with the file as a whole stands below, where it is taken for a note. */
        void end(ValidationReport found) {
            for (RowError mistake : found.mistakes()) {
                if (mistake.line() == 0 || mistake.line() == file.headerLine()) {
                    sheet.inlineString(written++, 0, "说明：" + mistake.told());
                }
            }
        }
    }
}
