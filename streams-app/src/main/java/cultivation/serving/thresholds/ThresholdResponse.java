package cultivation.serving.thresholds;

import cultivation.reference.Threshold;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        CharSequence note,
        @Nullable CharSequence changedBy,
        @Nullable Instant changedAt) {
    static final Set<String> FIELDS = Stream.of(ThresholdResponse.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

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
                threshold.getValidFrom(),
                threshold.getValidTo(),
                threshold.getNote(),
                threshold.getChangedBy(),
                threshold.getChangedAt());
    }

    static @Nullable ThresholdResponse orNull(@Nullable Threshold threshold) {
        return threshold == null ? null : of(threshold);
    }
}
