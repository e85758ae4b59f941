package cultivation.oracle;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one arrival.
 *
 * @param reason why, when it is rejected; else null
 * @param recordType the record's simple name, or {@code UNKNOWN}
 * @param appendedOn the Beijing day on which it came, and is counted
 */
public record Judgement(
        Arrival arrival, Outcome outcome, @Nullable RejectionReason reason, String recordType, LocalDate appendedOn) {

    public enum Outcome {
        APPLIED,
        DUPLICATE,
        SUPERSEDED,
        REJECTED
    }
}
