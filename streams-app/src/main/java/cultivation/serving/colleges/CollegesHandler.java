package cultivation.serving.colleges;

import cultivation.live.LiveBoard;
import cultivation.live.Progress;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import io.javalin.http.Context;

/** The colleges, and what each has sent by day. */
public final class CollegesHandler {
    private final LiveBoard board;
    private final Progress progress;

    public CollegesHandler(LiveBoard board, Progress progress) {
        this.board = board;
        this.progress = progress;
    }

    public void list(Context request) {
        Parameters.of(request);
        var answered = progress.answered();
        var rows = board.read(view -> CollegeResponse.all(view, answered, code -> true));
        Json.answer(request, rows);
    }

    public void daily(Context request) {
        var parameters = Parameters.of(request, "from", "to");
        var daily = board.read(view -> DayResponse.all(view, request.pathParam("code"), parameters));
        Json.answer(request, daily);
    }
}
