package cultivation.report;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Figures that somebody printed, a row each, a column for each year: an outside file, or a report of ours.
 *
 * <pre>{@code
 * var printed = PrintedFigures.read(bytes);      // UTF-8 or GB18030; commas, semicolons or tabs
 * printed.rows().get(0).values().get(2019)       // as it stands there
 * }</pre>
 *
 * Columns are known by their names, in any order; what is not known is left aside. A year's column is {@code 2019},
 * {@code 2019年} or {@code value_2019}.
 */
public record PrintedFigures(List<Row> rows) {
    /** Why a file cannot be read, in Chinese and English. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1;

        private final String english;

        UnreadableException(String chinese, String english) {
            super(chinese);
            this.english = english;
        }

        public String english() {
            return english;
        }
    }

    /**
     * One row.
     *
     * @param line of the file, the first being 1
     * @param indicator an id of the catalogue; empty when the name has to do
     * @param entity whose it is; empty when nothing says so
     * @param values as they stand in the file, by year; blank ones are left out
     */
    record Row(
            long line,
            String table,
            String name,
            String indicator,
            String entity,
            String unit,
            String note,
            Map<Integer, String> values) {}

    private enum Column {
        TABLE("table", "表", "表号"),
        NAME("row_zh", "row", "name", "指标", "行", "行名", "名称", "指标名称"),
        INDICATOR("indicator", "指标代码"),
        ENTITY("entity", "学校代码", "单位代码"),
        UNIT("unit", "单位"),
        NOTE("note", "备注", "说明");

        @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }
    }

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern YEAR = Pattern.compile("(?:value_)?((?:19|20)\\d\\d)年?");
    private static final char[] SEPARATORS = {',', ';', '\t'};

    /** Reads a file. */
    public static PrintedFigures read(byte[] file) throws UnreadableException {
        var text = text(file);
        for (char separator : SEPARATORS) {
            var records = records(text, separator);
            if (!records.isEmpty()) {
                var header = new Header(records.get(0).getFields());
                if (header.isUsable()) {
                    return new PrintedFigures(records.stream()
                            .skip(1)
                            .map(header::row)
                            .filter(row -> !row.values().isEmpty())
                            .toList());
                }
            }
        }
        throw new UnreadableException(
                "文件首行应有指标名称（row_zh、指标）或指标代码（indicator）一列，以及至少一个年份列（2019、2019年或 value_2019）；收到的首行是“"
                        + text.lines().findFirst().orElse("") + "”。",
                "The first line must name a column row_zh or indicator, and at least one year such as value_2019.");
    }

    private static String text(byte[] file) throws UnreadableException {
        if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
            throw new UnreadableException(
                    "这是 XLSX 工作簿，这里只读 CSV：请用 Excel 或 WPS 另存为“CSV UTF-8”；本系统的报表请直接写成 CSV（report … --out 表.csv）。",
                    "This is a workbook; save it as CSV.");
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            try {
                var text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                // the next
            }
        }
        throw new UnreadableException(
                "文件既不是 UTF-8 也不是 GB18030 编码的文本，请另存为“CSV UTF-8”。", "The file is neither UTF-8 nor GB18030 text.");
    }

    private static List<CsvRecord> records(String text, char separator) throws UnreadableException {
        var records = new ArrayList<CsvRecord>();
        try (var reader = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            reader.forEach(records::add);
        } catch (CsvParseException | IOException e) {
            throw new UnreadableException("文件不能按 CSV 分列：" + e.getMessage(), "The file is no CSV: " + e.getMessage());
        }
        return records;
    }

    private static final class Header {
        private final Map<Column, Integer> columns = new HashMap<>();
        private final Map<Integer, Integer> years = new TreeMap<>();

        Header(List<String> names) {
            for (int i = 0; i < names.size(); i++) {
                var name = names.get(i).strip().toLowerCase(Locale.ROOT);
                var year = YEAR.matcher(name);
                if (year.matches()) {
                    years.putIfAbsent(Integer.valueOf(year.group(1)), i);
                }
                for (Column column : Column.values()) {
                    if (column.names.contains(name)) {
                        columns.putIfAbsent(column, i);
                    }
                }
            }
        }

        boolean isUsable() {
            return !years.isEmpty() && (columns.containsKey(Column.NAME) || columns.containsKey(Column.INDICATOR));
        }

        Row row(CsvRecord record) {
            var values = new TreeMap<Integer, String>();
            years.forEach((year, index) -> {
                var cell = cell(record, index);
                if (!cell.isBlank()) {
                    values.put(year, cell.strip());
                }
            });
            return new Row(
                    record.getStartingLineNumber(),
                    text(record, Column.TABLE),
                    text(record, Column.NAME),
                    text(record, Column.INDICATOR),
                    text(record, Column.ENTITY),
                    text(record, Column.UNIT),
                    text(record, Column.NOTE),
                    values);
        }

        private String text(CsvRecord record, Column column) {
            var index = columns.get(column);
            return index == null ? "" : cell(record, index).strip();
        }

        private static String cell(CsvRecord record, int index) {
            return index < record.getFieldCount() ? record.getField(index) : "";
        }
    }
}
