package cultivation.hostile;

import static cultivation.hostile.Calendar.oneOf;

import cultivation.events.EnrollmentPlan;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceLevel;
import cultivation.oracle.Arrival;
import cultivation.oracle.Facts;
import cultivation.oracle.Member;
import cultivation.oracle.RejectionReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes one history, move by move. */
final class Adversary {
    private static final List<String> OF_COURSES = List.of(
            "Enrollment",
            "Enrollment",
            "Graduation",
            "Graduation",
            "EmploymentOutcome",
            "EmploymentOutcome",
            "EnrollmentPlan",
            "TrainingSession",
            "TechServicePayment",
            "TechServicePayment");
    private static final List<String> OF_SURROUNDINGS = List.of(
            "StaffMember",
            "StaffMember",
            "ResourceLevel",
            "ResourceLevel",
            "Establishment",
            "Activity",
            "Achievement",
            "FundingFlow",
            "SurveyWave",
            "ProjectMilestone");
    private static final List<String> TYPES = Stream.of(OF_COURSES, OF_COURSES, OF_SURROUNDINGS)
            .flatMap(List::stream)
            .toList();

    /** @param day for which a level is stated: each has its own revisions; null for all other types */
    private record Entity(
            String college,
            String type,
            String id,
            @Nullable LocalDate day) {}

    private final Random random;
    private final List<Member> members;
    private final int partitions;
    private final boolean withConflicts;
    private final boolean onPartitionZero;
    private final Sayings sayings;
    private final Spoiler spoiler;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<Entity, TreeMap<Integer, SpecificRecord>> said = new HashMap<>();

    Adversary(Random random, List<Member> members, int partitions, boolean withConflicts, boolean onPartitionZero) {
        this.random = random;
        this.members = members;
        this.partitions = partitions;
        this.withConflicts = withConflicts;
        this.onPartitionZero = onPartitionZero;
        this.sayings = new Sayings(random);
        this.spoiler = new Spoiler(random);
    }

    List<Arrival> write(int records) {
        while (arrivals.size() < records) {
            int dice = random.nextInt(100);
            if (dice < 62 || arrivals.isEmpty()) {
                say();
            } else if (dice < 72) {
                sayAgain();
            } else if (dice < 78) {
                arrivals.add(oneOf(arrivals, random));
            } else if (dice < 85 && withConflicts) {
                contradict();
            } else {
                spoil();
            }
        }
        return arrivals;
    }

    /** A new revision: the next, one after a gap, or an older one that was never heard. */
    private void say() {
        Entity entity = entity();
        var revisions = said.computeIfAbsent(entity, none -> new TreeMap<>());
        int latest = revisions.isEmpty() ? 0 : revisions.lastKey();
        int revision = latest + 1;
        int dice = random.nextInt(20);
        if (dice < 3) {
            revision += 1 + random.nextInt(3);
        } else if (dice < 6 && latest > 1) {
            revision = 1 + random.nextInt(Math.min(latest, 10));
        } else if (dice == 6 && random.nextInt(10) == 0) {
            revision = Integer.MAX_VALUE;
        }
        if (revision < 1 || revisions.containsKey(revision)) {
            return;
        }
        Operation operation = random.nextInt(5) == 0 ? Operation.RETRACT : Operation.UPSERT;
        Draft draft = draft(entity, revision, operation);
        if (operation == Operation.RETRACT && random.nextInt(4) == 0) {
            spoilTheBodyOfARetraction(draft);
        }
        revisions.put(revision, draft.event);
        arrivals.add(draft.arrival());
    }

    /** The same content once more, as another event recorded at another time; of a retraction only the head matters. */
    private void sayAgain() {
        Entity entity = oneOfThoseSpokenOf();
        SpecificRecord before =
                oneOf(List.copyOf(said.getOrDefault(entity, new TreeMap<>()).values()), random);
        Facts facts = Facts.of(before);
        Instant recordedAt = recordedAt(before);
        Head head = sayings.head(
                entity.college(),
                facts.revision(),
                facts.isRetraction() ? Operation.RETRACT : Operation.UPSERT,
                recordedAt);
        SpecificRecord again;
        if (facts.isRetraction()) {
            again = content(entity, head);
        } else {
            again = SpecificData.get().deepCopy(before.getSchema(), before);
            again.put(0, head);
        }
        arrivals.add(
                new Draft(entity.college(), partitions, again, Calendar.appendedAfter(recordedAt, random)).arrival());
    }

    /** A revision that was given, with something else in it: mostly the latest. */
    private void contradict() {
        Entity entity = oneOfThoseSpokenOf();
        var revisions = said.getOrDefault(entity, new TreeMap<>());
        int revision = random.nextInt(4) == 0 ? oneOf(List.copyOf(revisions.keySet()), random) : revisions.lastKey();
        arrivals.add(draft(entity, revision, random.nextInt(3) == 0 ? Operation.RETRACT : Operation.UPSERT)
                .arrival());
    }

    /** A record with one fault, or two, of which the first in the order of {@code docs/reference/contract.md} is the one to name. */
    private void spoil() {
        Entity entity = entity();
        Draft draft =
                draft(entity, 1 + random.nextInt(4), random.nextInt(5) == 0 ? Operation.RETRACT : Operation.UPSERT);
        var fitting = Stream.of(RejectionReason.values())
                .filter(reason -> spoiler.fits(draft, reason))
                .toList();
        RejectionReason first = oneOf(fitting, random);
        spoiler.spoil(draft, first);
        if (random.nextInt(4) == 0) {
            RejectionReason second = oneOf(fitting, random);
            // one fault may mend the other of the same kind
            if (second != first && second.compareTo(RejectionReason.PLAIN_IDENTIFIER) < 0) {
                spoiler.spoil(draft, second);
            }
        }
        arrivals.add(draft.arrival());
    }

    private Draft draft(Entity entity, int revision, Operation operation) {
        SpecificRecord event = content(entity, sayings.head(entity.college(), revision, operation, Instant.EPOCH));
        Instant recordedAt = recordedAt(event);
        ((Head) event.get(0)).setRecordedAt(recordedAt);
        return new Draft(entity.college(), partitions, event, Calendar.appendedAfter(recordedAt, random));
    }

    private SpecificRecord content(Entity entity, Head head) {
        SpecificRecord event = sayings.of(entity.type(), entity.id(), head);
        if (event instanceof ResourceLevel level && entity.day() != null) {
            level.setAsOfOn(entity.day());
        }
        return event;
    }

    private Instant recordedAt(SpecificRecord event) {
        LocalDate day = Sayings.latestDay(event);
        if (event instanceof EnrollmentPlan && day.getYear() > 1991 && random.nextBoolean()) {
            // a plan may lie a year ahead, to the day
            day = random.nextBoolean() ? day.minusYears(1) : day.minusDays(random.nextInt(380));
        }
        if (event instanceof ProjectMilestone milestone && milestone.getDueOn().getYear() > 1997) {
            // a milestone may lie seven years ahead, to the day
            LocalDate known = random.nextBoolean() ? day.minusYears(7) : day.minusDays(random.nextInt(2_600));
            LocalDate completedOn = milestone.getCompletedOn();
            day = completedOn == null || completedOn.isBefore(known) ? known : completedOn;
        }
        return Calendar.recordedAfter(day, random);
    }

    private void spoilTheBodyOfARetraction(Draft draft) {
        for (var field : draft.event.getSchema().getFields()) {
            if (field.name().equals("asOfOn")) {
                continue; // which day is taken back
            }
            if (draft.event.get(field.pos()) instanceof LocalDate) {
                draft.event.put(field.pos(), LocalDate.of(random.nextBoolean() ? 1900 : 2999, 2, 28));
            } else if (draft.event.get(field.pos()) instanceof Enum<?> symbol) {
                var symbols = symbol.getDeclaringClass().getEnumConstants();
                draft.event.put(field.pos(), symbols[symbols.length - 1]);
            } else if (draft.event.get(field.pos()) instanceof Long) {
                draft.event.put(field.pos(), -1L);
            }
        }
    }

    private Entity entity() {
        String type = oneOf(TYPES, random);
        String college = oneOf(members, random).code();
        LocalDate day = type.equals("ResourceLevel") ? oneOf(Surroundings.DAYS_OF_LEVELS, random) : null;
        return new Entity(college, type, id(type, 1 + random.nextInt(Sayings.OF_STUDENTS.contains(type) ? 5 : 2)), day);
    }

    /** The id of the so-manieth student, plan, or whatever it is; the same numbers at every college. */
    private String id(String type, int number) {
        String pattern = Sayings.OF_STUDENTS.contains(type) || type.equals("StaffMember") ? "%064x" : "no_%d";
        return LongStream.iterate(number, next -> next + 16)
                .mapToObj(pattern::formatted)
                .filter(id -> !onPartitionZero || Draft.partitionOf(id, partitions) == 0)
                .findFirst()
                .orElseThrow();
    }

    private Entity oneOfThoseSpokenOf() {
        var entities = said.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
        return oneOf(entities, random);
    }
}
