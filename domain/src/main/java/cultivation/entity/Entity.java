package cultivation.entity;

import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.ResourceLevel;
import cultivation.rule.RecordType;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one student, one resource, or whatever else a record states; immutable.
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

    /** Takes an accepted event of this entity in. */
    Receipt receive(SpecificRecord event, RecordType type);

    /** Everything it contributes as it is now known; a retracted entity contributes nothing. */
    void contribute(EmployedSet employed, Contributions ledger);

    /** An entity of which nothing is known yet. */
    static Entity unknown(RecordType type) {
        return switch (type) {
            case ENROLLMENT, GRADUATION, EMPLOYMENT_OUTCOME -> Student.UNKNOWN;
            case RESOURCE_LEVEL -> Level.UNKNOWN;
            case ENROLLMENT_PLAN,
                    TRAINING_SESSION,
                    TECH_SERVICE_PAYMENT,
                    STAFF_MEMBER,
                    ESTABLISHMENT,
                    ACTIVITY,
                    ACHIEVEMENT,
                    FUNDING_FLOW,
                    SURVEY_WAVE,
                    PROJECT_MILESTONE -> new Fact(type, Facet.nothing());
        };
    }

    /** A student's stay at one college: an outcome counts for the cohort once the graduation is known. */
    record Student(Facet<Enrollment> enrollment, Facet<Graduation> graduation, Facet<EmploymentOutcome> outcome)
            implements Entity {
        private static final Student UNKNOWN = new Student(Facet.nothing(), Facet.nothing(), Facet.nothing());

        @Override
        public Receipt receive(SpecificRecord event, RecordType type) {
            var arriving = arriving(event, type);
            var standing = facet(type).standingOf(arriving);
            return new Receipt(standing, standing == Standing.APPLIED ? with(type, arriving) : this);
        }

        private Facet<?> facet(RecordType type) {
            return switch (type) {
                case ENROLLMENT -> enrollment;
                case GRADUATION -> graduation;
                case EMPLOYMENT_OUTCOME -> outcome;
                default -> throw foreign(this, type);
            };
        }

        private Student with(RecordType type, Facet<?> facet) {
            return switch (type) {
                case ENROLLMENT -> new Student(as(facet), graduation, outcome);
                case GRADUATION -> new Student(enrollment, as(facet), outcome);
                case EMPLOYMENT_OUTCOME -> new Student(enrollment, graduation, as(facet));
                default -> throw foreign(this, type);
            };
        }

        @Override
        public void contribute(EmployedSet employed, Contributions ledger) {
            StudentContributions.of(enrollment.content(), graduation.content(), outcome.content(), employed, ledger);
        }
    }

    /**
     * How much of something there was on the days for which that was stated; each day has its own revisions, and what it
     * states holds until the next one.
     *
     * @param days by the day they speak of; one that is retracted stays, for the revisions below
     */
    record Level(NavigableMap<LocalDate, Facet<ResourceLevel>> days) implements Entity {
        /** A statement every week for three quarters of a century. */
        public static final int MOST_DAYS = 4_000;

        private static final Level UNKNOWN = new Level(new TreeMap<>());

        public Level {
            days = Collections.unmodifiableNavigableMap(days);
        }

        @Override
        public Receipt receive(SpecificRecord event, RecordType type) {
            if (!(event instanceof ResourceLevel level)) {
                throw foreign(this, type);
            }
            Facet<ResourceLevel> arriving = as(arriving(event, type));
            var known = days.get(level.getAsOfOn());
            var standing = (known == null ? Facet.nothing() : known).standingOf(arriving);
            if (standing != Standing.APPLIED) {
                return new Receipt(standing, this);
            }
            if (known == null && days.size() == MOST_DAYS) {
                return new Receipt(Standing.FULL, this);
            }
            var more = new TreeMap<>(days);
            more.put(level.getAsOfOn(), arriving);
            return new Receipt(standing, new Level(more));
        }

        @Override
        public void contribute(EmployedSet employed, Contributions ledger) {
            LevelContributions.of(days.values(), ledger);
        }
    }

    /**
     * What records of one type alone state.
     *
     * @param facet of the record of that type
     */
    record Fact(RecordType type, Facet<?> facet) implements Entity {
        @Override
        public Receipt receive(SpecificRecord event, RecordType type) {
            if (type != this.type) {
                throw foreign(this, type);
            }
            var arriving = arriving(event, type);
            var standing = facet.standingOf(arriving);
            return new Receipt(standing, standing == Standing.APPLIED ? new Fact(type, arriving) : this);
        }

        @Override
        public void contribute(EmployedSet employed, Contributions ledger) {
            var content = facet.content();
            if (content != null) {
                FactContributions.of(content, type, ledger);
            }
        }
    }

    private static Facet<?> arriving(SpecificRecord event, RecordType type) {
        Head head = type.headOf(event);
        var content = head.getOperation() == Operation.RETRACT ? null : Content.of(event);
        return new Facet<>(head.getRevision(), content);
    }

    private static IllegalArgumentException foreign(Entity entity, RecordType type) {
        return new IllegalArgumentException(
                "a " + entity.getClass().getSimpleName() + " is not stated by " + type.recordName());
    }

    @SuppressWarnings("unchecked")
    private static <E extends SpecificRecord> Facet<E> as(Facet<? extends @Nullable Object> facet) {
        return (Facet<E>) facet;
    }
}
