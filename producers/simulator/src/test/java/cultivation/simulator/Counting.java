package cultivation.simulator;

import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.events.ResourceLevel;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Counts what events say straight from the table of measures, owing nothing to the domain or the simulator. */
final class Counting {
    private static final Set<Destination> EMPLOYED = EnumSet.range(Destination.CONTRACT, Destination.FURTHER_STUDY);
    private static final Set<String> WEST =
            Set.of("15", "45", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "21", "22", "23");

    /** By college, type and key: what holds. */
    private final Map<String, SpecificRecord> latest = new HashMap<>();

    private final Map<String, String> contents = new HashMap<>();
    private final Set<String> eventIds = new HashSet<>();
    final Map<String, Long> byType = new TreeMap<>();
    long applied;
    long superseded;
    long duplicate;
    long retractions;
    long conflicts;
    long repeatedEventIds;
    long corrected;

    void add(SpecificRecord event) {
        var head = head(event);
        byType.merge(event.getSchema().getName(), 1L, Long::sum);
        if (!eventIds.add(head.getEventId().toString())) {
            repeatedEventIds++;
        }
        if (head.getOperation() == Operation.RETRACT) {
            retractions++;
        }
        var entity = head.getCollegeCode() + " " + event.getSchema().getName() + " " + event.get(1)
                + (event instanceof ResourceLevel level ? " " + level.getAsOfOn() : "");
        var content = head.getOperation() == Operation.RETRACT ? "retracted" : withoutHead(event);
        var before = contents.putIfAbsent(entity + " " + head.getRevision(), content);
        if (before != null && !before.equals(content)) {
            conflicts++;
        }
        var known = latest.get(entity);
        int revision = known == null ? 0 : head(known).getRevision();
        if (head.getRevision() > revision) {
            applied++;
            if (known != null) {
                corrected++;
            }
            latest.put(entity, event);
        } else if (head.getRevision() == revision) {
            duplicate++;
        } else {
            superseded++;
        }
    }

    static Head head(SpecificRecord event) {
        return (Head) event.get(0);
    }

    private static String withoutHead(SpecificRecord event) {
        var text = new StringBuilder();
        for (int i = 1; i < event.getSchema().getFields().size(); i++) {
            text.append(event.get(i)).append('|');
        }
        return text.toString();
    }

    /** Amounts by measure (and slice after a colon), over the days of the year; of one college, or of all for null. */
    Map<String, Long> year(int year, @Nullable String college) {
        return between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), college);
    }

    long inSchool(LocalDate asOf, @Nullable String college) {
        return between(LocalDate.of(1990, 1, 1), asOf, college).getOrDefault("in_school", 0L);
    }

    Map<String, Long> between(LocalDate from, LocalDate to, @Nullable String college) {
        var byCollege = byCollege(from, to);
        if (college != null) {
            return byCollege.getOrDefault(college, Map.of());
        }
        var sums = new TreeMap<String, Long>();
        byCollege.values().forEach(one -> one.forEach((measure, amount) -> sums.merge(measure, amount, Long::sum)));
        return sums;
    }

    Map<String, Map<String, Long>> byCollege(LocalDate from, LocalDate to) {
        var sums = new TreeMap<String, Map<String, Long>>();
        for (var event : latest.values()) {
            var head = head(event);
            if (head.getOperation() == Operation.RETRACT) {
                continue;
            }
            var book = new Book(
                    from, to, sums.computeIfAbsent(head.getCollegeCode().toString(), code -> new TreeMap<>()));
            if (event instanceof EnrollmentPlan plan) {
                book.add("planned:" + plan.getChannel(), plan.getEffectiveOn(), plan.getPlaces());
                book.add("planned", plan.getEffectiveOn(), plan.getPlaces());
            } else if (event instanceof Enrollment enrollment) {
                enrollment(book, enrollment, (Graduation) other(enrollment, head, "Graduation"));
            } else if (event instanceof Graduation graduation) {
                if (graduation.getCompletion() == Completion.GRADUATED) {
                    book.add("graduated", graduation.getGraduatedOn(), 1);
                    outcome(book, graduation, (EmploymentOutcome) other(graduation, head, "EmploymentOutcome"));
                }
            } else if (event instanceof EmploymentOutcome outcome) {
                if (other(outcome, head, "Graduation") == null) {
                    book.add("unmatched_outcome", outcome.getOutcomeOn(), 1);
                }
            } else if (event instanceof TrainingSession session) {
                book.add("person_days", session.getHeldOn(), session.getPersonDays());
                book.add("person_days:" + session.getTrainingClass(), session.getHeldOn(), session.getPersonDays());
                if (session.getOverseasTrainees()) {
                    book.add("overseas", session.getHeldOn(), session.getPersonDays());
                }
            } else if (event instanceof TechServicePayment payment) {
                book.add("fen:" + payment.getKind(), payment.getReceivedOn(), payment.getAmountFen());
                if (payment.getEconomicBenefitFen() != 0) {
                    book.add("benefit", payment.getReceivedOn(), payment.getEconomicBenefitFen());
                }
            }
        }
        return sums;
    }

    private @Nullable SpecificRecord other(SpecificRecord event, Head head, String type) {
        var found = latest.get(head.getCollegeCode() + " " + type + " " + event.get(1));
        return found == null || head(found).getOperation() == Operation.RETRACT ? null : found;
    }

    private static void enrollment(Book book, Enrollment enrollment, @Nullable Graduation graduation) {
        book.add("admitted", enrollment.getAdmittedOn(), 1);
        book.add("admitted:" + enrollment.getChannel(), enrollment.getAdmittedOn(), 1);
        var registeredOn = enrollment.getRegisteredOn();
        if (registeredOn == null) {
            return;
        }
        book.add("admitted_registered", enrollment.getAdmittedOn(), 1);
        book.add("registered", registeredOn, 1);
        book.add("in_school", registeredOn, 1);
        if (graduation != null) {
            book.add("in_school", graduation.getGraduatedOn(), -1);
        } else if (enrollment.getLeftOn() != null) {
            book.add("in_school", enrollment.getLeftOn(), -1);
        }
    }

    private static void outcome(Book book, Graduation graduation, @Nullable EmploymentOutcome outcome) {
        if (outcome == null) {
            return;
        }
        var day = graduation.getGraduatedOn();
        book.add("outcome_known", day, 1);
        if (!EMPLOYED.contains(outcome.getDestination())) {
            return;
        }
        book.add("employed", day, 1);
        if (outcome.getDestination() == Destination.SELF_EMPLOYED) {
            book.add("self_employed", day, 1);
        }
        var province = outcome.getWorkplaceProvince();
        if (province != null && province.toString().equals("11")) {
            book.add("local", day, 1);
        }
        if (province != null && WEST.contains(province.toString())) {
            book.add("west_northeast", day, 1);
        }
        if (outcome.getSmeOrGrassroots()) {
            book.add("sme", day, 1);
        }
        if (outcome.getTop500()) {
            book.add("top500", day, 1);
        }
        if (outcome.getMonthlyIncomeFen() != null) {
            book.add("income_fen", day, outcome.getMonthlyIncomeFen());
            book.add("income_stated", day, 1);
        }
        if (graduation.getMajorClass() != MajorClass.OTHER && outcome.getMajorRelevant() != null) {
            book.add("relevance_asked", day, 1);
            book.add("major_relevant", day, outcome.getMajorRelevant() ? 1 : 0);
        }
    }

    private record Book(LocalDate from, LocalDate to, Map<String, Long> sums) {
        void add(String measure, LocalDate day, long amount) {
            if (!day.isBefore(from) && !day.isAfter(to)) {
                sums.merge(measure, amount, Long::sum);
            }
        }
    }
}
