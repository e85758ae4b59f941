package cultivation.entity;

import cultivation.events.Achievement;
import cultivation.events.Activity;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Establishment;
import cultivation.events.FundingFlow;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.Operation;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceLevel;
import cultivation.events.StaffMember;
import cultivation.events.SurveyWave;
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
            case STAFF_MEMBER,
                    RESOURCE_LEVEL,
                    ESTABLISHMENT,
                    ACTIVITY,
                    ACHIEVEMENT,
                    FUNDING_FLOW,
                    SURVEY_WAVE,
                    PROJECT_MILESTONE -> ofSurroundings(event, type);
        };
    }

    /** Of what surrounds the students. */
    private static SpecificRecord ofSurroundings(SpecificRecord event, RecordType type) {
        return switch (type) {
            case STAFF_MEMBER -> {
                var e = (StaffMember) event;
                yield new StaffMember(
                        BLANK,
                        "",
                        e.getKind(),
                        e.getJoinedOn(),
                        e.getLeftOn(),
                        e.getFullTimeTeacherFrom(),
                        e.getFullTimeTeacherUntil(),
                        e.getPostgraduateDegreeOn(),
                        e.getSeniorTitleOn(),
                        e.getDualQualifiedOn(),
                        e.getMasterTeacherOn(),
                        e.getFromEnterprise());
            }
            case RESOURCE_LEVEL -> {
                var e = (ResourceLevel) event;
                yield new ResourceLevel(
                        BLANK, "", e.getAsOfOn(), e.getItem(), e.getGrade(), e.getAmount(), e.getAdded());
            }
            case ESTABLISHMENT -> {
                var e = (Establishment) event;
                yield new Establishment(
                        BLANK,
                        "",
                        e.getKind(),
                        e.getLevel(),
                        e.getOpenedOn(),
                        e.getClosedOn(),
                        e.getSector(),
                        e.getCountry());
            }
            case ACTIVITY -> {
                var e = (Activity) event;
                yield new Activity(
                        BLANK, "", e.getKind(), e.getEndedOn(), e.getGrade(), e.getPeople(), e.getHundredths());
            }
            case ACHIEVEMENT -> {
                var e = (Achievement) event;
                yield new Achievement(
                        BLANK,
                        "",
                        e.getKind(),
                        e.getLevel(),
                        e.getContest(),
                        e.getPrize(),
                        e.getAchievedOn(),
                        e.getCount(),
                        e.getPeople(),
                        e.getByClub());
            }
            case FUNDING_FLOW -> {
                var e = (FundingFlow) event;
                yield new FundingFlow(
                        BLANK,
                        "",
                        e.getKind(),
                        e.getSource(),
                        e.getBookedOn(),
                        e.getAmountFen(),
                        e.getBeneficiaries(),
                        e.getProject());
            }
            case SURVEY_WAVE -> {
                var e = (SurveyWave) event;
                yield new SurveyWave(
                        BLANK,
                        "",
                        e.getSubject(),
                        e.getGrade(),
                        e.getCohortYear(),
                        e.getClosedOn(),
                        e.getSurveyed(),
                        e.getAnswers(),
                        e.getSatisfied());
            }
            case PROJECT_MILESTONE -> {
                var e = (ProjectMilestone) event;
                yield new ProjectMilestone(
                        BLANK,
                        "",
                        e.getProject(),
                        e.getProjectId(),
                        e.getWeight(),
                        e.getDueOn(),
                        e.getCompletedOn(),
                        e.getBudgetFen());
            }
            default -> throw new IllegalArgumentException("of students, or of what is done for them: " + type);
        };
    }
}
