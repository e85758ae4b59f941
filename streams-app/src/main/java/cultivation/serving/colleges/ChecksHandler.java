package cultivation.serving.colleges;

import cultivation.catalogue.Check;
import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import io.javalin.http.Context;

/** {@code /checks}: what cannot all be right, by check and college. */
public final class ChecksHandler {
    private final LiveBoard board;
    private final CheckFindings findings;

    public ChecksHandler(LiveBoard board, CheckFindings findings) {
        this.board = board;
        this.findings = findings;
    }

    public void answer(Context request) {
        var parameters = Parameters.of(request, "college", "check", "asOf");
        var found = board.read(view -> find(view, parameters));
        Json.answer(request, found);
    }

    private ChecksResponse find(View view, Parameters parameters) {
        var known = view.board().catalogue().checks().stream().map(Check::id).toList();
        var checks = parameters.named("check", id -> known.contains(id) ? id : null, known);
        var counted = view.board().roster().counted();
        var colleges = parameters.named("college", code -> counted.contains(code) ? code : null, counted);
        var asOf = parameters.day("asOf", view.asOf());
        return new ChecksResponse(
                asOf,
                board.asOfRule().id(),
                findings.of(view, asOf).stream()
                        .filter(finding -> checks.isEmpty()
                                || checks.contains(finding.check().id()))
                        .filter(finding -> colleges.isEmpty() || colleges.contains(finding.college()))
                        .map(finding -> ChecksResponse.Found.of(finding, asOf))
                        .toList());
    }
}
