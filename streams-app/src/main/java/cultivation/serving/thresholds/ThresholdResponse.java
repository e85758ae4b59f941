package cultivation.serving.thresholds;

import cultivation.reference.Threshold;
import cultivation.reference.ThresholdChange;
import cultivation.serving.http.ChangeResponse;
import cultivation.serving.http.JsonFields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A threshold: what is answered, and which fields a request may have. */
record ThresholdResponse(
        CharSequence id,
        CharSequence indicator,
        CharSequence window,
        CharSequence scope,
        @Nullable CharSequence entity,
        CharSequence statistic,
        String bound,
        String severity,
        double value,
        long minDenominator,
        int minColleges,
        List<Exempt> exemptions,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        CharSequence note,
        @Nullable CharSequence changedBy,
        @Nullable Instant changedAt) {
    /** A college of which an indicator is above a value is not held to it; all must hold. */
    record Exempt(CharSequence indicator, double above) {}

    static final Set<String> FIELDS = JsonFields.namesOf(ThresholdResponse.class);

    static ThresholdResponse of(Threshold threshold) {
        return new ThresholdResponse(
                threshold.getId(),
                threshold.getIndicator(),
                threshold.getWindow(),
                threshold.getScope(),
                threshold.getEntity(),
                threshold.getStatistic(),
                Thresholds.id(threshold.getBound()),
                Thresholds.id(threshold.getSeverity()),
                threshold.getValue(),
                threshold.getMinDenominator(),
                threshold.getMinColleges(),
                threshold.getExemptions().stream()
                        .map(exemption -> new Exempt(exemption.getIndicator(), exemption.getAbove()))
                        .toList(),
                threshold.getValidFrom(),
                threshold.getValidTo(),
                threshold.getNote(),
                threshold.getChangedBy(),
                threshold.getChangedAt());
    }

    /** A change, with what was before and is after it. */
    static ChangeResponse<ThresholdResponse> changed(ThresholdChange change) {
        return new ChangeResponse<>(
                change.getId(),
                change.getChangedBy(),
                change.getChangedAt(),
                change.getNote(),
                orNull(change.getBefore()),
                orNull(change.getAfter()));
    }

    private static @Nullable ThresholdResponse orNull(@Nullable Threshold threshold) {
        return threshold == null ? null : of(threshold);
    }
}
