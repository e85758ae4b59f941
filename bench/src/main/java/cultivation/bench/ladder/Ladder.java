package cultivation.bench.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.bench.measured.Laboratory;
import cultivation.bench.measured.Spread;
import cultivation.bench.measured.Usage;
import cultivation.college.Topics;
import cultivation.simulator.Simulation;
import cultivation.simulator.SimulationOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;

/**
 * Climbs the rungs in turn, some rounds, over the same topics. Each climb is a new process; its first events only warm it,
 * and what is measured begins when they are committed.
 */
public final class Ladder {
    /** Of the measured events, so many more come first and are not measured. */
    private static final double WARMING = 1.0 / 3;

    private static final int FIRST_YEAR = 2010;
    private static final int LAST_YEAR = 2019;
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(3);

    private final Laboratory laboratory;
    private final Climbs climbs;
    private final long warming;
    private final long total;
    /** What folding in memory makes of the events. */
    private Figures truth = new Figures();

    /** Where a climb was at a moment. */
    private record Moment(long nanos, long committed, Usage client, Usage broker, JsonNode memory) {}

    private record Climbed(Moment warm, Moment done, Optional<Figures> figures) {}

    private Ladder(Laboratory laboratory, String heap) {
        this.laboratory = laboratory;
        this.climbs = new Climbs(laboratory, heap);
        this.total = laboratory.events();
        this.warming = Math.round(total * WARMING / (1 + WARMING));
    }

    /**
     * Climbs.
     *
     * @param events measured in each climb, about
     * @param heap of each process
     * @return the rungs by their ids, as they stand in the JSON
     */
    public static Map<String, Object> climb(
            Laboratory laboratory, List<Rung> rungs, int rounds, long events, String heap)
            throws IOException, InterruptedException {
        laboratory.publish(simulation(Math.round(events * (1 + WARMING))));
        return new Ladder(laboratory, heap).climb(rungs, rounds);
    }

    /** The city's ten years, with about so many events. */
    static Simulation simulation(long events) {
        var decade = SimulationOptions.city().withYears(FIRST_YEAR, LAST_YEAR);
        double scale = events / (double) Simulation.of(decade).total();
        return Simulation.of(decade.withScale(scale));
    }

    private Map<String, Object> climb(List<Rung> rungs, int rounds) throws IOException, InterruptedException {
        // Not counted: for the truth, and for a broker that is warm for whoever comes first.
        truth = climbed(Rung.FOLD).figures().orElseThrow();
        var climbed = new EnumMap<Rung, List<Round>>(Rung.class);
        for (int round = 1; round <= rounds; round++) {
            for (var rung : rungs) {
                var measured = once(rung);
                laboratory.say(
                        "round %d, %s: %,.0f events a second, %.2f CPU seconds a million, of the broker %.2f%s",
                        round,
                        rung.id(),
                        measured.eventsPerSecond(),
                        measured.cpuSecondsPerMillion(),
                        measured.brokerCpuSecondsPerMillion(),
                        measured.differences().isEmpty() ? "" : ", WRONG FIGURES: " + measured.differences());
                climbed.computeIfAbsent(rung, unused -> new ArrayList<>()).add(measured);
            }
        }
        var told = new LinkedHashMap<String, Object>();
        climbed.forEach((rung, measured) -> told.put(rung.id(), summary(measured)));
        return told;
    }

    private Round once(Rung rung) throws IOException, InterruptedException {
        var climbed = climbed(rung);
        return measured(
                climbed.warm(),
                climbed.done(),
                climbed.figures().map(each -> each.differencesFrom(truth)).orElse(List.of()));
    }

    private Climbed climbed(Rung rung) throws IOException, InterruptedException {
        try (var climb = climbs.begin(rung);
                var admin = laboratory.connection().admin()) {
            var warm = await(warming, climb, admin);
            var done = await(total, climb, admin);
            return new Climbed(warm, done, climb.end());
        }
    }

    private Moment await(long committed, Climb climb, Admin admin) throws IOException, InterruptedException {
        long before = -1;
        long movedAt = System.nanoTime();
        while (true) {
            long now = committed(climb.group(), admin);
            if (now >= committed) {
                return new Moment(
                        System.nanoTime(),
                        now,
                        climb.process().usage(),
                        laboratory.brokerUsage(),
                        climb.process().memory());
            }
            if (now != before) {
                before = now;
                movedAt = System.nanoTime();
            } else if (!climb.process().isAlive() || System.nanoTime() - movedAt > LONGEST_STANDSTILL.toNanos()) {
                throw new IOException(String.format(
                        "%s stands still at %,d of %,d events; its last words:%n%s",
                        climb.group(), now, total, climb.process().lastWords()));
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private long committed(String group, Admin admin) {
        return laboratory
                .connection()
                .answerOf(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .entrySet()
                .stream()
                .filter(offset -> Topics.isEvents(offset.getKey().topic()))
                .mapToLong(offset -> offset.getValue().offset())
                .sum();
    }

    private static Round measured(Moment warm, Moment done, List<String> differences) {
        long events = done.committed() - warm.committed();
        double seconds = (done.nanos() - warm.nanos()) / 1e9;
        var client = done.client().since(warm.client());
        var broker = done.broker().since(warm.broker());
        return new Round(
                events,
                seconds,
                events / seconds,
                client.cpuSeconds() / events * 1e6,
                broker.cpuSeconds() / events * 1e6,
                client.writtenBytes() / (double) events,
                broker.writtenBytes() / (double) events,
                moved(warm, done, "allocatedBytes") / events,
                moved(warm, done, "gcSeconds"),
                client.residentBytes() >> 20,
                differences);
    }

    private static double moved(Moment warm, Moment done, String name) {
        return done.memory().get(name).asDouble() - warm.memory().get(name).asDouble();
    }

    private static Map<String, Object> summary(List<Round> rounds) {
        var speed = spread(rounds, Round::eventsPerSecond);
        var told = new LinkedHashMap<String, Object>();
        told.put("eventsPerSecond", speed.median());
        told.put("least", speed.least());
        told.put("most", speed.most());
        told.put(
                "cpuSecondsPerMillion",
                spread(rounds, Round::cpuSecondsPerMillion).median());
        told.put(
                "brokerCpuSecondsPerMillion",
                spread(rounds, Round::brokerCpuSecondsPerMillion).median());
        told.put("rounds", rounds);
        return told;
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Spread.of(rounds.stream().mapToDouble(figure).boxed().toList());
    }
}
