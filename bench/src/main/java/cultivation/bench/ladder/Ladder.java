package cultivation.bench.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import cultivation.bench.job.Figures;
import cultivation.bench.measured.Decade;
import cultivation.bench.measured.Jvm;
import cultivation.bench.measured.Laboratory;
import cultivation.bench.measured.Spread;
import cultivation.bench.measured.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Climbs the rungs in turn, some rounds, over the same topics. Each climb is a new process; its first events only warm it,
 * and what is measured begins when they are committed.
 */
public final class Ladder {
    /** Of the measured events, so many more come first and are not measured. */
    private static final double WARMING = 1.0 / 3;

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(3);

    private final Laboratory laboratory;
    private final Options options;
    private final Climbs climbs;
    private final long warming;
    private final long total;
    /** What folding in memory makes of the events. */
    private Figures truth = new Figures();

    /**
     * How the ladder is climbed.
     *
     * @param rounds of each rung, in turn
     * @param events measured in each climb, about
     * @param heap of each process
     * @param profiles where a flight recording of each climb's measured part goes, {@code RUNG-ROUND.jfr}; null: none
     */
    public record Options(
            List<Rung> rungs,
            int rounds,
            long events,
            String heap,
            @Nullable Path profiles) {
        private Jvm jvm() {
            var jvm = Jvm.withHeap(heap);
            return profiles == null ? jvm : jvm.with("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");
        }
    }

    /** Where a climb was at a moment. */
    private record Moment(long nanos, long committed, Usage client, Usage broker, JsonNode memory) {}

    private record Climbed(Moment begun, Moment warm, Moment done, Optional<Figures> figures) {
        /** Where all came in one commit, as few events do, there is nothing but the whole. */
        boolean isCold() {
            return warm.committed >= done.committed;
        }
    }

    private Ladder(Laboratory laboratory, Options options) {
        this.laboratory = laboratory;
        this.options = options;
        this.climbs = new Climbs(laboratory, options.jvm());
        this.total = laboratory.events();
        this.warming = Math.round(total * WARMING / (1 + WARMING));
    }

    /** Climbs; the rungs by their ids, as they stand in the JSON. */
    public static Map<String, Object> climb(Laboratory laboratory, Options options)
            throws IOException, InterruptedException {
        var unused = laboratory.publish(Decade.of(Math.round(options.events() * (1 + WARMING)), Decade.CITY));
        return new Ladder(laboratory, options).climb();
    }

    private Map<String, Object> climb() throws IOException, InterruptedException {
        // Not counted: for the truth, and for a broker that is warm for whoever comes first.
        truth = climbed(Rung.FOLD, 0).figures().orElseThrow();
        var climbed = new EnumMap<Rung, List<Round>>(Rung.class);
        for (int round = 1; round <= options.rounds(); round++) {
            for (var rung : options.rungs()) {
                var measured = once(rung, round);
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

    private Round once(Rung rung, int round) throws IOException, InterruptedException {
        var climbed = climbed(rung, round);
        return measured(
                climbed.isCold() ? climbed.begun() : climbed.warm(),
                climbed.done(),
                climbed.isCold(),
                climbed.figures().map(each -> each.differencesFrom(truth)).orElse(List.of()));
    }

    private Climbed climbed(Rung rung, int round) throws IOException, InterruptedException {
        try (var climb = climbs.begin(rung);
                var admin = laboratory.connection().admin()) {
            var profiles = round == 0 ? null : options.profiles();
            var begun = moment(0, climb);
            var warm = await(warming, climb, admin);
            if (profiles != null) {
                climb.process().record();
            }
            var done = await(total, climb, admin);
            if (profiles != null) {
                climb.process().dump(profiles.resolve(rung.id() + '-' + round + ".jfr"));
            }
            return new Climbed(begun, warm, done, climb.end());
        }
    }

    private Moment await(long committed, Climb climb, Admin admin) throws IOException, InterruptedException {
        long before = -1;
        long movedAt = System.nanoTime();
        while (true) {
            long now = laboratory.committed(climb.group(), admin, Math.max(0, before));
            if (now >= committed && (committed < total || climb.between(admin) == 0)) {
                return moment(now, climb);
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

    private Moment moment(long committed, Climb climb) throws IOException {
        return new Moment(
                System.nanoTime(),
                committed,
                climb.process().usage(),
                laboratory.brokerUsage(),
                climb.process().memory());
    }

    private static Round measured(Moment warm, Moment done, boolean cold, List<String> differences) {
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
                cold,
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
