package cultivation.bench.running;

import cultivation.bench.measured.App;
import cultivation.bench.measured.Decade;
import cultivation.bench.measured.Jvm;
import cultivation.bench.measured.Laboratory;
import cultivation.bench.measured.Spread;
import cultivation.bench.measured.Usage;
import cultivation.college.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The very same events over few and many colleges: what the number of colleges costs, and what the app costs at rest. */
public final class Growth {
    /** Of the events, so many only warm. */
    private static final double WARMING = 0.25;

    private static final Duration LONGEST_CATCHING_UP = Duration.ofMinutes(15);
    private static final long LOOK_MS = 50;
    /** Between being caught up and being at rest: the last figures, and the compilers. */
    private static final int LONGEST_SETTLING_SECONDS = 10;

    private static final int ANSWERS = 10;

    private Growth() {}

    /**
     * Measures each number of colleges in a laboratory of its own.
     *
     * @param jvm of the app
     * @param numbers of colleges, at least one
     * @param seconds at rest
     * @return as it stands in the JSON
     */
    public static Map<String, Object> measure(
            PrintWriter progress, Jvm jvm, long events, List<Integer> numbers, int seconds)
            throws IOException, InterruptedException {
        var told = new LinkedHashMap<String, Object>();
        var cpu = new ArrayList<Double>();
        for (int colleges : numbers) {
            try (var laboratory = Laboratory.open(progress)) {
                var of = of(laboratory, jvm, events, colleges, seconds);
                told.put(Integer.toString(colleges), of);
                cpu.add((Double) of.get("cpuSecondsPerMillion"));
                laboratory.say("growth, %,d colleges: %s", colleges, of);
            }
        }
        int last = numbers.size() - 1;
        told.put("cpuPerEvent" + numbers.get(last) + "To" + numbers.get(0), cpu.get(last) / cpu.get(0));
        return told;
    }

    private static Map<String, Object> of(Laboratory laboratory, Jvm jvm, long events, int colleges, int seconds)
            throws IOException, InterruptedException {
        var published = laboratory.publish(Decade.of(events, colleges));
        long total = laboratory.events();
        try (var app = laboratory.startApp(jvm, Map.of());
                var admin = laboratory.connection().admin()) {
            long begun = System.nanoTime();
            long warm = awaitCommitted(Math.round(total * WARMING), laboratory, app, admin);
            Usage before = app.process().usage();
            Usage brokerBefore = laboratory.brokerUsage();
            long done = awaitCommitted(total, laboratory, app, admin);
            double million = Math.max(1, done - warm) / 1e6;
            double cpu = app.process().usage().since(before).cpuSeconds() / million;
            double broker = laboratory.brokerUsage().since(brokerBefore).cpuSeconds() / million;
            app.awaitCaughtUp(LONGEST_CATCHING_UP);
            double caughtUp = (System.nanoTime() - begun) / 1e9;
            var told = new LinkedHashMap<String, Object>();
            told.put("events", total);
            told.put("published", published);
            told.put("measuredEvents", done - warm);
            told.put("cpuSecondsPerMillion", cpu);
            told.put("brokerCpuSecondsPerMillion", broker);
            told.put("caughtUpSeconds", caughtUp);
            rest(told, laboratory, app, seconds);
            told.put("scrapeMs", answers(app, "/metrics"));
            told.put("cityQueryMs", answers(app, "/api/v1/values?scope=city"));
            told.put("heapLiveMiB", app.process().liveBytes() >> 20);
            told.put("residentMiB", app.process().usage().residentBytes() >> 20);
            told.put("brokerResidentMiB", laboratory.brokerUsage().residentBytes() >> 20);
            return told;
        }
    }

    private static long awaitCommitted(long wanted, Laboratory laboratory, App app, Admin admin)
            throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + LONGEST_CATCHING_UP.toNanos();
        long now = 0;
        while (true) {
            now = laboratory.committed(Topics.APPLICATION_ID, admin, now);
            if (now >= wanted) {
                return now;
            }
            if (!app.process().isAlive() || System.nanoTime() > giveUp) {
                throw new IOException("the app stands at " + now + " of " + wanted + " events; its last words:\n"
                        + app.process().lastWords());
            }
            Thread.sleep(LOOK_MS);
        }
    }

    private static void rest(Map<String, Object> told, Laboratory laboratory, App app, int resting)
            throws InterruptedException {
        Thread.sleep(1_000L * Math.min(LONGEST_SETTLING_SECONDS, resting));
        Usage before = app.process().usage();
        Usage brokerBefore = laboratory.brokerUsage();
        long begun = System.nanoTime();
        Thread.sleep(1_000L * resting);
        double seconds = (System.nanoTime() - begun) / 1e9;
        told.put("idlePercentOfACore", app.process().usage().since(before).cpuSeconds() / seconds * 100);
        told.put(
                "idleBrokerPercentOfACore",
                laboratory.brokerUsage().since(brokerBefore).cpuSeconds() / seconds * 100);
    }

    /** The median of some answers, in milliseconds; one before is not counted. */
    private static double answers(App app, String path) throws IOException, InterruptedException {
        var taken = new ArrayList<Double>();
        for (int i = 0; i <= ANSWERS; i++) {
            var answer = app.get(path);
            if (answer.status() != 200) {
                throw new IOException(path + " answers " + answer.status());
            }
            if (i > 0) {
                taken.add(answer.seconds() * 1e3);
            }
        }
        return Spread.of(taken).median();
    }
}
