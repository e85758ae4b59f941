package cultivation.importer.file;

import cultivation.importer.code.TextNormalizer;
import cultivation.importer.workbook.SheetRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text file with a separator between cells, quoted as RFC 4180 has it; and as programs write it that quote
 * nothing: a quote inside a cell, or around its first word, is a part of the cell.
 *
 * <p>Where a quote may have swallowed rows, or it cannot be told where its cell ends, the file is refused with the line in
 * which the quote opens.
 */
final class CsvRows implements Rows {
    private static final int BUFFER_CHARACTERS = 1 << 16;
    /** Files have so many columns at least. */
    private static final int FEWEST_COLUMNS = 3;

    private static final int SHOWN_CHARACTERS = 20;
    /** As many as a sheet has columns. */
    private static final int MOST_CELLS = 16_384;
    /** Some thirty long cells: no reader holds more of a row. */
    private static final int MOST_KEPT_OF_RECORD = 1 << 20;

    private final Reader in;
    private final char separator;
    private final char[] buffer = new char[BUFFER_CHARACTERS];
    private int at;
    private int end;
    /** The line of what is read next. */
    private int line = 1;

    private int recordLine = 1;
    private int keptOfRecord;
    private int widest = FEWEST_COLUMNS;

    private CsvRows(Reader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    static CsvRows open(Path file, TextScan scan, char separator) throws IOException {
        var in = Files.newInputStream(file);
        try {
            in.skipNBytes(scan.bomBytes());
            return new CsvRows(decoded(in, scan), separator);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static Reader decoded(InputStream in, TextScan scan) {
        var decoder = scan.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new InputStreamReader(scan.hasByte80() ? new CodePage936(in) : in, decoder);
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public @Nullable Row next() throws IOException, UnreadableFileException {
        try {
            while (peek() >= 0) {
                recordLine = line;
                keptOfRecord = 0;
                var cells = cells();
                for (String cell : cells) {
                    if (!cell.isEmpty() && !TextNormalizer.isBlank(cell)) {
                        widest = Math.max(widest, cells.size());
                        return new Row(recordLine, cells);
                    }
                }
            }
            return null;
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException("第 " + line + " 行之后有无法识别的文字编码。请用 Excel 或 WPS 另存为“CSV UTF-8”或 XLSX。");
        }
    }

    /** The cells to the end of the line, or of the last line of a cell over several. */
    private List<String> cells() throws IOException, UnreadableFileException {
        var cells = new ArrayList<String>(widest);
        while (true) {
            cells.add(peek() == '"' ? quoted() : plain(""));
            if (cells.size() > MOST_CELLS) {
                throw new UnreadableFileException(
                        "第 " + recordLine + " 行有 " + MOST_CELLS + " 格以上，不是一张数据表的一行。请核对文件是否完整、换行是否丢失。");
            }
            int after = read();
            if (after != separator) {
                if (after == '\r' && peek() == '\n') {
                    read();
                }
                line++;
                return cells;
            }
        }
    }

    /** A cell as it stands, to the separator or the end of the line. */
    private String plain(String before) throws IOException, UnreadableFileException {
        var cell = before;
        while (peek() >= 0) {
            int from = at;
            while (at < end && !endsCell(buffer[at])) {
                at++;
            }
            int kept = Math.min(at - from, SheetRow.KEPT_CHARACTERS - cell.length());
            count(kept, "");
            cell = cell.isEmpty() ? new String(buffer, from, kept) : cell + new String(buffer, from, kept);
            if (at < end) {
                return cell;
            }
        }
        return cell;
    }

    /** A cell in quotes, or one that only begins with a quoted word. */
    private String quoted() throws IOException, UnreadableFileException {
        int opened = line;
        var value = new StringBuilder();
        var written = new StringBuilder().append((char) read());
        int breaks = 0;
        int separators = 0;
        int separatorsOfLine = 0;
        boolean wholeRow = false;
        while (true) {
            int c = read();
            if (c < 0) {
                throw unpaired(opened, written);
            }
            keep(c, written);
            if (c == '"') {
                if (peek() != '"') {
                    break;
                }
                keep(read(), written);
            } else if (c == separator) {
                separators++;
                separatorsOfLine++;
            } else if (c == '\n' || (c == '\r' && peek() != '\n')) {
                wholeRow |= breaks > 0 && separatorsOfLine == widest - 1;
                separatorsOfLine = 0;
                breaks++;
                line++;
            }
            if (value.length() < SheetRow.KEPT_CHARACTERS) {
                value.append((char) c);
            }
        }
        while (peek() == ' ') {
            keep(read(), written);
        }
        boolean closed = peek() < 0 || endsCell((char) peek());
        boolean swallowed = wholeRow || (breaks > 0 && separators >= breaks * (widest - 1));
        if (closed ? swallowed : breaks + separators > 0) {
            throw unpaired(opened, written);
        }
        return closed ? value.toString() : plain(written.toString());
    }

    private boolean endsCell(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private void keep(int c, StringBuilder written) throws UnreadableFileException {
        if (written.length() < SheetRow.KEPT_CHARACTERS) {
            count(1, written);
            written.append((char) c);
        }
    }

    private void count(int characters, CharSequence written) throws UnreadableFileException {
        keptOfRecord += characters;
        if (keptOfRecord > MOST_KEPT_OF_RECORD) {
            throw unpaired(recordLine, written);
        }
    }

    private static UnreadableFileException unpaired(int opened, CharSequence written) {
        var shown = written.subSequence(0, Math.min(written.length(), SHOWN_CHARACTERS))
                .toString()
                .replaceAll("\\R.*", "");
        return new UnreadableFileException("第 " + opened + " 行起的引号不配对，或一行过长，后面的内容无法分列"
                + (shown.isEmpty() ? "" : "（自“" + shown + "”起）") + "。请检查该行的双引号（内容中的双引号要写成两个），或另存为 XLSX 后再试。");
    }

    private int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                return -1;
            }
        }
        return buffer[at];
    }

    private int read() throws IOException {
        int c = peek();
        if (c >= 0) {
            at++;
        }
        return c;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
