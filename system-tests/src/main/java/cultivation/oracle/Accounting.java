package cultivation.oracle;

import java.util.Map;

/** How many records of one college's topic became what; {@code received} is the sum of the others. */
public record Accounting(
        long received, long applied, long duplicate, long superseded, Map<RejectionReason, Long> rejected) {

    public long rejectedInAll() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
