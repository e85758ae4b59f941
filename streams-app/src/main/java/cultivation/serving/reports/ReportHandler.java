package cultivation.serving.reports;

import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.report.ClosedYear;
import cultivation.report.Entity;
import cultivation.report.ReportSheet;
import cultivation.report.ReportTable;
import cultivation.report.ReportView;
import cultivation.serving.figures.FigureQuery;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /reports/{table}} as JSON, CSV and XLSX: as it is now, as it was closed, or the difference. */
public final class ReportHandler {
    private final LiveBoard board;

    public ReportHandler(LiveBoard board) {
        this.board = board;
    }

    public void answer(Context request) throws IOException {
        var parameters = Parameters.of(request, "year", "format", "scope", "entity", "view", "edition", "names");
        var id = request.pathParam("table");
        var format = parameters.oneOf("format", List.of("json", "csv", "xlsx"));
        var allNames = parameters.oneOf("names", List.of("valid", "all")).equals("all");
        var shown = board.read(view -> view(view, id, parameters));
        switch (format) {
            case "csv" -> {
                file(request, shown, "csv", "text/csv; charset=utf-8");
                request.result(ReportSheet.of(shown, allNames).csv());
            }
            case "xlsx" -> {
                file(request, shown, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
                ReportSheet.of(shown, allNames).xlsx(request.outputStream());
            }
            default -> Json.answer(request, ReportResponse.of(shown));
        }
    }

    private static ReportView view(View view, String id, Parameters parameters) {
        if (!ReportTable.ids().contains(id)) {
            throw Problem.notFound(
                    "没有表 " + id + "；现有 " + String.join("、", ReportTable.ids()) + "。",
                    "There is no table " + id + "; there are " + String.join(", ", ReportTable.ids()) + ".");
        }
        var today = view.asOf();
        parameters.required("year");
        int year = parameters.number("year", today.getYear(), 1990, 2999);
        var entity = entity(view, parameters);
        var kinds =
                Arrays.stream(ReportView.Kind.values()).map(ReportView.Kind::id).toList();
        var kind = Parameters.named("view", parameters.oneOf("view", kinds), ReportView.Kind::ofId, kinds);
        var closing = closing(view, year, parameters);
        // A replay's clock may stand before the year's last day; what is compared is of one day.
        var day = closing == null ? today : closing.edition().head().getAsOf();
        var table = ReportTable.of(view.board(), view.thresholds().values(), id, year, day, entity);
        var shown = ReportView.of(kind, table, closing);
        if (shown == null) {
            throw Problem.notFound(
                    closing == null ? year + "年尚未结账。" : year + "年结账时没有“" + entity.id() + "”的表。",
                    closing == null
                            ? "The year " + year + " is not closed."
                            : "When " + year + " was closed there was no table of '" + entity.id() + "'.");
        }
        return shown;
    }

    private static @Nullable ClosedYear closing(View view, int year, Parameters parameters) {
        if (parameters.text("edition") == null) {
            var latest = view.closings().of(year, null);
            return latest == null ? null : new ClosedYear(latest);
        }
        int edition = parameters.number("edition", 1, 1, Integer.MAX_VALUE);
        var closing = view.closings().of(year, edition);
        if (closing == null) {
            throw Problem.notFound(
                    year + "年没有第 " + edition + " 版结账。",
                    "The year " + year + " has no closing of edition " + edition + ".");
        }
        return new ClosedYear(closing);
    }

    /** Whose table is asked for; the city's when nobody is named. */
    static Entity entity(View view, Parameters parameters) {
        var entity = parameters.text("entity");
        var scopeId = parameters.text("scope");
        var named = entity == null ? view.board().catalogue().cityId() : entity;
        var scope = FigureQuery.scopeOf(named, view.board());
        if (scope == null || (scopeId != null && !scopeId.equals(scope.id()))) {
            var scopes = FigureQuery.scopeIds();
            throw Problem.badRequest(
                    "没有范围为“" + (scopeId == null ? "任何" : scopeId) + "”的“" + named + "”；范围有 " + String.join("、", scopes)
                            + "，学校代码见 /api/v1/colleges。",
                    "There is no '" + named + "' of scope '" + (scopeId == null ? "any" : scopeId) + "'; scopes are "
                            + String.join(", ", scopes) + ", colleges are listed at /api/v1/colleges.");
        }
        return Entity.of(view.board(), scope, named);
    }

    private static void file(Context request, ReportView shown, String extension, String type) {
        var table = shown.table();
        var view = shown.kind() == ReportView.Kind.NOW ? "" : "-" + shown.kind().id();
        request.contentType(type)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"report-" + table.id() + "-" + table.year() + "-"
                                + table.entity().id() + view + "." + extension + "\"");
    }
}
