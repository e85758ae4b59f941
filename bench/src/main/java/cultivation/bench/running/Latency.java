package cultivation.bench.running;

import cultivation.bench.measured.App;
import cultivation.bench.measured.Decade;
import cultivation.bench.measured.Jvm;
import cultivation.bench.measured.Laboratory;
import cultivation.bench.measured.Spread;
import cultivation.bench.measured.Usage;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * From the broker's acknowledgement of an event to the message that shows it on a page, at several rates, with the mix of
 * events that a city has; one page is open. The sender and the listener share the machine.
 */
public final class Latency {
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMinutes(10);
    private static final Duration LONGEST_SHOWING = Duration.ofSeconds(30);
    private static final long LOOK_MS = 100;

    private final Laboratory laboratory;
    private final Map<String, Pairing> colleges = new TreeMap<>();

    private Latency(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /**
     * Measures.
     *
     * @param events that the app has read before, and was warmed by
     * @param seconds at each rate; a fifth more come first and are not counted
     * @return by rate, as it stands in the JSON
     */
    public static Map<String, Object> measure(
            Laboratory laboratory, Jvm jvm, long events, List<Integer> rates, int seconds)
            throws IOException, InterruptedException {
        return new Latency(laboratory).measure(jvm, events, rates, seconds);
    }

    private Map<String, Object> measure(Jvm jvm, long events, List<Integer> rates, int seconds)
            throws IOException, InterruptedException {
        long paced =
                rates.stream().mapToLong(rate -> (long) rate * seconds * 6 / 5).sum();
        // A hundredth more, since a simulation is only about as large as it should be.
        var simulation = Decade.of((events + paced) * 101 / 100, Decade.CITY);
        simulation.colleges().forEach(college -> colleges.put(college.getCode().toString(), new Pairing()));
        var told = new LinkedHashMap<String, Object>();
        try (var flow = EventFlow.open(laboratory, simulation, this::acknowledged)) {
            flow.publish(events, 0);
            try (var app = laboratory.startApp(jvm, Map.of())) {
                app.awaitCaughtUp(LONGEST_CATCHING_UP);
                try (var screen = Screen.open(app.address())) {
                    for (int rate : rates) {
                        var at = at(rate, seconds, flow, app, screen);
                        told.put(Integer.toString(rate), at);
                        laboratory.say("latency at %,d a second: %s", rate, at);
                    }
                }
            }
        }
        return told;
    }

    private void acknowledged(String college, long nanos) {
        var pairing = colleges.get(college);
        if (pairing == null) {
            throw new IllegalStateException("no such college: " + college);
        }
        pairing.acknowledged(nanos);
    }

    private Map<String, Object> at(int rate, int seconds, EventFlow flow, App app, Screen screen)
            throws IOException, InterruptedException {
        var unused = screen.shown();
        flow.publish((long) rate * seconds / 5, rate);
        long since = System.nanoTime();
        Usage appBefore = app.process().usage();
        Usage brokerBefore = laboratory.brokerUsage();
        long late = flow.publish((long) rate * seconds, rate);
        double took = (System.nanoTime() - since) / 1e9;
        var appUsed = app.process().usage().since(appBefore);
        var brokerUsed = laboratory.brokerUsage().since(brokerBefore);
        var shown = new TreeMap<String, List<Screen.Shown>>();
        long giveUp = System.nanoTime() + LONGEST_SHOWING.toNanos();
        do {
            Thread.sleep(LOOK_MS);
            screen.shown()
                    .forEach((college, more) ->
                            shown.merge(college, more, (before, after) -> Stream.concat(before.stream(), after.stream())
                                    .toList()));
        } while (!isAllShown(shown) && System.nanoTime() < giveUp);
        var latencies = colleges.entrySet().stream()
                .flatMapToDouble(college -> DoubleStream.of(
                        college.getValue().latencies(shown.getOrDefault(college.getKey(), List.of()), since)))
                .toArray();
        if (latencies.length == 0) {
            throw new IOException("no event of " + rate + " a second was ever shown");
        }
        long events =
                colleges.values().stream().mapToLong(each -> each.since(since)).sum();
        var percentiles = Spread.percentiles(latencies, 0.5, 0.9, 0.99, 0.999, 1);
        var told = new LinkedHashMap<String, Object>();
        told.put("p50Ms", percentiles[0]);
        told.put("p90Ms", percentiles[1]);
        told.put("p99Ms", percentiles[2]);
        told.put("p999Ms", percentiles[3]);
        told.put("maxMs", percentiles[4]);
        told.put("events", events);
        told.put("neverShown", events - latencies.length);
        told.put("sentPerSecond", events / took);
        told.put("sentLate", late);
        told.put("appPercentOfACore", appUsed.cpuSeconds() / took * 100);
        told.put("brokerPercentOfACore", brokerUsed.cpuSeconds() / took * 100);
        return told;
    }

    private boolean isAllShown(Map<String, List<Screen.Shown>> shown) {
        return colleges.entrySet().stream().allMatch(college -> {
            var of = shown.getOrDefault(college.getKey(), List.of());
            return college.getValue().count() == 0
                    || (!of.isEmpty()
                            && of.get(of.size() - 1).received()
                                    >= college.getValue().count());
        });
    }
}
