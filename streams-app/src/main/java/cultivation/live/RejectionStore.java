package cultivation.live;

import cultivation.college.RejectedRecord;
import java.util.List;

/** What was refused, newest first. */
public interface RejectionStore {
    /** The latest ones of a college, at most so many, without key and value, which may hold what nobody should read. */
    List<RejectedRecord> latest(String college, int limit);
}
