package cultivation.month;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Two hours of a pipeline, sampled every half minute: well at first, then one trouble after the other. */
final class PipelineHours {
    /** Something that goes wrong with the pipeline for twenty minutes. */
    record Fault(String title, String alert, int minute) {
        boolean isOn(int now) {
            return now >= minute && now < minute + 20;
        }
    }

    static final Fault REGISTRY = new Fault("registry down", "RegistryDown", 15);
    static final Fault LAG = new Fault("app lagging: nothing is applied", "PipelineLag", 50);
    static final Fault PROBE = new Fault("broken probe: its events do not come back", "ProbeFailing", 90);
    static final List<Fault> FAULTS = List.of(REGISTRY, LAG, PROBE);

    private static final Duration STEP = Duration.ofSeconds(30);

    private PipelineHours() {}

    static Samples live(Instant begins, Path folder) {
        var samples = new Samples(begins, STEP, true);
        try (var app = new SimulatedApp(folder.resolve("pipeline"), begins)) {
            for (int step = 0; step < 240; step++) {
                int minute = step / 2;
                app.now(begins.plus(STEP.multipliedBy(step)));
                app.registry(!REGISTRY.isOn(minute));
                app.lag(LAG.isOn(minute) ? (minute - LAG.minute()) * 60.0 : 0);
                if (!PROBE.isOn(minute)) {
                    app.probeArrives();
                }
                samples.take(app.metrics());
            }
        }
        return samples;
    }
}
