package cultivation.serving.colleges;

import cultivation.college.RejectedRecord;
import cultivation.live.LiveBoard;
import cultivation.live.RejectionStore;
import cultivation.rule.BeijingDay;
import cultivation.rule.Reason;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** {@code /colleges/{code}/rejections}: what was refused and why, as JSON, or as a file for a person. */
public final class RejectionsHandler {
    private static final int MOST = 10_000;
    private static final int OF_JSON = 20;
    private static final List<String> HEADERS = List.of("时间（北京时间）", "原因代码", "原因", "字段", "说明", "来源");

    private final LiveBoard board;
    private final RejectionStore rejections;

    public RejectionsHandler(LiveBoard board, RejectionStore rejections) {
        this.board = board;
        this.rejections = rejections;
    }

    public void answer(Context request) throws IOException {
        var code = request.pathParam("code");
        var parameters = Parameters.of(request, "limit", "format");
        var given = parameters.text("format");
        Function<String, @Nullable String> known =
                text -> List.of("json", "csv", "xlsx").contains(text) ? text : null;
        String format =
                given == null ? "json" : Parameters.named("format", given, known, List.of("json", "csv", "xlsx"));
        int limit = parameters.number("limit", format.equals("json") ? OF_JSON : MOST, 1, MOST);
        boolean registered = board.read(view -> view.board().roster().college(code) != null);
        if (!registered) {
            throw Problem.notFound("没有代码为“" + code + "”的学校。", "There is no college '" + code + "'.");
        }
        var latest = rejections.latest(code, limit);
        switch (format) {
            case "csv" -> {
                asFile(request, "text/csv; charset=utf-8", "rejections-" + code + ".csv");
                csv(latest, request.outputStream());
            }
            case "xlsx" -> {
                asFile(
                        request,
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        "rejections-" + code + ".xlsx");
                xlsx(latest, request.outputStream());
            }
            default ->
                Json.answer(request, latest.stream().map(RejectionResponse::of).toList());
        }
    }

    private static void asFile(Context request, String type, String name) {
        request.contentType(type);
        request.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private static void csv(List<RejectedRecord> rejections, OutputStream out) throws IOException {
        try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                var csv = CsvWriter.builder().build(writer)) {
            writer.write('\ufeff'); // without it Excel takes UTF-8 for the system's own encoding
            csv.writeRecord(HEADERS);
            for (RejectedRecord each : rejections) {
                csv.writeRecord(row(each));
            }
        }
    }

    private static void xlsx(List<RejectedRecord> rejections, OutputStream out) throws IOException {
        try (var workbook = new Workbook(out, "cultivation", "1.0")) {
            var sheet = workbook.newWorksheet("拒收记录");
            for (int i = 0; i < HEADERS.size(); i++) {
                sheet.value(0, i, HEADERS.get(i));
                sheet.style(0, i).bold().set();
            }
            for (int row = 0; row < rejections.size(); row++) {
                var cells = row(rejections.get(row));
                for (int i = 0; i < cells.size(); i++) {
                    sheet.inlineString(row + 1, i, cells.get(i));
                }
            }
            sheet.width(4, 80);
            sheet.freezePane(0, 1);
        }
    }

    private static List<String> row(RejectedRecord each) {
        return List.of(
                beijingTime(each.rejectedAt()),
                each.reason(),
                nameZh(each.reason()),
                each.field(),
                each.message(),
                Objects.toString(each.source(), ""));
    }

    /** As a sheet takes it for a time: {@code 2020-06-30 11:00:00}; what is no instant as it is. */
    private static String beijingTime(String instant) {
        try {
            return BeijingDay.time(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }

    private static String nameZh(String reason) {
        for (Reason known : Reason.values()) {
            if (known.name().equals(reason)) {
                return known.nameZh();
            }
        }
        return "";
    }
}
