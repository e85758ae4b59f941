package cultivation.serving.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cultivation.closing.ClosedEdition;
import cultivation.live.ClosingStore;
import cultivation.live.ClosingStore.OtherEditionException;
import cultivation.live.LiveBoard;
import cultivation.live.Progress;
import cultivation.report.ClosedYear;
import cultivation.report.RestatedFigure;
import cultivation.rule.BeijingDay;
import cultivation.serving.http.Json;
import cultivation.serving.http.Parameters;
import cultivation.serving.http.Problem;
import cultivation.serving.operations.StatusHandler;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /closings}: which years are closed, what has been corrected since, and closing one. */
public final class ClosingsHandler {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
    private static final Set<String> FIELDS = Set.of("year", "restates", "closedBy", "note");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 500;

    /**
     * What is to be closed, and by whom.
     *
     * @param restates the edition that is to be restated, which stays as it is; null for a year that is not closed yet
     */
    private record Order(int year, @Nullable Integer restates, String closedBy, String note) {}

    private final LiveBoard board;
    private final ClosingStore closings;
    private final Progress progress;
    private final Clock clock;
    private final StatusHandler status;

    public ClosingsHandler(
            LiveBoard board, ClosingStore closings, Progress progress, Clock clock, StatusHandler status) {
        this.board = board;
        this.closings = closings;
        this.progress = progress;
        this.clock = clock;
        this.status = status;
    }

    public void all(Context request) {
        Parameters.of(request);
        var closed = board.read(view -> view.closings().all());
        Json.answer(request, closed.stream().map(EditionResponse::of).toList());
    }

    /** The editions of a year, and what has been corrected since the one asked for. */
    public void one(Context request) {
        var parameters = Parameters.of(request, "edition");
        int year = year(request.pathParam("year"));
        Integer edition = parameters.text("edition") == null
                ? null
                : (Integer) parameters.number("edition", 1, 1, Integer.MAX_VALUE);
        var answer = board.read(view -> {
            var closed = view.closings().of(year, edition);
            if (closed == null) {
                throw Problem.notFound(
                        edition == null ? year + "年尚未结账。" : year + "年没有第 " + edition + " 版结账。",
                        "The year " + year + " has no closing"
                                + (edition == null ? "." : " of edition " + edition + "."));
            }
            return ClosingResponse.of(
                    closed,
                    view.closings().of(year),
                    RestatedFigure.since(
                            new ClosedYear(closed),
                            view.board(),
                            view.thresholds().values()));
        });
        Json.answer(request, answer);
    }

    public void close(Context request) {
        var order = order(request.body());
        var today = BeijingDay.of(clock.instant());
        if (order.year() >= today.getYear()) {
            throw Problem.conflict(
                    order.year() + "年尚未结束（今天是 " + today + "），不能结账。",
                    "The year " + order.year() + " is not over, today is " + today + "; it cannot be closed yet.");
        }
        if (!status.isCaughtUp(progress.look().join())) {
            request.header("Retry-After", "1");
            throw Problem.unavailable(
                    "仍有数据正在处理，结账须等全部入账，请稍候再试。",
                    "Records are still on their way to the figures; a year is closed when they have arrived. Try"
                            + " again.");
        }
        ClosedEdition closed;
        try {
            closed = closings.close(
                    order.year(),
                    order.restates(),
                    (view, number) -> ClosedYear.freeze(
                            view.board(),
                            view.thresholds().values(),
                            view.ledgerOffsets(),
                            order.year(),
                            number,
                            order.closedBy(),
                            order.note(),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        } catch (OtherEditionException e) {
            throw otherEdition(order, e.latest());
        }
        request.status(201).header("Location", "/api/v1/closings/" + closed.year());
        Json.answer(request, EditionResponse.of(closed));
    }

    private static Problem otherEdition(Order order, int latest) {
        if (latest == 0) {
            return Problem.conflict(
                    order.year() + "年尚未结账，没有可更正的版本；首次结账请勿填写 restates。",
                    "The year " + order.year() + " is not closed, so nothing can be restated; leave out restates.");
        }
        return Problem.conflict(
                order.year() + "年已结账，最新为第 " + latest + " 版；如需另出更正版，请注明 restates=" + latest + "，原版将保留。",
                "The year " + order.year() + " is closed, the latest edition is " + latest
                        + "; to publish a restated edition beside it say restates: " + latest + ".");
    }

    private static int year(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.badRequest("年份应为四位数字，收到的是“" + text + "”。", "A year must be four digits, got '" + text + "'.");
        }
    }

    private static Order order(String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("内容不是有效的 JSON。", "The body is no JSON.");
        }
        if (json == null || !json.isObject()) {
            throw Problem.badRequest("内容应为一个 JSON 对象。", "The body must be a JSON object.");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw wrong(name, "无此字段", "is no field of a closing");
            }
        });
        var year = number(json, "year");
        if (year == null || year < 1990 || year > 2999) {
            throw wrong("year", "应为 1990 至 2999 的整数", "must be a whole number from 1990 to 2999");
        }
        var restates = number(json, "restates");
        if (restates != null && restates < 1) {
            throw wrong("restates", "应为 1 以上的整数", "must be a whole number, 1 or more");
        }
        var closedBy = text(json, "closedBy", LONGEST_NAME);
        if (closedBy.isBlank()) {
            throw wrong("closedBy", "须写明结账人", "must say who closes the year");
        }
        return new Order(
                year,
                restates,
                closedBy.strip(),
                text(json, "note", LONGEST_NOTE).strip());
    }

    private static @Nullable Integer number(JsonNode json, String field) {
        if (!json.hasNonNull(field)) {
            return null;
        }
        var node = json.get(field);
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            throw wrong(field, "应为整数", "must be a whole number");
        }
        return node.intValue();
    }

    private static String text(JsonNode json, String field, int longest) {
        if (!json.hasNonNull(field)) {
            return "";
        }
        var node = json.get(field);
        if (!node.isTextual() || node.asText().length() > longest) {
            throw wrong(field, "应为不超过 " + longest + " 字的文字", "must be a text of up to " + longest + " characters");
        }
        return node.asText();
    }

    private static Problem wrong(String field, String chinese, String english) {
        return Problem.badRequest("字段“" + field + "”" + chinese + "。", "The field '" + field + "' " + english + ".");
    }
}
