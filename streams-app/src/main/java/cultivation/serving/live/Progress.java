package cultivation.serving.live;

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
     * @param lastEventAt the broker's time of the latest record, by college
     */
    record Reading(long lagRecords, double lagSeconds, Map<String, Instant> lastEventAt) {
        /** Whether every record that was there is committed. */
        public boolean caughtUp() {
            return lagRecords == 0;
        }
    }

    /** The latest look; null while the broker has not answered for some seconds, or not yet. */
    @Nullable
    Reading reading();
}
