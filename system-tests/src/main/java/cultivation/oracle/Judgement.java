package cultivation.oracle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one arrival.
 *
 * @param reason why, when it is rejected; else null
 * @param recordType the record's simple name, or {@code UNKNOWN}
 * @param accountedOn the Beijing day on which it is counted
 */
public record Judgement(
        Arrival arrival, Outcome outcome, @Nullable RejectionReason reason, String recordType, LocalDate accountedOn) {

    public enum Outcome {
        APPLIED,
        DUPLICATE,
        SUPERSEDED,
        REJECTED
    }
}
