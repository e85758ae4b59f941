package cultivation.entity;

import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import cultivation.rule.RecordType;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event without what differs between two statements of the same fact: head and id are blanked, so that equal
 * contents are equal records. Revision and operation are kept by the {@link Facet}.
 */
public final class Content {
    /** In place of every content's head. */
    public static final Head BLANK = new Head("", "", 0, Operation.UPSERT, Instant.EPOCH);

    private Content() {}

    static SpecificRecord of(SpecificRecord event, RecordType type) {
        return switch (type) {
            case ENROLLMENT_PLAN -> {
                var e = (EnrollmentPlan) event;
                yield new EnrollmentPlan(
                        BLANK, "", e.getCohortYear(), e.getChannel(), e.getPlaces(), e.getEffectiveOn());
            }
            case ENROLLMENT -> {
                var e = (Enrollment) event;
                yield new Enrollment(
                        BLANK,
                        "",
                        e.getCohortYear(),
                        e.getChannel(),
                        e.getMajorCode(),
                        e.getAdmittedOn(),
                        e.getRegisteredOn(),
                        e.getLeftOn(),
                        e.getCategory(),
                        e.getTrainingMode(),
                        e.getEntrySchooling());
            }
            case GRADUATION -> {
                var e = (Graduation) event;
                yield new Graduation(BLANK, "", e.getGraduatedOn(), e.getMajorClass(), e.getCompletion());
            }
            case EMPLOYMENT_OUTCOME -> {
                var e = (EmploymentOutcome) event;
                yield new EmploymentOutcome(
                        BLANK,
                        "",
                        e.getOutcomeOn(),
                        e.getDestination(),
                        e.getWorkplaceProvince(),
                        e.getSmeOrGrassroots(),
                        e.getTop500(),
                        e.getMonthlyIncomeFen(),
                        e.getMajorRelevant(),
                        e.getEvidence());
            }
            case TRAINING_SESSION -> {
                var e = (TrainingSession) event;
                yield new TrainingSession(
                        BLANK,
                        "",
                        e.getHeldOn(),
                        e.getTrainingClass(),
                        e.getParticipants(),
                        e.getPersonDays(),
                        e.getOverseasTrainees());
            }
            case TECH_SERVICE_PAYMENT -> {
                var e = (TechServicePayment) event;
                yield new TechServicePayment(
                        BLANK, "", e.getReceivedOn(), e.getKind(), e.getAmountFen(), e.getEconomicBenefitFen());
            }
        };
    }
}
