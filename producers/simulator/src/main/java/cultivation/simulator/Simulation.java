package cultivation.simulator;

import cultivation.events.Head;
import cultivation.reference.College;
import cultivation.simulator.conditions.Conditions;
import cultivation.simulator.sequence.EventSequence;
import cultivation.simulator.sequence.Profile;
import cultivation.simulator.sequence.SeasonalCurve;
import cultivation.simulator.sequence.SeededRandom;
import cultivation.simulator.sequence.Targets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Simulated lives, sessions and payments of colleges, as the events that their systems publish, in the order of publishing.
 *
 * <pre>{@code
 * var simulation = Simulation.of(SimulationOptions.city());
 * for (SpecificRecord event : simulation) publish(event);      // simulation.total() of them
 * }</pre>
 *
 * <p>The totals of the city in 2018 and 2019 are those of the report, see {@code targets.csv}. The same options give the
 * same events, byte by byte; every iteration begins anew. Nothing is kept in memory but one position of each sequence and
 * the follow-ups of the next three weeks.
 */
public final class Simulation implements Iterable<SpecificRecord> {
    private final List<College> colleges = new ArrayList<>();
    private final List<EventSequence> sequences = new ArrayList<>();
    private final long total;
    private final @Nullable Dealing dealing;

    private Simulation(SimulationOptions options) {
        var targets = Targets.scaled(options.scale());
        var random = new SeededRandom(options.seed());
        var sessions = new HashMap<Integer, SeasonalCurve>();
        var receipts = new HashMap<Integer, SeasonalCurve>();
        for (int city = 0; city * SimulationOptions.CITY_COLLEGES < options.colleges(); city++) {
            var own = random.of(city);
            var profiles = city == 0 ? Profile.city() : Profile.invented(city, own);
            var wanted = profiles.stream()
                    .limit((long) options.colleges() - (long) city * SimulationOptions.CITY_COLLEGES)
                    .toList();
            wanted.forEach(profile -> colleges.add(profile.college()));
            var plan = new CityPlan(targets, profiles, options.firstYear(), options.lastYear(), own);
            var sequencesOf = new SequenceBinder(own);
            plan.cohorts.stream().filter(c -> wanted.contains(c.profile)).forEach(sequencesOf::cohort);
            plan.graduatingClasses.stream()
                    .filter(g -> wanted.contains(g.cohort.profile))
                    .forEach(sequencesOf::graduating);
            plan.trainings.stream()
                    .filter(t -> wanted.contains(t.profile))
                    .forEach(t -> sequences.add(new EventSequences.Sessions(
                            t, sessions.computeIfAbsent(t.year, EventSequences.Sessions::curve))));
            plan.payments.stream()
                    .filter(p -> wanted.contains(p.profile))
                    .forEach(p -> sequences.add(new EventSequences.Receipts(
                            p, receipts.computeIfAbsent(p.year, EventSequences.Receipts::curve))));
            sequences.addAll(
                    new Conditions(targets, profiles, plan.students, options.firstYear(), options.lastYear(), own)
                            .sequences(wanted.size()));
        }
        sequences.removeIf(sequence -> sequence.size == 0);
        total = sequences.stream().mapToLong(EventSequence::events).sum();
        for (int i = options.colleges(); i < options.spread(); i++) {
            colleges.add(Profile.college(i));
        }
        dealing = options.spread() == options.colleges()
                ? null
                : new Dealing(
                        colleges.stream()
                                .map(college -> college.getCode().toString())
                                .toList(),
                        options.colleges());
    }

    public static Simulation of(SimulationOptions options) {
        return new Simulation(options);
    }

    /** How many events there are. */
    public long total() {
        return total;
    }

    /** Who publishes them: the city's colleges, then invented ones with codes from {@code 9911000001}. */
    public List<College> colleges() {
        return List.copyOf(colleges);
    }

    @Override
    public Iterator<SpecificRecord> iterator() {
        return new Events(sequences, dealing);
    }

    /** Makes the sequences of a city's students. */
    private final class SequenceBinder {
        private final SeededRandom random;
        private int number;

        SequenceBinder(SeededRandom random) {
            this.random = random.of("chapters");
        }

        void cohort(Cohort cohort) {
            sequences.add(new EventSequences.Plans(cohort, next()));
            var registrations = new ArrayList<EventSequences.Registrations>();
            for (int i = 0; i < cohort.intakes.size(); i++) {
                sequences.add(new EventSequences.Admissions(cohort, i, next()));
                registrations.add(new EventSequences.Registrations(cohort, i, next()));
            }
            sequences.addAll(registrations);
            for (int year : cohort.leavers().keySet()) {
                sequences.add(new EventSequences.Departures(cohort, year, registrations, next()));
            }
        }

        void graduating(GraduatingClass graduating) {
            sequences.add(new EventSequences.Graduations(graduating, next()));
            var first = new EventSequences.FirstOutcomes(graduating, next());
            sequences.add(first);
            sequences.add(new EventSequences.LaterOutcomes(graduating, first, next()));
        }

        private SeededRandom next() {
            return random.of(number++);
        }
    }

    /** One publication to come. */
    private record Publication(long publishedAt, int sequence, long position, int step)
            implements Comparable<Publication> {
        @Override
        public int compareTo(Publication other) {
            int byTime = Long.compare(publishedAt, other.publishedAt);
            if (byTime != 0) {
                return byTime;
            }
            int bySequence = Integer.compare(sequence, other.sequence);
            if (bySequence != 0) {
                return bySequence;
            }
            int byPosition = Long.compare(position, other.position);
            return byPosition != 0 ? byPosition : Integer.compare(step, other.step);
        }
    }

    /** Merges the sequences by time. Step -1 of a position opens it; its steps are follow-ups. */
    private static final class Events implements Iterator<SpecificRecord> {
        private static final int OPEN = -1;
        private final List<EventSequence> sequences;
        private final PriorityQueue<Publication> queue = new PriorityQueue<>();

        private final @Nullable Dealing dealing;

        Events(List<EventSequence> sequences, @Nullable Dealing dealing) {
            this.sequences = sequences;
            this.dealing = dealing;
            for (int i = 0; i < sequences.size(); i++) {
                queue.add(new Publication(sequences.get(i).recordedAtMillis(0), i, 0, OPEN));
            }
        }

        @Override
        public boolean hasNext() {
            return !queue.isEmpty();
        }

        @Override
        public SpecificRecord next() {
            while (true) {
                var publication = queue.poll();
                if (publication == null) {
                    throw new NoSuchElementException("the simulation is at its end");
                }
                if (publication.step != OPEN) {
                    return event(publication);
                }
                open(publication);
            }
        }

        private void open(Publication opening) {
            var sequence = sequences.get(opening.sequence);
            long next = opening.position + 1;
            if (next < sequence.size) {
                queue.add(new Publication(sequence.recordedAtMillis(next), opening.sequence, next, OPEN));
            }
            var steps = sequence.incident(opening.position).steps();
            for (int i = 0; i < steps.size(); i++) {
                int days = steps.get(i).afterDays();
                long at = days == 0
                        ? opening.publishedAt
                        : SeasonalCurve.onOfficeDay(opening.publishedAt + days * SeasonalCurve.DAY_MILLIS);
                queue.add(new Publication(
                        Math.min(at, SeasonalCurve.endOf(sequence.year)), opening.sequence, opening.position, i));
            }
        }

        private SpecificRecord event(Publication publication) {
            var sequence = sequences.get(publication.sequence);
            var step = sequence.incident(publication.position).steps().get(publication.step);
            long recordedAt = publication.publishedAt;
            if (step.recordedAtFirst()) {
                recordedAt = sequence.recordedAtMillis(publication.position) - (step.flawed() ? 600_000 : 0);
            }
            var head = new Head(
                    eventId(sequence.random, publication.position * 8 + publication.step),
                    sequence.collegeCode,
                    sequence.revision(publication.position) + step.revision(),
                    step.operation(),
                    Instant.ofEpochMilli(recordedAt));
            var event = sequence.statement(publication.position, head, step.flawed());
            if (dealing != null) {
                dealing.deal(event);
            }
            return event;
        }

        private static String eventId(SeededRandom random, long index) {
            long high = (random.of("event id").bits(2 * index) & ~0xF000L) | 0x4000L;
            long low = (random.of("event id").bits(2 * index + 1) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            return new UUID(high, low).toString();
        }
    }
}
