package cultivation.live;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far the app has come through the events topics. */
public interface Progress {
    /**
     * One look at it.
     *
     * @param lagRecords records not yet committed, over all events topics
     * @param lagSeconds how long ago everything that is committed now was all there was: 0 when nothing is left
     * @param settled whether nothing was left for long enough that the figures hold it all
     * @param lastEventAt the broker's time of the latest record, by college
     */
    record Reading(long lagRecords, double lagSeconds, boolean settled, Map<String, Instant> lastEventAt) {}

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
