package cultivation.serving.colleges;

import cultivation.board.SubmissionSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a college has sent: what was refused of it, and how fresh it is. */
record SubmissionsResponse(Rejections rejections, Timeliness timeliness) {
    record Rejections(long total, List<OfReason> byReason) {}

    record OfReason(String reason, String nameZh, long count) {}

    /** @param daysSinceLastRecord null as long as there is none */
    record Timeliness(
            @Nullable Instant lastEventAt,
            @Nullable LocalDate lastReceivedOn,
            @Nullable Long daysSinceLastRecord,
            List<OfType> records) {}

    record OfType(
            String type,
            String nameZh,
            long received,
            long rejected,
            @Nullable LocalDate lastReceivedOn,
            @Nullable LocalDate lastBusinessDay) {}

    static SubmissionsResponse of(SubmissionSummary summary, @Nullable Instant lastEventAt, LocalDate asOf) {
        var last = summary.lastReceivedOn();
        return new SubmissionsResponse(
                new Rejections(
                        summary.rejected(),
                        summary.rejectedByReason().entrySet().stream()
                                .map(each -> new OfReason(
                                        each.getKey().name(), each.getKey().nameZh(), each.getValue()))
                                .toList()),
                new Timeliness(
                        lastEventAt,
                        last,
                        last == null ? null : (Long) Math.max(0, ChronoUnit.DAYS.between(last, asOf)),
                        summary.types().stream()
                                .map(each -> new OfType(
                                        each.type().recordName(),
                                        each.type().nameZh(),
                                        each.received(),
                                        each.rejected(),
                                        each.lastReceivedOn(),
                                        each.lastBusinessDay()))
                                .toList()));
    }
}
