package cultivation.simulator;

import cultivation.events.Head;
import cultivation.reference.College;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * Simulated lives, sessions and payments of colleges, as the events that their systems publish, in the order of publishing.
 *
 * <pre>{@code
 * var simulation = Simulation.of(SimulationOptions.city());
 * for (SpecificRecord event : simulation) publish(event);      // simulation.total() of them
 * }</pre>
 *
 * <p>The totals of the city in 2018 and 2019 are those of the report, see {@code targets.csv}. The same options give the
 * same events, byte by byte; every iteration begins anew. Nothing is kept in memory but one position of each chapter and
 * the follow-ups of the next three weeks.
 */
public final class Simulation implements Iterable<SpecificRecord> {
    private final List<College> colleges = new ArrayList<>();
    private final List<Chapter> chapters = new ArrayList<>();
    private final long total;

    private Simulation(SimulationOptions options) {
        var targets = Targets.scaled(options.scale());
        var dice = new Dice(options.seed());
        var sessions = new HashMap<Integer, Season>();
        var receipts = new HashMap<Integer, Season>();
        for (int city = 0; city * SimulationOptions.CITY_COLLEGES < options.colleges(); city++) {
            var own = dice.of(city);
            var profiles = city == 0 ? Profile.city() : Profile.invented(city, own);
            var wanted = profiles.stream()
                    .limit((long) options.colleges() - (long) city * SimulationOptions.CITY_COLLEGES)
                    .toList();
            wanted.forEach(profile -> colleges.add(profile.college()));
            var plan = new CityPlan(targets, profiles, options.firstYear(), options.lastYear(), own);
            var chaptersOf = new ChapterBinder(own);
            plan.cohorts.stream().filter(c -> wanted.contains(c.profile)).forEach(chaptersOf::cohort);
            plan.graduatingClasses.stream()
                    .filter(g -> wanted.contains(g.cohort.profile))
                    .forEach(chaptersOf::graduating);
            plan.trainings.stream()
                    .filter(t -> wanted.contains(t.profile))
                    .forEach(t -> chapters.add(
                            new Chapters.Sessions(t, sessions.computeIfAbsent(t.year, Chapters.Sessions::season))));
            plan.payments.stream()
                    .filter(p -> wanted.contains(p.profile))
                    .forEach(p -> chapters.add(
                            new Chapters.Receipts(p, receipts.computeIfAbsent(p.year, Chapters.Receipts::season))));
        }
        chapters.removeIf(chapter -> chapter.size == 0);
        total = chapters.stream().mapToLong(Chapter::events).sum();
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
        return new Events(chapters);
    }

    /** Makes the chapters of a city's students. */
    private final class ChapterBinder {
        private final Dice dice;
        private int number;

        ChapterBinder(Dice dice) {
            this.dice = dice.of("chapters");
        }

        void cohort(Cohort cohort) {
            chapters.add(new Chapters.Plans(cohort, next()));
            var registrations = new ArrayList<Chapters.Registrations>();
            for (int i = 0; i < cohort.intakes.size(); i++) {
                chapters.add(new Chapters.Admissions(cohort, i, next()));
                registrations.add(new Chapters.Registrations(cohort, i, next()));
            }
            chapters.addAll(registrations);
            for (int year : cohort.leavers().keySet()) {
                chapters.add(new Chapters.Departures(cohort, year, registrations, next()));
            }
        }

        void graduating(GraduatingClass graduating) {
            chapters.add(new Chapters.Graduations(graduating, next()));
            var first = new Chapters.FirstOutcomes(graduating, next());
            chapters.add(first);
            chapters.add(new Chapters.LaterOutcomes(graduating, first, next()));
        }

        private Dice next() {
            return dice.of(number++);
        }
    }

    /** One publication to come. */
    private record Publication(long publishedAt, int chapter, long position, int step)
            implements Comparable<Publication> {
        @Override
        public int compareTo(Publication other) {
            int byTime = Long.compare(publishedAt, other.publishedAt);
            if (byTime != 0) {
                return byTime;
            }
            int byChapter = Integer.compare(chapter, other.chapter);
            if (byChapter != 0) {
                return byChapter;
            }
            int byPosition = Long.compare(position, other.position);
            return byPosition != 0 ? byPosition : Integer.compare(step, other.step);
        }
    }

    /** Merges the chapters by time. Step -1 of a position opens it; its steps are follow-ups. */
    private static final class Events implements Iterator<SpecificRecord> {
        private static final int OPEN = -1;
        private final List<Chapter> chapters;
        private final PriorityQueue<Publication> queue = new PriorityQueue<>();

        Events(List<Chapter> chapters) {
            this.chapters = chapters;
            for (int i = 0; i < chapters.size(); i++) {
                queue.add(new Publication(chapters.get(i).recordedAtMillis(0), i, 0, OPEN));
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
            var chapter = chapters.get(opening.chapter);
            long next = opening.position + 1;
            if (next < chapter.size) {
                queue.add(new Publication(chapter.recordedAtMillis(next), opening.chapter, next, OPEN));
            }
            var steps = chapter.incident(opening.position).steps();
            for (int i = 0; i < steps.size(); i++) {
                int days = steps.get(i).afterDays();
                long at = days == 0
                        ? opening.publishedAt
                        : Season.onOfficeDay(opening.publishedAt + days * Season.DAY_MILLIS);
                queue.add(new Publication(
                        Math.min(at, Season.endOf(chapter.year)), opening.chapter, opening.position, i));
            }
        }

        private SpecificRecord event(Publication publication) {
            var chapter = chapters.get(publication.chapter);
            var step = chapter.incident(publication.position).steps().get(publication.step);
            long recordedAt = publication.publishedAt;
            if (step.recordedAtFirst()) {
                recordedAt = chapter.recordedAtMillis(publication.position) - (step.flawed() ? 600_000 : 0);
            }
            var head = new Head(
                    eventId(chapter.dice, publication.position * 8 + publication.step),
                    chapter.collegeCode,
                    chapter.revision(publication.position) + step.revision(),
                    step.operation(),
                    Instant.ofEpochMilli(recordedAt));
            return chapter.statement(publication.position, head, step.flawed());
        }

        private static String eventId(Dice dice, long index) {
            long high = (dice.of("event id").roll(2 * index) & ~0xF000L) | 0x4000L;
            long low = (dice.of("event id").roll(2 * index + 1) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
            return new UUID(high, low).toString();
        }
    }
}
