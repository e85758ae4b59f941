package cultivation.serving.targets;

import cultivation.live.LiveBoard;
import cultivation.live.LiveBoard.View;
import cultivation.live.ReferenceStore;
import cultivation.reference.Target;
import cultivation.reference.TargetChange;
import cultivation.serving.http.ChangeAuthor;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code /targets}: as they are, what was changed of them by whom, and where one stands as of a day. */
public final class TargetsHandler {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MOST_CHANGES = 1000;
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
            var course = Targets.course(known(id, view), view, parameters.day("asOf", view.asOf()));
            if (course == null) {
                throw Problem.notFound(
                        "目标“" + id + "”的指标或统计期已不在目录中。",
                        "The indicator or window of the target '" + id + "' is no more in the catalogue.");
            }
            return TargetCourseResponse.of(course);
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
        int limit = Parameters.of(request, "limit").number("limit", 100, 1, MOST_CHANGES);
        var id = id(request);
        Predicate<TargetChange> ofIt = change -> change.getId().toString().equals(id);
        var changes = board.read(view -> {
            var some =
                    new ArrayList<>(view.targetChanges().stream().filter(ofIt).toList());
            if (some.isEmpty()) {
                throw unknown(id);
            }
            Collections.reverse(some);
            return List.copyOf(some.subList(0, Math.min(limit, some.size())));
        });
        Json.answer(request, changes.stream().map(TargetChangeResponse::of).toList());
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
        var id = request.pathParam("id");
        if (!ID.matcher(id).matches()) {
            throw Problem.badRequest(
                    "目标的标识应为 1 至 64 个字母、数字、下划线或连字符。",
                    "The id of a target must be 1 to 64 letters, digits, underscores or hyphens.");
        }
        return id;
    }
}
