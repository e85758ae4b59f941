package cultivation.importer.file;

import cultivation.importer.table.TextNormalizer;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a text file with a separator between cells. */
final class CsvRows implements Rows {
    private final CloseableIterator<CsvRecord> records;
    private long last;

    private CsvRows(CloseableIterator<CsvRecord> records) {
        this.records = records;
    }

    static CsvRows open(Path file, TextScan scan, char separator) throws IOException {
        var in = Files.newInputStream(file);
        try {
            in.skipNBytes(scan.bomBytes());
            return of(in, scan, separator);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static CsvRows of(InputStream in, TextScan scan, char separator) {
        var decoder = scan.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(TextScan.MAX_LINE_BYTES)
                .ofCsvRecord(new InputStreamReader(in, decoder));
        return new CsvRows(reader.iterator());
    }

    @Override
    public @Nullable Row next() throws IOException, UnreadableFileException {
        try {
            while (records.hasNext()) {
                var record = records.next();
                last = record.getStartingLineNumber();
                var cells = record.getFields();
                for (String cell : cells) {
                    if (!cell.isEmpty() && !TextNormalizer.isBlank(cell)) {
                        return new Row((int) last, cells);
                    }
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    private UnreadableFileException unreadable(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new UnreadableFileException("第 " + last + " 行之后有无法识别的文字编码。请用 Excel 或 WPS 另存为“CSV UTF-8”或 XLSX。");
            }
        }
        return new UnreadableFileException("第 " + (last + 1) + " 行起的引号不配对，或一行过长，后面的内容无法分列。请检查该行的双引号，或另存为 XLSX 后再试。");
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
