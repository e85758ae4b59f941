package cultivation.serving.thresholds;

import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.live.ReferenceStore;
import cultivation.reference.Threshold;
import cultivation.reference.ThresholdChange;
import cultivation.serving.http.ChangeAuthor;
import cultivation.serving.http.ChangeResponse;
import cultivation.serving.http.Json;
import cultivation.serving.http.JsonBody;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/** {@code /thresholds}: as they are, what was changed of them by whom, and what another one would have done. */
public final class ThresholdsHandler {
    private final LiveBoard board;
    private final ReferenceStore<Threshold> thresholds;
    private final Clock clock;

    public ThresholdsHandler(LiveBoard board, ReferenceStore<Threshold> thresholds, Clock clock) {
        this.board = board;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    public void list(Context request) {
        Parameters.of(request);
        var thresholds = board.read(view -> List.copyOf(view.thresholds().values()));
        Json.answer(request, thresholds.stream().map(ThresholdResponse::of).toList());
    }

    public void compared(Context request) {
        var parameters = Parameters.of(request, "asOf");
        var clock = board.asOfRule().id();
        Json.answer(request, board.read(view -> ComparedResponse.of(view, parameters.day("asOf", view.asOf()), clock)));
    }

    public void put(Context request) {
        var id = id(request);
        var body = request.body();
        var threshold = board.read(view -> Thresholds.read(id, body, view.board()));
        threshold.setChangedAt(now());
        thresholds.put(threshold);
        Json.answer(request, ThresholdResponse.of(threshold));
    }

    public void delete(Context request) {
        var parameters = Parameters.of(request, "changedBy", "note");
        var id = id(request);
        var changedBy = ChangeAuthor.of(parameters.whole("changedBy"));
        var note = ChangeAuthor.note(parameters.whole("note"));
        requireKnown(id, view -> view.thresholds().containsKey(id));
        thresholds.delete(id, changedBy, now(), note);
        request.status(204);
    }

    public void changes(Context request) {
        answer(request, change -> true);
    }

    public void changesOf(Context request) {
        var id = id(request);
        Predicate<ThresholdChange> ofIt = change -> change.getId().toString().equals(id);
        requireKnown(
                id,
                view -> view.thresholds().containsKey(id)
                        || view.thresholdChanges().stream().anyMatch(ofIt));
        answer(request, ofIt);
    }

    public void backtest(Context request) {
        var parameters = Parameters.of(request, "from", "to");
        var body = JsonBody.object(request.body());
        Json.answer(request, BacktestResponse.of(board, body, parameters));
    }

    /** Newest first. */
    private void answer(Context request, Predicate<ThresholdChange> asked) {
        int limit = ChangeResponse.limit(Parameters.of(request, "limit"));
        var changes = board.read(view -> ChangeResponse.newest(view.thresholdChanges(), asked, limit));
        Json.answer(request, changes.stream().map(ThresholdResponse::changed).toList());
    }

    private void requireKnown(String id, Predicate<View> known) {
        if (!board.read(known::test)) {
            throw Problem.notFound("没有阈值“" + id + "”。", "There is no threshold '" + id + "'.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String id(Context request) {
        return Parameters.id(request, "阈值", "a threshold");
    }
}
