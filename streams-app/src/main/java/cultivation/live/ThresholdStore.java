package cultivation.live;

import cultivation.reference.Threshold;
import java.time.Instant;

/** Sets and takes away thresholds, each with a record of who changed what; both return when the board shows it. */
public interface ThresholdStore {
    /** The threshold says who and when. */
    void put(Threshold threshold);

    /** Does nothing when there is none. */
    void delete(String id, String changedBy, Instant changedAt, String note);
}
