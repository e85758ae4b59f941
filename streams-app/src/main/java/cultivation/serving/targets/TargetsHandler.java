package cultivation.serving.targets;

import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.live.ReferenceStore;
import cultivation.reference.Target;
import cultivation.serving.http.ChangeAuthor;
import cultivation.serving.http.ChangeResponse;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** {@code /targets}: as they are, what was changed of them by whom, and where one stands as of a day. */
public final class TargetsHandler {
    /** Each is looked at with every change of the board, for the metrics. */
    private static final int MOST_TARGETS = 1000;

    private final LiveBoard board;
    private final ReferenceStore<Target> targets;
    private final Clock clock;

    public TargetsHandler(LiveBoard board, ReferenceStore<Target> targets, Clock clock) {
        this.board = board;
        this.targets = targets;
        this.clock = clock;
    }

    public void list(Context request) {
        Parameters.of(request);
        var known = board.read(view -> List.copyOf(view.targets().values()));
        Json.answer(request, known.stream().map(TargetResponse::of).toList());
    }

    public void one(Context request) {
        Parameters.of(request);
        Json.answer(request, TargetResponse.of(board.read(view -> known(id(request), view))));
    }

    public void course(Context request) {
        var parameters = Parameters.of(request, "asOf");
        var id = id(request);
        Json.answer(request, board.read(view -> {
            var target = known(id, view);
            var figure = Targets.figure(target, view.board());
            if (figure == null) {
                throw Problem.notFound(
                        "目标“" + id + "”的指标或统计期已不在目录中。",
                        "The indicator or window of the target '" + id + "' is no more in the catalogue.");
            }
            return TargetCourseResponse.of(
                    Targets.course(target, figure, view.board(), parameters.day("asOf", view.asOf())));
        }));
    }

    public void put(Context request) {
        var id = id(request);
        var body = request.body();
        var target = board.read(view -> {
            if (view.targets().size() >= MOST_TARGETS && !view.targets().containsKey(id)) {
                throw Problem.conflict(
                        "目标已有 " + MOST_TARGETS + " 个，请先删除不用的。",
                        "There are " + MOST_TARGETS + " targets already; take away those that are of no use.");
            }
            return Targets.read(id, body, view.board());
        });
        target.setChangedAt(now());
        targets.put(target);
        Json.answer(request, TargetResponse.of(target));
    }

    public void delete(Context request) {
        var parameters = Parameters.of(request, "changedBy", "note");
        var id = id(request);
        var changedBy = ChangeAuthor.of(parameters.whole("changedBy"));
        var note = ChangeAuthor.note(parameters.whole("note"));
        var unused = board.read(view -> known(id, view));
        targets.delete(id, changedBy, now(), note);
        request.status(204);
    }

    /** Newest first; also of one that was taken away. */
    public void changes(Context request) {
        int limit = ChangeResponse.limit(Parameters.of(request, "limit"));
        var id = id(request);
        var changes = board.read(view -> ChangeResponse.newest(
                view.targetChanges(), change -> change.getId().toString().equals(id), limit));
        if (changes.isEmpty()) {
            throw unknown(id);
        }
        Json.answer(request, changes.stream().map(TargetResponse::changed).toList());
    }

    private static Target known(String id, View view) {
        var target = view.targets().get(id);
        if (target == null) {
            throw unknown(id);
        }
        return target;
    }

    private static Problem unknown(String id) {
        return Problem.notFound("没有目标“" + id + "”。", "There is no target '" + id + "'.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String id(Context request) {
        return Parameters.id(request, "目标", "a target");
    }
}
