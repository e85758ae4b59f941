package cultivation.serving.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /flow}: how many records came, and what became of them.
 *
 * @param lagRecords null while the broker does not answer, as the seconds are
 * @param notConsumed topics that are left out, each with the reason
 * @param types of records, in the order of each college's numbers
 * @param verdicts in the order of each college's numbers
 */
record FlowResponse(
        Instant at,
        int instances,
        boolean running,
        boolean publishes,
        boolean registryUp,
        boolean waitingForRegistry,
        @Nullable Long lagRecords,
        @Nullable Double lagSeconds,
        Map<String, String> notConsumed,
        List<String> types,
        List<String> verdicts,
        List<OfCollege> colleges,
        List<OfReason> rejected) {
    /**
     * One college.
     *
     * @param received by type
     * @param verdicts applied, duplicate, superseded, rejected
     * @param lastRejectedAt when the latest rejection was booked
     */
    record OfCollege(
            String code,
            List<Long> received,
            List<Long> verdicts,
            @Nullable Instant lastRejectedAt) {}

    record OfReason(String type, String reason, String nameZh, long count) {}
}
