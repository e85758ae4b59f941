package cultivation.serving.colleges;

import cultivation.check.Finding;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /checks}: what the checks found as of a day. */
record ChecksResponse(LocalDate asOf, String clock, List<Found> checks) {
    /** @param violations 0 when it passes; null when nothing could be compared */
    record Found(
            String check,
            String college,
            String severity,
            String nameZh,
            String nameEn,
            @Nullable Long violations,
            long compared,
            String sentence,
            String sentenceEn,
            LocalDate asOf) {
        static Found of(Finding finding, LocalDate asOf) {
            var check = finding.check();
            return new Found(
                    check.id(),
                    finding.college(),
                    check.severityId(),
                    check.nameZh(),
                    check.nameEn(),
                    finding.violations(),
                    finding.compared(),
                    finding.sentenceZh(),
                    finding.sentenceEn(),
                    asOf);
        }
    }
}
