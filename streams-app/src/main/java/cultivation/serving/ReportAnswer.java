package cultivation.serving;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.catalogue.Scope;
import cultivation.serving.ReportTable.Cell;
import cultivation.serving.ReportTable.Row;
import cultivation.serving.live.LiveBoard;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** {@code /reports/{table}} as JSON, CSV and XLSX: 「—」 is missing, and a row that nothing feeds says so. */
final class ReportAnswer {
    private static final String MISSING = "—";
    private static final String NOT_FED = "尚未接入数据";

    private final LiveBoard board;

    ReportAnswer(LiveBoard board) {
        this.board = board;
    }

    void answer(Context request) throws IOException {
        var parameters = Parameters.of(request, "year", "format", "scope", "entity");
        var id = request.pathParam("table");
        var table = board.read(view -> {
            var today = view.asOf();
            parameters.required("year");
            int year = parameters.number("year", today.getYear(), 1990, 2999);
            var entity = parameters.text("entity");
            var scopeId = parameters.text("scope");
            var named = entity == null ? view.board().catalogue().cityId() : entity;
            var scope = FigureQuery.scopeOf(named, view.board());
            if (scope == null || (scopeId != null && !scopeId.equals(scope.id()))) {
                throw Problem.badRequest(
                        "没有范围为“" + (scopeId == null ? "任何" : scopeId) + "”的“" + named + "”；范围有 "
                                + String.join("、", scopes()) + "，学校代码见 /api/v1/colleges。",
                        "There is no '" + named + "' of scope '" + (scopeId == null ? "any" : scopeId)
                                + "'; scopes are " + String.join(", ", scopes())
                                + ", colleges are listed at /api/v1/colleges.");
            }
            return ReportTable.of(view.board(), id, year, today, scope, named);
        });
        var format = parameters.text("format");
        switch (format == null ? "json" : format) {
            case "json" -> Json.answer(request, json -> json(json, table));
            case "csv" -> {
                file(request, table, "csv", "text/csv; charset=utf-8");
                request.result(csv(table).getBytes(StandardCharsets.UTF_8));
            }
            case "xlsx" -> {
                file(request, table, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                xlsx(request, table);
            }
            default ->
                throw Problem.badRequest(
                        "参数“format”应为 json、csv 或 xlsx。", "The parameter 'format' must be json, csv or xlsx.");
        }
    }

    private static List<String> scopes() {
        return Arrays.stream(Scope.values()).map(Scope::id).toList();
    }

    private static void file(Context request, ReportTable table, String extension, String type) {
        request.contentType(type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"report-" + table.id() + "-" + table.year() + "-" + table.entity() + "."
                                + extension + "\"");
    }

    private static void json(JsonGenerator json, ReportTable table) throws IOException {
        json.writeStartObject();
        json.writeStringField("table", table.id());
        json.writeStringField("title", table.title());
        json.writeNumberField("year", table.year());
        json.writeStringField("asOf", table.asOf().toString());
        json.writeStringField("scope", table.scope().id());
        json.writeStringField("entity", table.entity());
        json.writeStringField("entityName", table.entityName());
        json.writeStringField("catalogueVersion", table.catalogueVersion());
        json.writeArrayFieldStart("rows");
        for (Row row : table.rows()) {
            json.writeStartObject();
            json.writeStringField("number", row.number());
            json.writeStringField("name", row.name());
            json.writeStringField("unit", row.unit());
            json.writeBooleanField("heading", row.heading());
            json.writeBooleanField("fed", row.indicator() != null);
            Json.text(
                    json,
                    "indicator",
                    row.indicator() == null ? null : row.indicator().id());
            cell(json, row.thisYear());
            json.writeObjectFieldStart("previousYear");
            json.writeNumberField("year", table.year() - 1);
            json.writeStringField("asOf", table.asOf().minusYears(1).toString());
            cell(json, row.lastYear());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void cell(JsonGenerator json, @Nullable Cell cell) throws IOException {
        if (cell == null || cell.printed() == null) {
            json.writeNullField("value");
        } else {
            json.writeNumberField("value", cell.printed());
        }
        var figure = cell == null ? null : cell.figure();
        Json.number(json, "numerator", figure == null ? null : figure.numerator());
        Json.number(json, "denominator", figure == null ? null : figure.denominator());
        Json.number(json, "contributions", figure == null ? null : (Long) figure.contributions());
        Json.number(json, "colleges", figure == null ? null : (Long) (long) figure.colleges());
    }

    /** With a byte order mark, without which spreadsheets take the Chinese for something else. */
    private static String csv(ReportTable table) throws IOException {
        var text = new StringWriter();
        text.write('\uFEFF');
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(header(table));
            for (Row row : table.rows()) {
                csv.writeRecord(
                        row.number(),
                        harmless(row.name()),
                        row.unit(),
                        printed(row, row.lastYear()),
                        printed(row, row.thisYear()),
                        remark(row));
            }
        }
        return text.toString();
    }

    private static List<String> header(ReportTable table) {
        return List.of("序号", "指标", "单位", (table.year() - 1) + "年", table.year() + "年", "说明");
    }

    private static String printed(Row row, @Nullable Cell cell) {
        if (row.heading()) {
            return "";
        }
        return cell == null || cell.printed() == null ? MISSING : cell.printed().toPlainString();
    }

    private static String remark(Row row) {
        return row.indicator() == null && !row.heading() ? NOT_FED : "";
    }

    /** A name that a spreadsheet would take for a formula is kept from being one. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** Texts are cells of text here, so none of them can be a formula. */
    private static void xlsx(Context request, ReportTable table) throws IOException {
        try (var workbook = new Workbook(request.outputStream(), "cultivation-monitor", "1.0")) {
            var sheet = workbook.newWorksheet("表" + table.id());
            sheet.value(0, 0, "表" + table.id() + " " + table.title() + "（" + table.entityName() + "）");
            sheet.style(0, 0).bold().fontSize(14).set();
            sheet.value(
                    1, 0, "截至 " + table.asOf() + "；指标目录版本 " + table.catalogueVersion() + "；「" + MISSING + "」表示无数据，不是零");
            var header = header(table);
            for (int column = 0; column < header.size(); column++) {
                sheet.value(3, column, header.get(column));
                sheet.style(3, column).bold().fillColor("DDDDDD").set();
            }
            int line = 4;
            for (Row row : table.rows()) {
                sheet.value(line, 0, row.number());
                sheet.value(line, 1, row.name());
                sheet.value(line, 2, row.unit());
                cell(sheet, line, 3, row, row.lastYear());
                cell(sheet, line, 4, row, row.thisYear());
                sheet.value(line, 5, remark(row));
                line++;
            }
            int[] widths = {6, 48, 8, 16, 16, 16};
            for (int column = 0; column < widths.length; column++) {
                sheet.width(column, widths[column]);
            }
        }
    }

    private static void cell(Worksheet sheet, int line, int column, Row row, @Nullable Cell cell) {
        if (cell == null || cell.printed() == null) {
            sheet.value(line, column, printed(row, cell));
            sheet.style(line, column).horizontalAlignment("right").set();
        } else {
            sheet.value(line, column, cell.printed());
            sheet.style(line, column)
                    .format(cell.printed().scale() > 0 ? "#,##0.00" : "#,##0")
                    .set();
        }
    }
}
