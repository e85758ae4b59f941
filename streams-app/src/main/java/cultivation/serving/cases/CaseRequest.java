package cultivation.serving.cases;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.cases.CloseReason;
import cultivation.casework.CaseAction;
import cultivation.serving.http.ChangeAuthor;
import cultivation.serving.http.Problem;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody does about a case, as a request says it. */
final class CaseRequest {
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

    private CaseRequest() {}

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
