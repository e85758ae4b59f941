package cultivation.serving.cases;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import cultivation.cases.Case;
import cultivation.cases.CloseReason;
import cultivation.cases.Entry;
import cultivation.cases.Tolerance;
import cultivation.casework.CaseAction;
import cultivation.casework.Casework;
import cultivation.casework.Tolerances;
import cultivation.live.LiveBoard.View;
import cultivation.serving.http.ChangeAuthor;
import cultivation.serving.http.Json;
import cultivation.serving.http.Problem;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cases as JSON, out; what somebody does about them, in. */
final class CaseJson {
    private static final int LONGEST_NOTE = 4000;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LINK = 1000;

    /** The fields that an action has beside who, and a note. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "assign", Set.of("owner"),
            "acknowledge", Set.of(),
            "explain", Set.of("evidence"),
            "tolerate", Set.of("value", "until", "approver"),
            "withdraw_tolerance", Set.of(),
            "close", Set.of("reason"));

    private static final List<String> ACTIONS =
            FIELDS.keySet().stream().sorted().toList();

    private CaseJson() {}

    /** What a request wants done; a {@link Problem} names the field that cannot be. */
    static CaseAction action(JsonNode json) {
        var action = text(json, "action", LONGEST_NAME);
        var fields = action == null ? null : FIELDS.get(action);
        if (action == null || fields == null) {
            throw Problem.wrongField(
                    "action",
                    "应为 " + String.join("、", ACTIONS) + " 之一",
                    "must be one of " + String.join(", ", ACTIONS));
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name) && !Set.of("action", "by", "note").contains(name)) {
                throw Problem.wrongField(name, "不属于操作 " + action, "does not belong to the action " + action);
            }
        });
        return switch (action) {
            case "assign" -> new CaseAction.Assign(orEmpty(text(json, "owner", LONGEST_NAME)));
            case "acknowledge" -> new CaseAction.Acknowledge();
            case "explain" -> new CaseAction.Explain(text(json, "evidence", LONGEST_LINK));
            case "tolerate" ->
                new CaseAction.Tolerate(value(json), until(json), orEmpty(text(json, "approver", LONGEST_NAME)));
            case "withdraw_tolerance" -> new CaseAction.WithdrawTolerance();
            default -> new CaseAction.Close(reason(json));
        };
    }

    static @Nullable String note(JsonNode json) {
        return text(json, "note", LONGEST_NOTE);
    }

    /**
     * @param history whether everything that was done is written too
     */
    static void write(JsonGenerator json, Case each, View view, boolean history) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", each.getId().toString());
        json.writeStringField("state", Casework.isClosed(each) ? "closed" : "open");
        json.writeBooleanField("firing", each.getFiring());
        json.writeStringField("alertname", each.getAlertname().toString());
        json.writeStringField("severity", each.getSeverity().toString());
        Json.text(json, "indicator", each.getIndicator());
        Json.text(json, "window", each.getWindow());
        Json.text(json, "scope", each.getScope());
        Json.text(json, "college", each.getCollege());
        Json.text(json, "group", each.getGroup());
        Json.text(json, "statistic", each.getStatistic());
        Json.text(json, "bound", each.getBound());
        Json.text(json, "check", each.getCheck());
        Json.text(json, "threshold", each.getThreshold());
        json.writeStringField("description", each.getDescription().toString());
        Json.text(json, "runbook", each.getRunbook());
        Json.number(json, "value", each.getValue());
        Json.number(json, "thresholdValue", each.getThresholdValue());
        Json.text(json, "unit", unit(each, view));
        Json.text(json, "asOf", each.getAsOf());
        json.writeStringField("firstFiredAt", each.getFirstFiredAt().toString());
        json.writeStringField("lastFiredAt", each.getLastFiredAt().toString());
        Json.text(json, "resolvedAt", each.getResolvedAt());
        json.writeNumberField("timesFired", each.getTimesFired());
        Json.text(json, "owner", each.getOwner());
        json.writeBooleanField("acknowledged", each.getAcknowledged());
        json.writeFieldName("tolerance");
        write(json, each.getTolerance(), view.asOf());
        write(json, each.getCloseReason());
        Json.text(json, "closedAt", each.getClosedAt());
        if (history) {
            json.writeArrayFieldStart("history");
            for (Entry entry : each.getHistory()) {
                write(json, entry, view.asOf());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Entry entry, LocalDate today) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", entry.getAt().toString());
        json.writeStringField("by", entry.getBy().toString());
        json.writeStringField("action", CaseWords.id(entry.getAction()));
        json.writeStringField("actionText", CaseWords.chinese(entry.getAction()));
        Json.text(json, "note", entry.getNote());
        Json.text(json, "evidence", entry.getEvidence());
        Json.text(json, "owner", entry.getOwner());
        json.writeFieldName("tolerance");
        write(json, entry.getTolerance(), today);
        write(json, entry.getReason());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, @Nullable CloseReason reason) throws IOException {
        Json.text(json, "reason", reason == null ? null : CaseWords.id(reason));
        Json.text(json, "reasonText", reason == null ? null : CaseWords.chinese(reason));
    }

    private static void write(JsonGenerator json, @Nullable Tolerance tolerance, LocalDate today) throws IOException {
        if (tolerance == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        Json.number(json, "value", (Double) tolerance.getValue());
        json.writeStringField("until", tolerance.getUntil().toString());
        json.writeBooleanField("holds", Tolerances.holds(tolerance, today));
        json.writeStringField("approver", tolerance.getApprover().toString());
        json.writeStringField("agreedBy", tolerance.getAgreedBy().toString());
        json.writeStringField("agreedAt", tolerance.getAgreedAt().toString());
        json.writeEndObject();
    }

    private static @Nullable String unit(Case each, View view) {
        var id = each.getIndicator();
        var indicator = id == null ? null : view.board().catalogue().indicator(id.toString());
        return indicator == null ? null : indicator.unit().id();
    }

    private static @Nullable String text(JsonNode json, String field, int longest) {
        var node = json.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw Problem.wrongField(field, "应为文字", "must be a text");
        }
        var text = ChangeAuthor.atMost(longest, field, node.asText().strip());
        return text.isEmpty() ? null : text;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static double value(JsonNode json) {
        var value = json.get("value");
        if (value == null || !value.isNumber() || !Double.isFinite(value.asDouble())) {
            throw Problem.wrongField("value", "应为数值", "must be a number");
        }
        return value.asDouble();
    }

    private static LocalDate until(JsonNode json) {
        try {
            return LocalDate.parse(orEmpty(text(json, "until", LONGEST_NAME)));
        } catch (DateTimeParseException e) {
            throw Problem.wrongField("until", "应为日期，形如 2020-01-31", "must be a date such as 2020-01-31");
        }
    }

    private static CloseReason reason(JsonNode json) {
        var text = orEmpty(text(json, "reason", LONGEST_NAME));
        for (CloseReason reason : CaseWords.reasons()) {
            if (CaseWords.id(reason).equals(text)) {
                return reason;
            }
        }
        var known = CaseWords.reasons().stream()
                .map(reason -> CaseWords.id(reason) + "（" + CaseWords.chinese(reason) + "）")
                .toList();
        throw Problem.wrongField(
                "reason",
                "应为 " + String.join("、", known) + " 之一",
                "must be one of "
                        + String.join(
                                ", ",
                                CaseWords.reasons().stream().map(CaseWords::id).toList()));
    }
}
