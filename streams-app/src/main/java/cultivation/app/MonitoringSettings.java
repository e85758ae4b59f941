package cultivation.app;

import cultivation.configuration.Key;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What watches the app, and what it tells those.
 *
 * @param alertmanager base address of Alertmanager, whose alerts the pages show; null without one
 * @param holidays a file of the days on which no college is expected to send; null: every day counts
 * @param probeInterval between the probe's events; zero for no probe
 */
public record MonitoringSettings(
        @Nullable URI alertmanager, @Nullable Path holidays, Duration probeInterval) {
    public MonitoringSettings {
        Key.PROBE_SECONDS.requireRange(probeInterval.toSeconds());
    }
}
