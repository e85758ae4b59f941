package cultivation.importer.file;

import cultivation.importer.table.TextNormalizer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one sheet, each cell as a text: a date cell as {@code 2019-07-01}, a number with the 15 digits that a
 * spreadsheet shows.
 */
final class XlsxRows implements Rows {
    /** Beyond this a spreadsheet shows zeros: what stood there is lost. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    /** Whether a number format shows a date; there are few formats. */
    private final Map<String, Boolean> dateFormats = new HashMap<>();

    private XlsxRows(ReadableWorkbook workbook, Sheet sheet) throws IOException {
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
    }

    /** The names of the visible sheets of a file that {@link XlsxGuard} has let pass. */
    static List<String> sheets(Path file) throws IOException, UnreadableFileException {
        try (var workbook = workbook(file)) {
            return workbook.getSheets()
                    .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                    .map(Sheet::getName)
                    .toList();
        } catch (ExcelReaderException e) {
            throw damaged(e);
        }
    }

    static XlsxRows open(Path file, String sheet) throws IOException, UnreadableFileException {
        var workbook = workbook(file);
        try {
            var found = workbook.findSheet(sheet);
            if (found.isEmpty()) {
                throw new UnreadableFileException("XLSX 中没有工作表“" + sheet + "”。");
            }
            return new XlsxRows(workbook, found.get());
        } catch (ExcelReaderException e) {
            workbook.close();
            throw damaged(e);
        } catch (UnreadableFileException | IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    @Override
    public boolean countsFrom1904() {
        return workbook.isDate1904();
    }

    /** Some programs write no styles; then no cell is known to show a date, and days are read as numbers. */
    private static ReadableWorkbook workbook(Path file) throws IOException, UnreadableFileException {
        for (boolean withFormats : new boolean[] {true, false}) {
            try {
                return new ReadableWorkbook(file.toFile(), new ReadingOptions(withFormats, true));
            } catch (ExcelReaderException e) {
                if (!withFormats) {
                    throw damaged(e);
                }
            }
        }
        throw new IllegalStateException("unreachable");
    }

    @Override
    public @Nullable Row next() throws IOException, UnreadableFileException {
        try {
            while (rows.hasNext()) {
                var row = rows.next();
                var cells = texts(row);
                if (cells != null) {
                    return new Row(row.getRowNum(), cells);
                }
            }
            return null;
        } catch (ExcelReaderException | IndexOutOfBoundsException e) {
            throw damaged(e);
        }
    }

    /** Null when nothing stands in the row. */
    private @Nullable List<String> texts(org.dhatim.fastexcel.reader.Row row) {
        int count = row.getCellCount();
        var texts = new ArrayList<String>(count);
        boolean blank = true;
        for (int i = 0; i < count; i++) {
            var cell = row.getCell(i);
            var text = cell == null ? "" : text(cell);
            texts.add(text);
            blank &= TextNormalizer.isBlank(text);
        }
        return blank ? null : texts;
    }

    private String text(Cell cell) {
        var type = cell.getType();
        var raw = cell.getRawValue();
        if (type == CellType.EMPTY || raw == null) {
            return "";
        }
        if (type == CellType.NUMBER || (type == CellType.FORMULA && isNumber(raw))) {
            return number(raw, cell.getDataFormatString());
        }
        if (type == CellType.BOOLEAN) {
            return raw.equals("1") || raw.equalsIgnoreCase("true") ? "是" : "否";
        }
        return type == CellType.STRING ? cell.asString() : raw;
    }

    private String number(String raw, @Nullable String format) {
        BigDecimal exact;
        try {
            exact = new BigDecimal(raw.strip());
        } catch (NumberFormatException e) {
            return raw;
        }
        if (exact.signum() != 0 && Math.abs((long) exact.precision() - exact.scale()) > 60) {
            return raw;
        }
        if (format != null && dateFormats.computeIfAbsent(format, XlsxRows::showsDate)) {
            var day = serialDay(exact);
            if (day != null) {
                return day.toString();
            }
        }
        if (exact.precision() - exact.scale() > SHOWN.getPrecision()) {
            return exact.toString().indexOf('E') >= 0 ? exact.toString() : lost(exact);
        }
        var shown = exact.round(SHOWN);
        return (shown.signum() == 0 ? BigDecimal.ZERO : shown.stripTrailingZeros()).toPlainString();
    }

    /** More digits than a spreadsheet keeps: written so that no id and no amount is read from it. */
    private static String lost(BigDecimal number) {
        return number.round(SHOWN).unscaledValue() + "E+"
                + (number.precision() - number.scale() - SHOWN.getPrecision());
    }

    private @Nullable LocalDate serialDay(BigDecimal serial) {
        long days = serial.setScale(0, RoundingMode.FLOOR).longValue();
        return Serial.dayOf(days, workbook.isDate1904());
    }

    private static boolean isNumber(String raw) {
        if (raw.isEmpty()) {
            return false;
        }
        char c = raw.charAt(0);
        return ((c >= '0' && c <= '9') || c == '-' || c == '.') && raw.matches("-?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
    }

    /** Whether a number format has year or day in it, outside of quotes and brackets. */
    private static boolean showsDate(String format) {
        var bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
        return bare.indexOf('y') >= 0 || (bare.indexOf('d') >= 0 && bare.indexOf('m') >= 0);
    }

    private static UnreadableFileException damaged(RuntimeException failure) {
        return new UnreadableFileException(
                "XLSX 文件内容已损坏，无法读取（" + failure.getClass().getSimpleName() + "）。请用 Excel 或 WPS 打开后重新另存。");
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
