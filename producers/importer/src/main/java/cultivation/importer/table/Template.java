package cultivation.importer.table;

import cultivation.rule.RecordType;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An empty file of a record type, for a person to fill: its headers as CSV, or as XLSX with code lists to choose from
 * and a sheet that explains each column.
 */
public final class Template {
    /** Rows below the header for which cells offer their code list. */
    private static final int OFFERED_ROWS = 10_000;

    private final Layout layout;

    private Template(Layout layout) {
        this.layout = layout;
    }

    public static Template of(RecordType type) {
        return new Template(Layout.of(type));
    }

    /** The headers as one line of CSV. */
    public String csv() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(layout.templateColumns().stream()
                    .map(Column::templateHeader)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return text.toString();
    }

    /** Headers, code lists and explanations as XLSX. */
    public void xlsx(OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "cultivation", "1.0")) {
            var rows = workbook.newWorksheet(layout.type().nameZh());
            var explained = workbook.newWorksheet("填写说明");
            var lists = workbook.newWorksheet("代码表");
            var columns = layout.templateColumns();
            for (int i = 0; i < columns.size(); i++) {
                column(rows, i, columns.get(i), lists);
            }
            rows.freezePane(0, 1);
            explain(explained, columns);
        }
    }

    private static void column(Worksheet rows, int index, Column column, Worksheet lists) {
        rows.value(0, index, column.templateHeader());
        var style = rows.style(0, index).bold().fillColor(column.isRequired() ? "FFF2CC" : "EDEDED");
        style.set();
        rows.width(index, Math.max(14, column.templateHeader().length() * 2.4));
        if (column.kind() == CellKind.STUDENT_ID
                || column.kind() == CellKind.PLAIN_ID
                || column.kind() == CellKind.TEXT) {
            // As text, or a spreadsheet takes long numbers for numbers and drops their last digits.
            rows.style(index).format("@").set();
        } else if (column.kind() == CellKind.DAY) {
            rows.style(index).format("yyyy-mm-dd").set();
        }
        var codes = column.codes();
        if (codes != null) {
            lists.value(0, index, column.templateHeader());
            var words = codes.codes();
            for (int row = 0; row < words.size(); row++) {
                lists.value(row + 1, index, words.get(row).zh());
            }
            rows.range(1, index, OFFERED_ROWS, index).validateWithList(lists.range(1, index, words.size(), index));
        }
    }

    private static void explain(Worksheet sheet, List<Column> columns) {
        var headers = List.of("列", "是否必填", "含义", "怎么填", "示例");
        for (int i = 0; i < headers.size(); i++) {
            sheet.value(0, i, headers.get(i));
            sheet.style(0, i).bold().set();
        }
        for (int row = 0; row < columns.size(); row++) {
            var column = columns.get(row);
            sheet.value(row + 1, 0, column.templateHeader());
            sheet.value(row + 1, 1, column.presence().zh());
            sheet.value(row + 1, 2, column.meaningZh());
            sheet.value(
                    row + 1,
                    3,
                    column.codes() != null && column.kind() == CellKind.CODE
                            ? column.codes().wordsZh()
                            : column.kind().formZh());
            sheet.value(row + 1, 4, column.example());
        }
        sheet.width(0, 20);
        sheet.width(2, 40);
        sheet.width(3, 60);
        sheet.width(4, 20);
    }
}
