package cultivation.bench.running;

import cultivation.bench.job.Booking;
import cultivation.bench.measured.App;
import cultivation.bench.measured.Decade;
import cultivation.bench.measured.Jvm;
import cultivation.bench.measured.Laboratory;
import cultivation.bench.measured.Spread;
import cultivation.events.Head;
import cultivation.rule.RecordType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How soon the same instance has caught up again, after it was stopped and after it was killed at work. */
public final class Restart {
    /** More events than there are for each entity: it is stopped when there are enough entities. */
    private static final double EVENTS_PER_ENTITY = 3;

    private static final int RATE = 2_000;
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMinutes(15);

    private final Laboratory laboratory;
    private final Jvm jvm;

    private Restart(Laboratory laboratory, Jvm jvm) {
        this.laboratory = laboratory;
        this.jvm = jvm;
    }

    /**
     * Measures.
     *
     * @param entities that the app knows, about
     * @param rounds of each
     * @return as it stands in the JSON
     */
    public static Map<String, Object> measure(Laboratory laboratory, Jvm jvm, long entities, int rounds)
            throws IOException, InterruptedException {
        return new Restart(laboratory, jvm).measure(entities, rounds);
    }

    private Map<String, Object> measure(long entities, int rounds) throws IOException, InterruptedException {
        var simulation = Decade.of(Math.round(entities * EVENTS_PER_ENTITY) + 2L * RATE * rounds, Decade.CITY);
        var told = new LinkedHashMap<String, Object>();
        var stopped = new ArrayList<Double>();
        var killed = new ArrayList<Double>();
        try (var flow = EventFlow.open(laboratory, simulation, (college, nanos) -> {})) {
            long known = publish(flow, entities);
            told.put("entities", known);
            told.put("events", laboratory.events());
            var app = laboratory.startApp(jvm, Map.of());
            try {
                app.awaitCaughtUp(LONGEST_CATCHING_UP);
                told.put("heapLiveMiB", app.process().liveBytes() >> 20);
                told.put("heapBytesPerEntity", app.process().liveBytes() / (double) known);
                for (int round = 0; round < rounds; round++) {
                    app.stop();
                    app = timed(stopped);
                }
                for (int round = 0; round < rounds; round++) {
                    app = killed(app, flow, killed);
                }
            } finally {
                app.close();
            }
        }
        told.put("seconds", Spread.of(killed).median());
        told.put("secondsAfterStop", Spread.of(stopped).median());
        told.put("roundsAfterKill", killed);
        told.put("roundsAfterStop", stopped);
        laboratory.say("restart: %s", told);
        return told;
    }

    /** Kills it while events come, so that it leaves a transaction behind, and starts it again. */
    private App killed(App app, EventFlow flow, List<Double> seconds) throws IOException, InterruptedException {
        var flowing = new Thread(() -> flow.publish(2L * RATE, RATE), "flowing");
        flowing.start();
        Thread.sleep(1_000);
        app.process().kill();
        var again = timed(seconds);
        flowing.join();
        again.awaitCaughtUp(LONGEST_CATCHING_UP);
        return again;
    }

    private App timed(List<Double> seconds) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        var app = laboratory.startApp(jvm, Map.of());
        try {
            app.awaitCaughtUp(LONGEST_CATCHING_UP);
        } catch (IOException | InterruptedException | RuntimeException e) {
            app.close();
            throw e;
        }
        seconds.add((System.nanoTime() - begun) / 1e9);
        return app;
    }

    /** Publishes until there are so many entities; how many there are. */
    private long publish(EventFlow flow, long wanted) {
        Set<String> entities = new HashSet<>();
        flow.publishTo(event -> {
            var type = RecordType.of(event);
            if (type == null) {
                throw new IllegalArgumentException(
                        "no event: " + event.getSchema().getFullName());
            }
            var college = ((Head) event.get(0)).getCollegeCode().toString();
            entities.add(Booking.entityOf(college, type, type.keyOf(event).toString()));
            return entities.size() >= wanted;
        });
        laboratory.say("published events of %,d entities", entities.size());
        return entities.size();
    }
}
