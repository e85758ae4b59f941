package cultivation.casework;

import cultivation.cases.Case;
import cultivation.cases.CloseReason;
import cultivation.cases.Entry;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why something cannot be done about a case, in words that name the field and the value. */
final class CaseActionRules {
    /** The bytes of a record are limited: so much of people's texts a case may hold. */
    static final int MOST_CHARACTERS = 200_000;

    /** What an entry has beside its texts. */
    private static final int ENTRY_CHARACTERS = 50;

    private static final Pattern LINK = Pattern.compile("(?i)https?://[^\\s/?#\\\\@<>\"]+([/?#][^\\s<>\"]*)?");

    private CaseActionRules() {}

    /** Why an action is refused; null when it is not. */
    static Outcome.@Nullable Refused refusal(Case caseFile, @Nullable String note, CaseAction action, LocalDate today) {
        if (Casework.isClosed(caseFile) && !(action instanceof CaseAction.WithdrawTolerance)) {
            return new Outcome.Refused(
                    "告警事项 " + caseFile.getId() + " 已办结，不能再改；指标再次告警时会另开一单。",
                    "The case " + caseFile.getId() + " is closed; when its alert fires again, another one is opened.");
        }
        int characters = caseFile.getHistory().stream()
                .mapToInt(CaseActionRules::characters)
                .sum();
        if (characters > MOST_CHARACTERS && !(action instanceof CaseAction.Close)) {
            return new Outcome.Refused(
                    "告警事项 " + caseFile.getId() + " 的文字已满 " + MOST_CHARACTERS + " 字；请办结，其余写在附件中。",
                    "The case " + caseFile.getId() + " holds " + MOST_CHARACTERS
                            + " characters already; close it, and put the rest into the evidence.");
        }
        return action.fold(
                assign -> isBlank(assign.owner()) ? missing("owner", "请填写负责人") : null,
                acknowledge -> null,
                explain -> isBlank(note) ? missing("note", "请填写情况说明") : evidence(explain.evidence()),
                tolerate -> tolerance(caseFile, tolerate, today),
                withdraw -> caseFile.getTolerance() == null
                        ? new Outcome.Refused(
                                "告警事项 " + caseFile.getId() + " 没有容许值。",
                                "The case " + caseFile.getId() + " has no tolerance.")
                        : null,
                close -> close.reason() == CloseReason.UNKNOWN ? missing("reason", "请选择办结原因") : null);
    }

    private static Outcome.@Nullable Refused evidence(@Nullable String link) {
        if (link == null || link.isBlank() || LINK.matcher(link).matches()) {
            return null;
        }
        return new Outcome.Refused(
                "附件链接应以 http:// 或 https:// 开头，收到的是“" + link + "”。",
                "The evidence must be a link that begins with http:// or https://, got: '" + link + "'.");
    }

    private static Outcome.@Nullable Refused tolerance(Case caseFile, CaseAction.Tolerate tolerate, LocalDate today) {
        if (Tolerances.about(caseFile) == null) {
            return new Outcome.Refused(
                    "告警 " + caseFile.getAlertname() + " 与指标数值无关，不能商定容许值；请更正数据，或修改指标目录中的核对项。",
                    "The alert " + caseFile.getAlertname()
                            + " is about no figure, so there is nothing to tolerate; correct the data, or change the check.");
        }
        if (isBlank(tolerate.approver())) {
            return missing("approver", "请填写批准人");
        }
        if (tolerate.until().isBefore(today) || tolerate.until().isAfter(today.plusYears(1))) {
            return new Outcome.Refused(
                    "容许值的截止日应在 " + today + " 至 " + today.plusYears(1) + " 之间，收到的是 " + tolerate.until() + "。",
                    "The day 'until' must lie from " + today + " to " + today.plusYears(1) + ", got: "
                            + tolerate.until() + ".");
        }
        var threshold = caseFile.getThresholdValue();
        boolean lower = Tolerances.bound(caseFile).equals("lower");
        if (!Double.isFinite(tolerate.value())
                || (threshold != null && (lower ? tolerate.value() >= threshold : tolerate.value() <= threshold))) {
            return new Outcome.Refused(
                    "容许值应比阈值 " + threshold + (lower ? " 更低" : " 更高") + "，收到的是 " + tolerate.value() + "。",
                    "The tolerance must lie " + (lower ? "below" : "above") + " the threshold " + threshold + ", got: "
                            + tolerate.value() + ".");
        }
        return null;
    }

    private static Outcome.Refused missing(String field, String chinese) {
        return new Outcome.Refused(chinese + "（字段 " + field + "）。", "The field '" + field + "' is missing.");
    }

    private static int characters(Entry entry) {
        int characters = ENTRY_CHARACTERS + entry.getBy().length();
        for (CharSequence text : Arrays.asList(entry.getNote(), entry.getEvidence(), entry.getOwner())) {
            characters += text == null ? 0 : text.length();
        }
        return characters;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
