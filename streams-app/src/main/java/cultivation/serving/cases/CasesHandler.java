package cultivation.serving.cases;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.cases.Case;
import cultivation.casework.Alarm;
import cultivation.casework.Casework;
import cultivation.live.CaseStore;
import cultivation.live.LiveBoard;
import cultivation.serving.http.ChangeAuthor;
import cultivation.serving.http.Json;
import cultivation.serving.http.JsonBody;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /cases}, and {@code /alerts}, by which Alertmanager opens them. */
public final class CasesHandler {
    /** What became of a message: how many alerts it has, how many of them tell of figures, how many cases changed. */
    record TakenResponse(int alerts, int aboutFigures, int changedCases) {}

    private static final int MOST_CASES = 1000;
    /** A message of all alerts of a nation's colleges. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final LiveBoard board;
    private final CaseStore cases;
    private final Clock clock;

    public CasesHandler(LiveBoard board, CaseStore cases, Clock clock) {
        this.board = board;
        this.cases = cases;
        this.clock = clock;
    }

    /** Newest first, without their histories. */
    public void list(Context request) {
        var parameters = Parameters.of(request, "state", "college", "indicator", "limit");
        var states = parameters.named(
                "state", text -> List.of("open", "closed").contains(text) ? text : null, List.of("open", "closed"));
        var colleges = parameters.texts("college");
        var indicators = parameters.texts("indicator");
        int limit = parameters.number("limit", 200, 1, MOST_CASES);
        var asked = board.read(view -> newestFirst(view.cases().values()).stream()
                .filter(each -> states.isEmpty() || states.contains(Casework.isClosed(each) ? "closed" : "open"))
                .filter(each -> isAmong(colleges, each.getCollege()) && isAmong(indicators, each.getIndicator()))
                .limit(limit)
                .map(each -> CaseResponse.outline(each, view))
                .toList());
        Json.answer(request, asked);
    }

    public void one(Context request) {
        Parameters.of(request);
        var id = request.pathParam("id");
        Json.answer(request, board.read(view -> CaseResponse.whole(known(view.cases(), id), view)));
    }

    public void act(Context request) {
        Parameters.of(request);
        var id = request.pathParam("id");
        var body = JsonBody.object(request.body());
        var action = CaseRequest.action(body);
        var note = CaseRequest.note(body);
        var by = ChangeAuthor.of(signature(body));
        var today = board.asOf();
        var changed = cases.change(cases -> List.of(Casework.apply(known(cases, id), by, note, action, today, now())
                .<Case>fold(done -> done, (chinese, english) -> {
                    throw Problem.conflict(chinese, english);
                })));
        Json.answer(request, board.read(view -> CaseResponse.whole(changed.get(0), view)));
    }

    /** Alertmanager's message; the same one told again, or to two instances, changes nothing more. */
    public void alerts(Context request) {
        var message = JsonBody.object(body(request));
        var alarms = AlertMessages.of(message, board);
        var changed = alarms.isEmpty() ? List.of() : cases.change(cases -> told(cases, alarms));
        Json.answer(request, new TakenResponse(message.path("alerts").size(), alarms.size(), changed.size()));
    }

    private Collection<Case> told(Map<String, Case> cases, List<Alarm> alarms) {
        var all = new TreeMap<>(cases);
        var changed = new LinkedHashMap<String, Case>();
        for (Alarm alarm : alarms) {
            Casework.onAlert(all.values(), alarm, now()).ifPresent(each -> {
                all.put(each.getId().toString(), each);
                changed.put(each.getId().toString(), each);
            });
        }
        return changed.values();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Case known(Map<String, Case> cases, String id) {
        var known = cases.get(id);
        if (known == null) {
            throw Problem.notFound("没有告警事项“" + id + "”。", "There is no case '" + id + "'.");
        }
        return known;
    }

    private static List<Case> newestFirst(Collection<Case> cases) {
        return cases.stream()
                .sorted(Comparator.comparing(Case::getFirstFiredAt)
                        .thenComparing(each -> each.getId().toString())
                        .reversed())
                .toList();
    }

    private static boolean isAmong(List<String> asked, @Nullable CharSequence has) {
        return asked.isEmpty() || (has != null && asked.contains(has.toString()));
    }

    private static @Nullable String signature(JsonNode body) {
        var by = body.get("by");
        if (by != null && !by.isNull() && !by.isTextual()) {
            throw Problem.wrongField("by", "应为文字", "must be a text");
        }
        return by == null ? null : by.asText(null);
    }

    private static String body(Context request) {
        try (InputStream in = request.bodyInputStream()) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Problem.of(413, "Content Too Large", "消息超过 " + MOST_BYTES + " 字节。", "The message is too large.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw Problem.badRequest("消息没有收全。", "The message did not arrive whole.");
        }
    }
}
