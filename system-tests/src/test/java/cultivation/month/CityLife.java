package cultivation.month;

import cultivation.events.Head;
import cultivation.simulator.Simulation;
import cultivation.simulator.SimulationOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** A simulated city from years before until the last day, sampled every hour from the first day on. */
final class CityLife {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Duration STEP = Duration.ofHours(1);

    private final LocalDate firstDay;

    private final int days;
    private final long seed;
    private final double scale;
    private final List<Trouble> troubles;

    CityLife(LocalDate firstDay, int days, long seed, double scale, List<Trouble> troubles) {
        this.firstDay = firstDay;
        this.days = days;
        this.seed = seed;
        this.scale = scale;
        this.troubles = troubles;
    }

    Samples live(Path folder) {
        var begins = firstDay.atStartOfDay(BEIJING).toInstant();
        var ends = firstDay.plusDays(days).atStartOfDay(BEIJING).toInstant();
        var simulation = Simulation.of(SimulationOptions.city()
                .withYears(firstDay.getYear() - 1, firstDay.getYear())
                .withSeed(seed)
                .withScale(scale));
        var samples = new Samples(begins, STEP, false);
        try (var app = new SimulatedApp(folder.resolve("state"), begins)) {
            var events = new Told(simulation.iterator());
            for (Instant at = begins; !at.isAfter(ends); at = at.plus(STEP)) {
                app.now(at);
                boolean moved = at.atZone(BEIJING).getHour() == 0;
                while (events.hasNext() && !events.nextAt().isAfter(at)) {
                    var told = events.nextAt();
                    var event = events.next();
                    if (passes(event, told)) {
                        app.tell(event, told);
                        moved = true;
                    }
                }
                for (Trouble trouble : troubles) {
                    for (SpecificRecord event : trouble.besides(at.minus(STEP), at)) {
                        app.tell(event, at);
                        moved = true;
                    }
                }
                app.settle();
                if (moved) {
                    samples.take(app.metrics());
                } else {
                    samples.takeTheSame();
                }
            }
        }
        return samples;
    }

    private boolean passes(SpecificRecord event, Instant at) {
        boolean passes = true;
        var college = ((Head) event.get(0)).getCollegeCode().toString();
        for (Trouble trouble : troubles) {
            if (trouble.college.equals(college)) {
                passes &= trouble.passes(event, at);
            }
        }
        return passes;
    }

    /** The events in the order of sending; each was sent when it was recorded, or with those that came before it. */
    private static final class Told {
        private final Iterator<SpecificRecord> events;
        private SpecificRecord next;
        private Instant at = Instant.EPOCH;

        Told(Iterator<SpecificRecord> events) {
            this.events = events;
            this.next = events.next();
            advanceClock();
        }

        boolean hasNext() {
            return next != null;
        }

        Instant nextAt() {
            return at;
        }

        @SuppressWarnings("NullAway") // the end
        SpecificRecord next() {
            var event = next;
            next = events.hasNext() ? events.next() : null;
            if (next != null) {
                advanceClock();
            }
            return event;
        }

        private void advanceClock() {
            var recordedAt = ((Head) next.get(0)).getRecordedAt();
            at = recordedAt.isAfter(at) ? recordedAt : at;
        }
    }
}
