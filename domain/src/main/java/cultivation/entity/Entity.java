package cultivation.entity;

import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Graduation;
import cultivation.events.Operation;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import cultivation.rule.RecordType;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one student, plan, session or payment; immutable.
 *
 * <pre>{@code
 * Entity.Receipt receipt = entity.receive(event, RecordType.GRADUATION);
 * if (receipt.standing() == Standing.APPLIED) book(entity, receipt.after());
 * }</pre>
 *
 * Whatever the order and repetition of its events, an entity ends in the same state: the highest revision of each facet
 * (of two conflicting ones, the first).
 */
public sealed interface Entity {

    /** What an event did: the standing, and the entity after it (the same one unless applied). */
    record Receipt(Standing standing, Entity after) {}

    /** The facet that records of {@code type} state. */
    Facet<?> facet(RecordType type);

    /** This entity with one facet replaced. */
    Entity with(RecordType type, Facet<?> facet);

    /** Everything it contributes as it is now known; a retracted entity contributes nothing. */
    void contribute(EmployedSet employed, Contributions ledger);

    /** An entity of which nothing is known yet. */
    static Entity unknown(RecordType type) {
        return switch (type) {
            case ENROLLMENT, GRADUATION, EMPLOYMENT_OUTCOME ->
                new Student(Facet.nothing(), Facet.nothing(), Facet.nothing());
            case ENROLLMENT_PLAN -> new Plan(Facet.nothing());
            case TRAINING_SESSION -> new Session(Facet.nothing());
            case TECH_SERVICE_PAYMENT -> new Payment(Facet.nothing());
        };
    }

    /** Takes an accepted event of this entity in. */
    default Receipt receive(SpecificRecord event, RecordType type) {
        var head = type.headOf(event);
        var content = head.getOperation() == Operation.RETRACT ? null : Content.of(event, type);
        var arriving = new Facet<>(head.getRevision(), content);
        var standing = facet(type).standingOf(arriving);
        return new Receipt(standing, standing == Standing.APPLIED ? with(type, arriving) : this);
    }

    /** A student's stay at one college: an outcome counts for the cohort once the graduation is known. */
    record Student(Facet<Enrollment> enrollment, Facet<Graduation> graduation, Facet<EmploymentOutcome> outcome)
            implements Entity {
        @Override
        public Facet<?> facet(RecordType type) {
            return switch (type) {
                case ENROLLMENT -> enrollment;
                case GRADUATION -> graduation;
                case EMPLOYMENT_OUTCOME -> outcome;
                case ENROLLMENT_PLAN, TRAINING_SESSION, TECH_SERVICE_PAYMENT -> throw foreign(type);
            };
        }

        @Override
        public Entity with(RecordType type, Facet<?> facet) {
            return switch (type) {
                case ENROLLMENT -> new Student(as(facet), graduation, outcome);
                case GRADUATION -> new Student(enrollment, as(facet), outcome);
                case EMPLOYMENT_OUTCOME -> new Student(enrollment, graduation, as(facet));
                case ENROLLMENT_PLAN, TRAINING_SESSION, TECH_SERVICE_PAYMENT -> throw foreign(type);
            };
        }

        @Override
        public void contribute(EmployedSet employed, Contributions ledger) {
            StudentContributions.of(enrollment.content(), graduation.content(), outcome.content(), employed, ledger);
        }
    }

    /** The places planned for a cohort and channel. */
    record Plan(Facet<EnrollmentPlan> plan) implements Entity {
        @Override
        public Facet<?> facet(RecordType type) {
            return plan;
        }

        @Override
        public Entity with(RecordType type, Facet<?> facet) {
            return new Plan(as(facet));
        }

        @Override
        public void contribute(EmployedSet employed, Contributions ledger) {
            var content = plan.content();
            if (content != null) {
                ledger.add(
                        Measure.PLANNED_PLACES,
                        content.getChannel().name(),
                        content.getEffectiveOn(),
                        content.getPlaces());
            }
        }
    }

    /** A training session held. */
    record Session(Facet<TrainingSession> session) implements Entity {
        @Override
        public Facet<?> facet(RecordType type) {
            return session;
        }

        @Override
        public Entity with(RecordType type, Facet<?> facet) {
            return new Session(as(facet));
        }

        @Override
        public void contribute(EmployedSet employed, Contributions ledger) {
            var content = session.content();
            if (content == null) {
                return;
            }
            var slice = content.getTrainingClass().name();
            var day = content.getHeldOn();
            ledger.add(Measure.TRAINING_PERSON_DAYS, slice, day, content.getPersonDays());
            ledger.add(Measure.TRAINING_PARTICIPANTS, slice, day, content.getParticipants());
            if (content.getOverseasTrainees()) {
                ledger.add(Measure.OVERSEAS_PERSON_DAYS, "", day, content.getPersonDays());
            }
        }
    }

    /** A payment received, or refunded. */
    record Payment(Facet<TechServicePayment> payment) implements Entity {
        @Override
        public Facet<?> facet(RecordType type) {
            return payment;
        }

        @Override
        public Entity with(RecordType type, Facet<?> facet) {
            return new Payment(as(facet));
        }

        @Override
        public void contribute(EmployedSet employed, Contributions ledger) {
            var content = payment.content();
            if (content == null) {
                return;
            }
            var measure = measureOf(content);
            ledger.add(measure, "", content.getReceivedOn(), content.getAmountFen());
            if (content.getEconomicBenefitFen() != 0) {
                ledger.add(Measure.ECONOMIC_BENEFIT_FEN, "", content.getReceivedOn(), content.getEconomicBenefitFen());
            }
        }

        private static Measure measureOf(TechServicePayment payment) {
            return switch (payment.getKind()) {
                case TECH_SERVICE -> Measure.TECH_SERVICE_FEN;
                case VERTICAL_RESEARCH -> Measure.VERTICAL_RESEARCH_FEN;
                case TECH_TRADE -> Measure.TECH_TRADE_FEN;
                case TRAINING -> Measure.TRAINING_FEN;
                case UNKNOWN -> throw new IllegalStateException("a payment of kind UNKNOWN passed the rules");
            };
        }
    }

    private static IllegalArgumentException foreign(RecordType type) {
        return new IllegalArgumentException("a student has no facet " + type.recordName());
    }

    @SuppressWarnings("unchecked")
    private static <E extends SpecificRecord> Facet<E> as(Facet<? extends @Nullable Object> facet) {
        return (Facet<E>) facet;
    }
}
