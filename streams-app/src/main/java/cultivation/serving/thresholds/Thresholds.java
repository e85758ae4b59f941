package cultivation.serving.thresholds;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.board.Board;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Unit;
import cultivation.catalogue.Window;
import cultivation.reference.Bound;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import cultivation.serving.figures.FigureQuery;
import cultivation.serving.http.ChangeAuthor;
import cultivation.serving.http.JsonBody;
import cultivation.serving.http.Problem;
import cultivation.threshold.Limit;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Thresholds as they come in a request, and their public names. */
public final class Thresholds {
    private Thresholds() {}

    /** The public name, as in docs/reference/contract.md: {@code lower}, {@code warning}. */
    public static String id(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }

    /** Whether both judge the same figures on the same side with the same severity, so that only one of them holds. */
    static boolean sayTheSame(Threshold one, Threshold other) {
        return key(one).equals(key(other));
    }

    private static String key(Threshold threshold) {
        return String.join(
                "|",
                threshold.getIndicator(),
                threshold.getWindow(),
                threshold.getScope(),
                threshold.getStatistic(),
                id(threshold.getBound()),
                id(threshold.getSeverity()));
    }

    /** The threshold of a request's body, without when it was changed; a {@link Problem} names the field that cannot be. */
    static Threshold read(String id, String body, Board board) {
        return read(id, JsonBody.object(body), board);
    }

    static Threshold read(String id, JsonNode json, Board board) {
        json.fieldNames().forEachRemaining(name -> {
            if (!ThresholdResponse.FIELDS.contains(name)) {
                throw wrong(name, "无此字段", "is no field of a threshold");
            }
        });
        if (json.hasNonNull("id") && !json.get("id").asText().equals(id)) {
            throw wrong("id", "与地址中的不一致", "differs from the address");
        }
        var catalogue = board.catalogue();
        var indicator = catalogue.indicator(text(json, "indicator"));
        if (indicator == null) {
            throw wrong("indicator", "没有这个指标", "names no indicator");
        }
        var window = Window.ofId(text(json, "window"));
        if (window == null || !indicator.windows().contains(window)) {
            throw wrong("window", "该指标没有这个统计期", "is no window of the indicator");
        }
        var scope = Scope.ofId(text(json, "scope"));
        if (scope == null) {
            throw wrong("scope", "应为 city、group 或 college", "must be city, group or college");
        }
        var statistic = Statistic.ofId(text(json, "statistic"));
        if (statistic == null || (scope == Scope.COLLEGE && statistic != Statistic.POOLED)) {
            throw wrong("statistic", "该范围没有这个统计方式", "is no statistic of the scope");
        }
        var entity = json.hasNonNull("entity") ? text(json, "entity") : null;
        if (entity != null && FigureQuery.scopeOf(entity, board) != scope) {
            throw wrong("entity", "不是该范围内的学校、分组或城市", "is no entity of the scope");
        }
        var value = json.get("value");
        if (value == null || !value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw wrong("value", "应为数值", "must be a number");
        }
        if (!Limit.isPossible(indicator.unit(), value.asDouble())) {
            throw indicator.unit() == Unit.RATIO
                    ? wrong(
                            "value",
                            "是比率，应在 0 至 1 之间（93% 写作 0.93），收到的是 " + value.asText(),
                            "is a ratio and must lie from 0 to 1 (93 % is 0.93), got: " + value.asText())
                    : wrong("value", "不应小于 0，收到的是 " + value.asText(), "must be 0 or more, got: " + value.asText());
        }
        var least = json.get("minDenominator");
        if (least != null && !least.isNull() && (!least.canConvertToExactIntegral() || least.asLong() < 0)) {
            throw wrong("minDenominator", "应为不小于 0 的整数", "must be a whole number, 0 or more");
        }
        var from = day(json, "validFrom");
        var to = day(json, "validTo");
        if (from != null && to != null && to.isBefore(from)) {
            throw wrong("validTo", "早于 validFrom", "lies before validFrom");
        }
        var note = json.hasNonNull("note") ? text(json, "note") : "";
        return Threshold.newBuilder()
                .setId(id)
                .setIndicator(indicator.id())
                .setWindow(window.id())
                .setScope(scope.id())
                .setEntity(entity)
                .setStatistic(statistic.id())
                .setBound(symbol(json, "bound", List.of(Bound.LOWER, Bound.UPPER)))
                .setSeverity(symbol(json, "severity", List.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL)))
                .setValue(value.asDouble())
                .setMinDenominator(least == null || least.isNull() ? 0 : least.asLong())
                .setValidFrom(from)
                .setValidTo(to)
                .setNote(ChangeAuthor.note(note))
                .setChangedBy(ChangeAuthor.of(json.hasNonNull("changedBy") ? text(json, "changedBy") : null))
                .build();
    }

    private static String text(JsonNode json, String field) {
        var node = json.get(field);
        if (node == null
                || !node.isTextual()
                || (node.asText().isBlank() && !List.of("note", "changedBy").contains(field))) {
            throw wrong(field, "应为文字", "must be a text");
        }
        return node.asText();
    }

    private static <E extends Enum<E>> E symbol(JsonNode json, String field, List<E> symbols) {
        var text = text(json, field);
        for (E symbol : symbols) {
            if (id(symbol).equals(text)) {
                return symbol;
            }
        }
        var known = symbols.stream().map(Thresholds::id).toList();
        throw wrong(field, "应为 " + String.join("、", known) + " 之一", "must be one of " + String.join(", ", known));
    }

    private static @Nullable LocalDate day(JsonNode json, String field) {
        if (!json.hasNonNull(field)) {
            return null;
        }
        try {
            return LocalDate.parse(json.get(field).asText());
        } catch (DateTimeParseException e) {
            throw wrong(field, "应为日期，形如 2020-01-31", "must be a date such as 2020-01-31");
        }
    }

    private static Problem wrong(String field, String chinese, String english) {
        return Problem.wrongField(field, chinese, english);
    }
}
