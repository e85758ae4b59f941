package cultivation.serving.colleges;

import com.fasterxml.jackson.core.JsonGenerator;
import cultivation.board.Figure;
import cultivation.board.FigureValue;
import cultivation.board.Groups;
import cultivation.board.SubmissionSummary;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.check.Finding;
import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.live.Progress;
import cultivation.live.Readiness;
import cultivation.reference.Ownership;
import cultivation.serving.figures.CatalogueResponse;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import cultivation.threshold.ThresholdsInForce;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /colleges/{code}/overview}: what a college gets back for what it sends. */
public final class OverviewHandler {
    /** One indicator of the college beside others' and last year's. */
    private record Line(
            Indicator indicator,
            Window window,
            FigureValue own,
            FigureValue before,
            Beside city,
            @Nullable Beside group,
            String status) {}

    /** What the college is compared with. */
    private record Beside(FigureValue median, FigureValue pooled) {}

    private record Overview(
            LocalDate asOf,
            CollegeRows.Row college,
            Ownership ownership,
            SubmissionSummary submissions,
            List<Line> lines,
            List<Finding> findings) {}

    private final LiveBoard board;
    private final Readiness readiness;
    private final Progress progress;
    private final CheckFindings findings;

    public OverviewHandler(LiveBoard board, Readiness readiness, Progress progress, CheckFindings findings) {
        this.board = board;
        this.readiness = readiness;
        this.progress = progress;
        this.findings = findings;
    }

    public void answer(Context request) {
        var parameters = Parameters.of(request, "window", "asOf");
        var windowId = parameters.text("window");
        Window window = windowId == null
                ? Window.YEAR_TO_DATE
                : Parameters.named(
                        "window",
                        windowId,
                        Window::ofId,
                        Arrays.stream(Window.values()).map(Window::id).toList());
        var code = request.pathParam("code");
        var reading = progress.reading();
        var overview = board.read(view -> overview(view, code, window, parameters.day("asOf", view.asOf()), reading));
        boolean current = readiness.isAtEnd() && reading != null && reading.settled();
        Json.answer(request, json -> {
            json.writeStartObject();
            json.writeStringField("asOf", overview.asOf().toString());
            json.writeStringField("clock", board.asOfRule().id());
            json.writeBooleanField("caughtUp", current);
            json.writeFieldName("college");
            overview.college().write(json);
            group(json, overview.ownership());
            json.writeArrayFieldStart("indicators");
            for (Line line : overview.lines()) {
                write(json, line, overview.asOf());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("checks");
            for (Finding finding : overview.findings()) {
                ChecksHandler.write(json, finding, overview.asOf());
            }
            json.writeEndArray();
            SubmissionJson.write(
                    json, overview.submissions(), overview.college().lastEventAt(), overview.asOf());
            json.writeEndObject();
        });
    }

    private Overview overview(
            View view, String code, Window window, LocalDate asOf, Progress.@Nullable Reading reading) {
        var college = view.board().roster().college(code);
        if (college == null) {
            throw Problem.notFound("没有代码为“" + code + "”的学校。", "There is no college '" + code + "'.");
        }
        var lines = new ArrayList<Line>();
        for (Indicator indicator : view.board().catalogue().indicators()) {
            Window meant = indicator.windows().contains(Window.STOCK) ? Window.STOCK : window;
            if (indicator.windows().contains(meant)) {
                lines.add(line(view, indicator, meant, code, college.getOwnership(), asOf));
            }
        }
        return new Overview(
                asOf,
                CollegeRows.of(view, reading, code::equals).get(0),
                college.getOwnership(),
                SubmissionSummary.of(view.board(), code, asOf),
                lines,
                findings.of(view, asOf).stream()
                        .filter(finding -> finding.college().equals(code))
                        .toList());
    }

    private static Line line(
            View view, Indicator indicator, Window window, String code, Ownership ownership, LocalDate asOf) {
        var board = view.board();
        var own = new Figure(indicator, window, Scope.COLLEGE, code, Statistic.POOLED);
        var value = board.value(own, asOf);
        return new Line(
                indicator,
                window,
                value,
                board.value(own, asOf.minusYears(1)),
                beside(view, indicator, window, Scope.CITY, board.catalogue().cityId(), asOf),
                Groups.ALL.contains(ownership)
                        ? beside(view, indicator, window, Scope.GROUP, Groups.id(ownership), asOf)
                        : null,
                ThresholdsInForce.of(view.board(), view.thresholds().values(), asOf)
                        .status(value));
    }

    private static Beside beside(
            View view, Indicator indicator, Window window, Scope scope, String entity, LocalDate asOf) {
        return new Beside(
                view.board().value(new Figure(indicator, window, scope, entity, Statistic.MEDIAN), asOf),
                view.board().value(new Figure(indicator, window, scope, entity, Statistic.POOLED), asOf));
    }

    private static void group(JsonGenerator json, Ownership ownership) throws IOException {
        json.writeObjectFieldStart("group");
        json.writeStringField("id", Groups.id(ownership));
        json.writeStringField("nameZh", Groups.nameZh(ownership));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Line line, LocalDate asOf) throws IOException {
        var wording = line.indicator().wordingOn(asOf);
        json.writeStartObject();
        json.writeStringField("indicator", line.indicator().id());
        json.writeStringField("nameZh", wording.nameZh());
        json.writeStringField("nameEn", wording.nameEn());
        json.writeStringField("window", line.window().id());
        json.writeStringField("unit", line.indicator().unit().id());
        json.writeStringField("better", CatalogueResponse.better(line.indicator()));
        Json.number(json, "value", line.own().value());
        Json.number(json, "numerator", line.own().numerator());
        Json.number(json, "denominator", line.own().denominator());
        json.writeNumberField("contributions", line.own().contributions());
        json.writeObjectFieldStart("previousYear");
        json.writeStringField("asOf", asOf.minusYears(1).toString());
        Json.number(json, "value", line.before().value());
        json.writeEndObject();
        write(json, "city", line.city());
        write(json, "group", line.group());
        json.writeStringField("status", line.status());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String field, @Nullable Beside beside) throws IOException {
        if (beside == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        Json.number(json, "median", beside.median().value());
        Json.number(json, "pooled", beside.pooled().value());
        json.writeNumberField("colleges", beside.pooled().colleges());
        json.writeEndObject();
    }
}
