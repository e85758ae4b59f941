package cultivation.serving.reports;

import cultivation.live.LiveBoard;
import cultivation.report.PrintedFigures;
import cultivation.report.Reconciliation;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import io.javalin.http.Context;

/** {@code /reconcile}: a file of printed figures beside ours. */
public final class ReconcileHandler {
    private final LiveBoard board;

    public ReconcileHandler(LiveBoard board) {
        this.board = board;
    }

    public void answer(Context request) {
        var parameters = Parameters.of(request, "scope", "entity");
        PrintedFigures figures;
        try {
            figures = PrintedFigures.read(request.bodyAsBytes());
        } catch (PrintedFigures.UnreadableException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage()), e.english());
        }
        var today = board.asOf();
        var entity = board.read(view -> ReportHandler.entity(view, parameters));
        var reconciliation = Reconciliation.of(
                figures,
                board.read(LiveBoard.View::board),
                today,
                entity,
                step -> board.read(view -> {
                    step.run();
                    return true;
                }));
        Json.answer(
                request,
                ReconcileResponse.of(reconciliation, today, board.catalogue().version()));
    }
}
