package cultivation.serving.colleges;

import cultivation.board.Figure;
import cultivation.board.Groups;
import cultivation.board.SubmissionSummary;
import cultivation.catalogue.Indicator;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Window;
import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.live.Progress;
import cultivation.live.Readiness;
import cultivation.reference.Ownership;
import cultivation.serving.colleges.OverviewResponse.Beside;
import cultivation.serving.colleges.OverviewResponse.Group;
import cultivation.serving.colleges.OverviewResponse.Line;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import cultivation.serving.operations.WaitingRecords;
import cultivation.serving.operations.WaitingResponse;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code /colleges/{code}/overview}: what a college gets back for what it sends. */
public final class OverviewHandler {
    private final LiveBoard board;
    private final Readiness readiness;
    private final Progress progress;
    private final WaitingRecords waiting;
    private final CheckFindings findings;

    public OverviewHandler(
            LiveBoard board, Readiness readiness, Progress progress, WaitingRecords waiting, CheckFindings findings) {
        this.board = board;
        this.readiness = readiness;
        this.progress = progress;
        this.waiting = waiting;
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
        var answered = progress.answered();
        var current = readiness.isAtEnd() && reading != null && reading.settled();
        var overview = board.read(
                view -> overview(view, code, window, parameters.day("asOf", view.asOf()), answered, current));
        Json.answer(request, overview);
    }

    private OverviewResponse overview(
            View view,
            String code,
            Window window,
            LocalDate asOf,
            Progress.@Nullable Answered answered,
            boolean caughtUp) {
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
        var row = CollegeResponse.of(view, answered, college);
        return new OverviewResponse(
                asOf,
                board.asOfRule().id(),
                caughtUp,
                WaitingResponse.of(waiting.of(code, answered == null ? null : answered.reading())),
                row,
                Group.of(college.getOwnership()),
                lines,
                findings.of(view, asOf).stream()
                        .filter(finding -> finding.college().equals(code))
                        .map(finding -> ChecksResponse.Found.of(finding, asOf))
                        .toList(),
                SubmissionsResponse.of(SubmissionSummary.of(view.board(), code, asOf), row.lastEventAt(), asOf));
    }

    private static Line line(
            View view, Indicator indicator, Window window, String code, Ownership ownership, LocalDate asOf) {
        var board = view.board();
        var own = new Figure(indicator, window, Scope.COLLEGE, code, Statistic.POOLED);
        var value = board.value(own, asOf);
        return Line.of(
                indicator,
                window,
                asOf,
                value,
                board.value(own, asOf.minusYears(1)),
                beside(view, indicator, window, Scope.CITY, board.catalogue().cityId(), asOf),
                Groups.ALL.contains(ownership)
                        ? beside(view, indicator, window, Scope.GROUP, Groups.id(ownership), asOf)
                        : null,
                view.thresholdsOn(asOf).status(value));
    }

    private static Beside beside(
            View view, Indicator indicator, Window window, Scope scope, String entity, LocalDate asOf) {
        return Beside.of(
                view.board().value(new Figure(indicator, window, scope, entity, Statistic.MEDIAN), asOf),
                view.board().value(new Figure(indicator, window, scope, entity, Statistic.POOLED), asOf));
    }
}
