package cultivation.live;

import java.util.List;

/** What was refused, newest first. */
public interface Rejections {
    /**
     * One refused record, without its key and value, which may hold what nobody should read.
     *
     * @param source {@code topic-partition@offset}
     * @param rejectedAt ISO instant
     */
    record Rejection(String reason, String field, String message, String source, String rejectedAt) {}

    /** The latest ones of a college, at most so many. */
    List<Rejection> latest(String college, int limit);
}
