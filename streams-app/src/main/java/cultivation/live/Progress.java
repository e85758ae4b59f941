package cultivation.live;

import cultivation.live.waiting.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far the app has come through the events topics. */
public interface Progress {
    /**
     * One look at it.
     *
     * @param lagRecords records not yet committed, over all events topics, also those of open transactions
     * @param lagSeconds how long ago everything that is committed now was all there was: 0 when nothing is left
     * @param settled whether nothing was left for long enough that the figures hold it all
     * @param lastEventAt the broker's time of the latest record, by college
     * @param waitingFor records that wait on the topics themselves, and topics that are not what they were
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

    /** Looks now, for somebody who has just sent something and asks whether it is counted. */
    @Nullable
    Reading look();
}
