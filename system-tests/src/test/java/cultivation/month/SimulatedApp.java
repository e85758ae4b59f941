package cultivation.month;

import static org.awaitility.Awaitility.await;

import cultivation.catalogue.AsOf;
import cultivation.college.Colleges;
import cultivation.events.Head;
import cultivation.live.LastChange;
import cultivation.live.Progress;
import cultivation.probe.ProbeSightings;
import cultivation.serving.Serving;
import cultivation.serving.metrics.Holidays;
import cultivation.serving.thresholds.ShippedThresholds;
import cultivation.topology.DrivenTopology;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** The app on a simulated clock: real topology, board and HTTP server; what broker and registry would say is set. */
final class SimulatedApp implements AutoCloseable {
    static final Path MONITORING = Path.of("..", "monitoring");

    /** Stands still until it is set. */
    private static final class SetClock extends Clock {
        private volatile Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final SetClock clock;
    private final DrivenTopology topology;
    private final ProbeSightings probe;
    private final Serving serving;
    private final Map<String, Instant> lastEventAt = new HashMap<>();
    private long offset;
    private int unsettled;

    SimulatedApp(Path state, Instant begins) {
        clock = new SetClock(begins);
        topology = new DrivenTopology(state, begins);
        probe = new ProbeSightings(1, clock);
        var holidays = Holidays.read(MONITORING.resolve("holidays.yaml"));
        serving = new Serving(AsOf.WALL, clock, holidays, probe);
        Colleges.beijing().forEach(topology::register);
        for (var threshold : ShippedThresholds.of(serving.board, begins)) {
            serving.board.update(change -> change.threshold(threshold.getId().toString(), threshold));
        }
        lag(0);
    }

    void now(Instant instant) {
        clock.now = instant;
    }

    /** A college sends an event. */
    void tell(SpecificRecord event, Instant at) {
        topology.send(event, at);
        lastEventAt.put(((Head) event.get(0)).getCollegeCode().toString(), at);
        if (++unsettled == 2_000) {
            settle();
        }
    }

    /** Everything sent is on the board. */
    void settle() {
        unsettled = 0;
        topology.advance(Duration.ofMillis(30));
        topology.ledger((key, amount, endOfBatch) -> serving.board.update(
                change -> change.cell(new LastChange(key, amount, 0, offset++, clock.instant()), endOfBatch, null)));
        lag(0);
    }

    /** What the broker would say of the events not yet applied. */
    void lag(double seconds) {
        serving.reading = new Progress.Reading(seconds > 0 ? 1 : 0, seconds, seconds == 0, Map.copyOf(lastEventAt));
    }

    /** Whether the registry answers; returns when the app has noticed, which it does by its own clock. */
    void registry(boolean up) {
        serving.registry = up;
        await().until(() -> metrics().contains("cultivation_registry_up " + (up ? "1.0" : "0.0")));
    }

    /** The probe's event of this moment comes back at once. */
    void probeArrives() {
        probe.probed(0, clock.millis());
    }

    String metrics() {
        return serving.get("/metrics").body();
    }

    @Override
    public void close() {
        serving.close();
        topology.close();
    }
}
