package cultivation.bench.running;

import java.util.Arrays;
import java.util.List;

/**
 * How long after its acknowledgement an event was on the screen. They meet by number: the k-th event of a college that was
 * acknowledged, and the first message that shows k of them.
 */
final class Pairing {
    private long[] acknowledged = new long[1024];
    private int count;

    /** The next event of the college was acknowledged. */
    synchronized void acknowledged(long nanos) {
        if (count == acknowledged.length) {
            acknowledged = Arrays.copyOf(acknowledged, 2 * count);
        }
        acknowledged[count++] = nanos;
    }

    synchronized int count() {
        return count;
    }

    /**
     * Milliseconds from acknowledgement to screen, of the events acknowledged since a moment; those that were never shown are
     * left out.
     *
     * @param shown in the order in which it was shown
     */
    synchronized double[] latencies(List<Screen.Shown> shown, long since) {
        var latencies = new double[count];
        int found = 0;
        int next = 0;
        for (var each : shown) {
            for (; next < count && next < each.received(); next++) {
                if (acknowledged[next] >= since) {
                    latencies[found++] = Math.max(0, (each.nanos() - acknowledged[next]) / 1e6);
                }
            }
        }
        return Arrays.copyOf(latencies, found);
    }

    /** How many were acknowledged since a moment. */
    synchronized long since(long moment) {
        return Arrays.stream(acknowledged, 0, count)
                .filter(each -> each >= moment)
                .count();
    }
}
