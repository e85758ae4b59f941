package cultivation.live;

import cultivation.live.waiting.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How far the app has come through the events topics. */
public interface Progress {
    /**
     * One look at it.
     *
     * @param lagRecords records not yet committed, over all events topics, also those of open transactions
     * @param lagSeconds how long ago everything that is on this instance's board now was all there was: 0 when nothing is
     *     left
     * @param settled whether nothing was left for a moment, neither of the events nor of the ledger, not even of open
     *     transactions, so that this instance's figures hold it all
     * @param lastEventAt the broker's time of the latest record, by college
     * @param waitingFor records that wait on the topics themselves, those of the ledger included, and topics that are not
     *     what they were
     */
    record Reading(
            long lagRecords,
            double lagSeconds,
            boolean settled,
            Map<String, Instant> lastEventAt,
            List<Waiting> waitingFor) {
        /** Of topics on which nothing waits. */
        public Reading(long lagRecords, double lagSeconds, boolean settled, Map<String, Instant> lastEventAt) {
            this(lagRecords, lagSeconds, settled, lastEventAt, List.of());
        }

        /** The same, of which it is not sure that the figures hold it all. */
        Reading unsettled() {
            return new Reading(lagRecords, lagSeconds, false, lastEventAt, waitingFor);
        }
    }

    /** A look that the broker answered, and when. */
    record Answered(Instant at, Reading reading) {}

    /** The latest that was answered, however long ago; null before the first. What colleges sent last stays known by it. */
    @Nullable
    Answered answered();

    /** The latest look; null while the broker has not answered for some seconds, or not yet. */
    @Nullable
    Reading reading();

    /**
     * Looks now, for somebody who has just sent something and asks whether it is counted; comes within about a second, while
     * the broker is away with what was known last, not as settled, and with null once that is stale.
     */
    CompletableFuture<@Nullable Reading> look();
}
