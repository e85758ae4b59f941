package cultivation.target;

import java.util.Locale;

/** Where a figure stands against its target. */
public enum TargetStatus {
    /** Better than the course by more than the tolerance. */
    AHEAD,
    ON_COURSE,
    /** Worse than the course by more than the tolerance, and there is time left. */
    BEHIND,
    /** The last day is over and the last value was not reached. */
    MISSED,
    /** As good as the last value, whether or not its day has come. */
    REACHED,
    /** The figure is missing. */
    NO_DATA;

    /** As in an answer: {@code on_course}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
