package cultivation.quickstart;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Stack} is made of.
 *
 * @param data where it keeps everything, or null for a temporary folder that goes with it
 * @param freePorts whether free ports are picked instead of the usual ones
 * @param instances app instances, none for a broker and a registry alone
 * @param clock the app's: {@code wall} or {@code events}
 * @param monitoring whether Prometheus and Alertmanager are started where they are installed
 * @param testIntervals whether the alerts' waits are shortened to a second
 * @param secure whether the broker asks everybody who he is and allows what was granted
 */
public record StackSettings(
        @Nullable Path data,
        boolean freePorts,
        int instances,
        String clock,
        boolean monitoring,
        boolean testIntervals,
        boolean secure) {

    public StackSettings {
        if (instances < 0 || instances > 9) {
            throw new IllegalArgumentException("instances must be between 0 and 9, got: " + instances);
        }
    }

    /** A whole stack for a test: a temporary folder, free ports, one instance, today's clock, no monitoring. */
    public static StackSettings forTest() {
        return new StackSettings(null, true, 1, "wall", false, false, false);
    }

    public StackSettings withData(Path folder) {
        return new StackSettings(folder, freePorts, instances, clock, monitoring, testIntervals, secure);
    }

    public StackSettings withInstances(int number) {
        return new StackSettings(data, freePorts, number, clock, monitoring, testIntervals, secure);
    }

    public StackSettings withClock(String name) {
        return new StackSettings(data, freePorts, instances, name, monitoring, testIntervals, secure);
    }

    /** With Prometheus and Alertmanager where they are installed, their waits a second long. */
    public StackSettings withMonitoringForTests() {
        return new StackSettings(data, freePorts, instances, clock, true, true, secure);
    }

    /** With a broker that asks everybody who he is and allows what was granted. */
    public StackSettings withAccessControl() {
        return new StackSettings(data, freePorts, instances, clock, monitoring, testIntervals, true);
    }
}
