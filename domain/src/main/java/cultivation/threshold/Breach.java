package cultivation.threshold;

import cultivation.board.FigureValue;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days on end on which a figure was beyond a threshold.
 *
 * @param first the first such day
 * @param last the last one
 * @param worst the value farthest beyond
 * @param worstOn the first day that had it
 */
public record Breach(LocalDate first, LocalDate last, FigureValue worst, LocalDate worstOn) {
    /** How many days. */
    public long days() {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }
}
