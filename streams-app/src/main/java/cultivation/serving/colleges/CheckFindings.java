package cultivation.serving.colleges;

import cultivation.check.Checks;
import cultivation.check.Finding;
import cultivation.live.LiveBoard.View;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the checks find, computed once for each state of the board and day, however often it is asked for. */
public final class CheckFindings {
    private record Computed(long version, LocalDate asOf, List<Finding> findings) {}

    private volatile @Nullable Computed computed;

    /** The findings of every check and college as of a day; only those of the clock's day are kept. */
    public List<Finding> of(View view, LocalDate asOf) {
        if (!asOf.equals(view.asOf())) {
            return new Checks(view.board(), asOf).findings();
        }
        var last = computed;
        if (last == null || last.version() != view.version() || !last.asOf().equals(asOf)) {
            last = new Computed(view.version(), asOf, new Checks(view.board(), asOf).findings());
            computed = last;
        }
        return last.findings();
    }
}
