package cultivation.verdict;

import cultivation.connection.AppClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many records of a college the app has received, and what became of them: the accounting identity
 * {@code received = applied + duplicate + superseded + rejected}.
 */
public record CollegeCounters(long received, long applied, long duplicate, long superseded, long rejected) {
    private static final Duration STEP = Duration.ofMillis(50);

    /** As {@code GET /api/v1/colleges} has them now; null when the app does not know the college. */
    public static @Nullable CollegeCounters of(AppClient app, String collegeCode) {
        for (var row : app.get("/api/v1/colleges")) {
            if (row.path("code").asText().equals(collegeCode)) {
                return new CollegeCounters(
                        row.path("received").asLong(),
                        row.path("applied").asLong(),
                        row.path("duplicate").asLong(),
                        row.path("superseded").asLong(),
                        row.path("rejected").asLong());
            }
        }
        return null;
    }

    /**
     * The counters once they count so many received records, or as they stand after {@code patience}: what was judged is
     * counted a moment later.
     */
    public static @Nullable CollegeCounters atLeast(
            long received, AppClient app, String collegeCode, Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        var counters = of(app, collegeCode);
        while (counters != null && counters.received < received && System.nanoTime() < giveUp) {
            try {
                Thread.sleep(STEP.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return counters;
            }
            counters = of(app, collegeCode);
        }
        return counters;
    }

    /** What was counted since {@code earlier}; others may have sent in the meantime too. */
    public CollegeCounters since(CollegeCounters earlier) {
        return new CollegeCounters(
                received - earlier.received,
                applied - earlier.applied,
                duplicate - earlier.duplicate,
                superseded - earlier.superseded,
                rejected - earlier.rejected);
    }
}
