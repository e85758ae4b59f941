package cultivation.serving.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import cultivation.cases.Case;
import cultivation.cases.CloseReason;
import cultivation.cases.Entry;
import cultivation.cases.Tolerance;
import cultivation.casework.Casework;
import cultivation.casework.Tolerances;
import cultivation.live.LiveBoard.View;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case.
 *
 * @param history everything that was done; left out in a list
 */
record CaseResponse(
        CharSequence id,
        String state,
        boolean firing,
        CharSequence alertname,
        CharSequence severity,
        @Nullable CharSequence indicator,
        @Nullable CharSequence window,
        @Nullable CharSequence scope,
        @Nullable CharSequence college,
        @Nullable CharSequence group,
        @Nullable CharSequence statistic,
        @Nullable CharSequence bound,
        @Nullable CharSequence check,
        @Nullable CharSequence threshold,
        CharSequence description,
        @Nullable CharSequence runbook,
        @Nullable Double value,
        @Nullable Double thresholdValue,
        @Nullable String unit,
        @Nullable LocalDate asOf,
        Instant firstFiredAt,
        Instant lastFiredAt,
        @Nullable Instant resolvedAt,
        int timesFired,
        @Nullable CharSequence owner,
        boolean acknowledged,
        @Nullable Agreed tolerance,
        @JsonUnwrapped Closed closed,
        @Nullable Instant closedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Done> history) {
    /** Why it was closed; all null while it is not. */
    record Closed(@Nullable String reason, @Nullable String reasonText) {
        static Closed of(@Nullable CloseReason reason) {
            return reason == null
                    ? new Closed(null, null)
                    : new Closed(CaseWords.id(reason), CaseWords.chinese(reason));
        }
    }

    /** What is tolerated. */
    record Agreed(
            double value,
            LocalDate until,
            boolean holds,
            CharSequence approver,
            CharSequence agreedBy,
            Instant agreedAt) {
        static @Nullable Agreed of(@Nullable Tolerance tolerance, LocalDate today) {
            return tolerance == null
                    ? null
                    : new Agreed(
                            tolerance.getValue(),
                            tolerance.getUntil(),
                            Tolerances.holds(tolerance, today),
                            tolerance.getApprover(),
                            tolerance.getAgreedBy(),
                            tolerance.getAgreedAt());
        }
    }

    /** One thing that somebody did. */
    record Done(
            Instant at,
            CharSequence by,
            String action,
            String actionText,
            @Nullable CharSequence note,
            @Nullable CharSequence evidence,
            @Nullable CharSequence owner,
            @Nullable Agreed tolerance,
            @JsonUnwrapped Closed closed) {
        static Done of(Entry entry, LocalDate today) {
            return new Done(
                    entry.getAt(),
                    entry.getBy(),
                    CaseWords.id(entry.getAction()),
                    CaseWords.chinese(entry.getAction()),
                    entry.getNote(),
                    entry.getEvidence(),
                    entry.getOwner(),
                    Agreed.of(entry.getTolerance(), today),
                    Closed.of(entry.getReason()));
        }
    }

    /** Without its history. */
    static CaseResponse outline(Case each, View view) {
        return of(each, view, null);
    }

    static CaseResponse whole(Case each, View view) {
        return of(
                each,
                view,
                each.getHistory().stream()
                        .map(entry -> Done.of(entry, view.asOf()))
                        .toList());
    }

    private static CaseResponse of(Case each, View view, @Nullable List<Done> history) {
        return new CaseResponse(
                each.getId(),
                Casework.isClosed(each) ? "closed" : "open",
                each.getFiring(),
                each.getAlertname(),
                each.getSeverity(),
                each.getIndicator(),
                each.getWindow(),
                each.getScope(),
                each.getCollege(),
                each.getGroup(),
                each.getStatistic(),
                each.getBound(),
                each.getCheck(),
                each.getThreshold(),
                each.getDescription(),
                each.getRunbook(),
                each.getValue(),
                each.getThresholdValue(),
                unit(each, view),
                each.getAsOf(),
                each.getFirstFiredAt(),
                each.getLastFiredAt(),
                each.getResolvedAt(),
                each.getTimesFired(),
                each.getOwner(),
                each.getAcknowledged(),
                Agreed.of(each.getTolerance(), view.asOf()),
                Closed.of(each.getCloseReason()),
                each.getClosedAt(),
                history);
    }

    private static @Nullable String unit(Case each, View view) {
        var id = each.getIndicator();
        var indicator = id == null ? null : view.board().catalogue().indicator(id.toString());
        return indicator == null ? null : indicator.unit().id();
    }
}
