package cultivation.oracle;

import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Graduation;
import cultivation.events.ResourceLevel;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import cultivation.oracle.Arrival.Content;
import cultivation.oracle.Judgement.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Judges every arrival in turn, keeps the latest of each entity, and books what the entities contribute in the end. */
final class Bookkeeping {
    private static final int MOST_DAYS_OF_A_LEVEL = 4_000;

    /** Each of a student's three facets is an entity of its own, and each day of a level. */
    private record Entity(
            String college,
            String type,
            String id,
            @Nullable LocalDate day) {}

    private record Known(Facts facts, int partition) {}

    /** A student, or whatever else has an id, on the partition where all that is known of it lies. */
    private record Subject(String college, String family, String id, int partition) {}

    private final MeasuresTable measures;
    private final Map<Entity, Known> latest = new HashMap<>();
    private final List<Judgement> judgements = new ArrayList<>();

    Bookkeeping(MeasuresTable measures) {
        this.measures = measures;
    }

    List<Judgement> judgements() {
        return judgements;
    }

    void judge(Arrival arrival) {
        if (arrival.content() instanceof Content.Event event) {
            judge(arrival, Facts.of(event.value()));
        } else {
            var reason = arrival.content() instanceof Content.UnknownType
                    ? RejectionReason.UNKNOWN_TYPE
                    : RejectionReason.UNDECODABLE;
            judgements.add(
                    new Judgement(arrival, Outcome.REJECTED, reason, "UNKNOWN", BeijingDay.of(arrival.appendedAt())));
        }
    }

    private void judge(Arrival arrival, Facts facts) {
        LocalDate appendedOn = BeijingDay.of(arrival.appendedAt());
        Optional<RejectionReason> refused = Examination.of(arrival, facts);
        if (refused.isPresent()) {
            judgements.add(new Judgement(arrival, Outcome.REJECTED, refused.get(), facts.type(), appendedOn));
            return;
        }
        var entity = new Entity(arrival.college(), facts.type(), facts.id(), facts.day());
        Known known = latest.get(entity);
        Outcome outcome;
        RejectionReason reason = null;
        if (known == null && isFull(entity)) {
            outcome = Outcome.REJECTED;
            reason = RejectionReason.INVALID_FIELD;
        } else if (known == null || facts.revision() > known.facts().revision()) {
            outcome = Outcome.APPLIED;
            latest.put(entity, new Known(facts, arrival.partition()));
        } else if (facts.revision() < known.facts().revision()) {
            outcome = Outcome.SUPERSEDED;
        } else if (facts.saysTheSameAs(known.facts())) {
            outcome = Outcome.DUPLICATE;
        } else {
            outcome = Outcome.REJECTED;
            reason = RejectionReason.REVISION_CONFLICT;
        }
        judgements.add(new Judgement(arrival, outcome, reason, facts.type(), appendedOn));
    }

    private boolean isFull(Entity entity) {
        return entity.day() != null
                && latest.keySet().stream()
                                .filter(other -> other.college().equals(entity.college())
                                        && other.type().equals(entity.type())
                                        && other.id().equals(entity.id()))
                                .count()
                        >= MOST_DAYS_OF_A_LEVEL;
    }

    /** The whole ledger by source partition; a cell without a live contribution is not there. */
    SortedMap<Integer, SortedMap<CellKey, Cell>> ledger() {
        var ledger = new TreeMap<Integer, SortedMap<CellKey, Cell>>();
        for (Judgement judgement : judgements) {
            String college = judgement.arrival().college();
            LocalDate day = judgement.appendedOn();
            String type = judgement.recordType();
            var cells = ledger.computeIfAbsent(judgement.arrival().partition(), partition -> new TreeMap<>());
            if (judgement.reason() == null) {
                String measure =
                        switch (judgement.outcome()) {
                            case APPLIED -> "applied";
                            case DUPLICATE -> "duplicate";
                            case SUPERSEDED -> "superseded";
                            case REJECTED -> throw new IllegalStateException("rejected without a reason");
                        };
                add(cells, new CellKey(college, measure, type, day), 1);
            } else {
                add(cells, new CellKey(college, "rejected", type + "/" + judgement.reason(), day), 1);
            }
        }
        subjects().forEach((subject, records) -> {
            var cells = ledger.computeIfAbsent(subject.partition(), partition -> new TreeMap<>());
            for (Contribution contribution : contributions(records)) {
                add(
                        cells,
                        new CellKey(
                                subject.college(), contribution.measure(), contribution.slice(), contribution.day()),
                        contribution.amount());
            }
        });
        return ledger;
    }

    private static void add(Map<CellKey, Cell> cells, CellKey key, long amount) {
        cells.merge(key, new Cell(amount, 1), Cell::plus);
    }

    /** What is known and not retracted, the facets of a student together. */
    private Map<Subject, List<SpecificRecord>> subjects() {
        var subjects = new HashMap<Subject, List<SpecificRecord>>();
        latest.forEach((entity, known) -> {
            if (!known.facts().isRetraction()) {
                String family = known.facts().idField();
                subjects.computeIfAbsent(
                                new Subject(entity.college(), family, entity.id(), known.partition()),
                                subject -> new ArrayList<>())
                        .add(known.facts().record());
            }
        });
        return subjects;
    }

    private List<Contribution> contributions(List<SpecificRecord> records) {
        SpecificRecord first = records.get(0);
        if (first instanceof EnrollmentPlan plan) {
            return measures.of(plan);
        }
        if (first instanceof TrainingSession session) {
            return measures.of(session);
        }
        if (first instanceof TechServicePayment payment) {
            return measures.of(payment);
        }
        if (first instanceof ResourceLevel) {
            return measures.ofLevels(
                    records.stream().map(ResourceLevel.class::cast).toList());
        }
        if (!(first instanceof Enrollment || first instanceof Graduation || first instanceof EmploymentOutcome)) {
            return measures.ofSurroundings(first);
        }
        return measures.of(
                theOne(Enrollment.class, records),
                theOne(Graduation.class, records),
                theOne(EmploymentOutcome.class, records));
    }

    private static <T> @Nullable T theOne(Class<T> type, List<SpecificRecord> records) {
        return records.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
