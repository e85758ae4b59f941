package cultivation.live;

import cultivation.indicators.IndicatorValue;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was published of a figure, and when. */
public interface RevisionStore {
    /**
     * Published values of a figure, oldest first.
     *
     * @param complete whether the whole history was read in time
     */
    record History(List<IndicatorValue> values, boolean complete) {}

    /**
     * Every published value of a figure.
     *
     * @param figure the figure's key on the topic
     * @param asOf null: of every day
     */
    History of(String figure, @Nullable LocalDate asOf);
}
