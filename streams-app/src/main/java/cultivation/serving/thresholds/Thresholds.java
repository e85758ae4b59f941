package cultivation.serving.thresholds;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.board.Board;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Unit;
import cultivation.reference.Bound;
import cultivation.reference.Exemption;
import cultivation.reference.Severity;
import cultivation.reference.Threshold;
import cultivation.serving.figures.JudgedFigures;
import cultivation.serving.http.ChangeAuthor;
import cultivation.serving.http.JsonBody;
import cultivation.serving.http.JsonFields;
import cultivation.serving.http.Problem;
import cultivation.threshold.Limit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Thresholds as they come in a request, and their public names. */
public final class Thresholds {
    private static final long MOST_COLLEGES = 10_000;

    private Thresholds() {}

    /** The public name, as in docs/reference/contract.md: {@code lower}, {@code warning}. */
    public static String id(Enum<?> symbol) {
        return JsonFields.id(symbol);
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
        var fields = JsonFields.of(json, ThresholdResponse.FIELDS, "a threshold");
        fields.requireId(id);
        var of = JudgedFigures.of(fields, board);
        double value = fields.number("value");
        if (!Limit.isPossible(of.indicator().unit(), value)) {
            throw impossible("value", of.indicator().unit(), value);
        }
        var exemptions = exemptions(fields, board);
        boolean ofCollege = of.scope() == Scope.COLLEGE;
        if (!ofCollege && !exemptions.isEmpty()) {
            throw Problem.wrongField("exemptions", "只用于学校", "are for colleges alone");
        }
        long minColleges = fields.count("minColleges");
        if (ofCollege && minColleges > 0) {
            throw Problem.wrongField("minColleges", "只用于全市或分组", "is for the city and groups alone");
        }
        if (minColleges > MOST_COLLEGES) {
            throw Problem.wrongField(
                    "minColleges",
                    "不应超过 " + MOST_COLLEGES + "，收到的是 " + minColleges,
                    "must be " + MOST_COLLEGES + " at most, got: " + minColleges);
        }
        var from = fields.dayOrNull("validFrom");
        var to = fields.dayOrNull("validTo");
        if (from != null && to != null && to.isBefore(from)) {
            throw Problem.wrongField("validTo", "早于 validFrom", "lies before validFrom");
        }
        return Threshold.newBuilder()
                .setId(id)
                .setIndicator(of.indicator().id())
                .setWindow(of.window().id())
                .setScope(of.scope().id())
                .setEntity(of.entity())
                .setStatistic(of.statistic().id())
                .setBound(fields.symbol("bound", List.of(Bound.LOWER, Bound.UPPER)))
                .setSeverity(fields.symbol("severity", List.of(Severity.INFO, Severity.WARNING, Severity.CRITICAL)))
                .setValue(value)
                .setMinDenominator(fields.count("minDenominator"))
                .setMinColleges((int) minColleges)
                .setExemptions(exemptions)
                .setValidFrom(from)
                .setValidTo(to)
                .setNote(ChangeAuthor.note(fields.note("note")))
                .setChangedBy(ChangeAuthor.of(fields.note("changedBy")))
                .build();
    }

    private static List<Exemption> exemptions(JsonFields fields, Board board) {
        if (!fields.has("exemptions")) {
            return List.of();
        }
        return fields.objects("exemptions", Set.of("indicator", "above"), "an exemption").stream()
                .map(each -> {
                    var indicator = each.text("indicator");
                    if (board.catalogue().indicator(indicator) == null) {
                        throw Problem.wrongField("exemptions", "没有指标“" + indicator + "”", "name no indicator");
                    }
                    return new Exemption(indicator, each.number("above"));
                })
                .toList();
    }

    /** Why a value cannot be a line for figures of a unit. */
    public static Problem impossible(String field, Unit unit, double value) {
        var got = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return unit == Unit.RATIO
                ? Problem.wrongField(
                        field,
                        "是比率，应在 0 至 1 之间（93% 写作 0.93），收到的是 " + got,
                        "is a ratio and must lie from 0 to 1 (93 % is 0.93), got: " + got)
                : Problem.wrongField(field, "不应小于 0，收到的是 " + got, "must be 0 or more, got: " + got);
    }
}
