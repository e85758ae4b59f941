package cultivation.book;

import cultivation.events.Achievement;
import cultivation.events.AchievementKind;
import cultivation.events.Activity;
import cultivation.events.ActivityKind;
import cultivation.events.AdmissionChannel;
import cultivation.events.Completion;
import cultivation.events.Contest;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.EntrySchooling;
import cultivation.events.Establishment;
import cultivation.events.EstablishmentKind;
import cultivation.events.Evidence;
import cultivation.events.FundingFlow;
import cultivation.events.FundingKind;
import cultivation.events.FundingSource;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.Level;
import cultivation.events.MajorClass;
import cultivation.events.PaymentKind;
import cultivation.events.Prize;
import cultivation.events.ProjectKind;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceItem;
import cultivation.events.ResourceLevel;
import cultivation.events.Sector;
import cultivation.events.StaffKind;
import cultivation.events.StaffMember;
import cultivation.events.StudentCategory;
import cultivation.events.SurveySubject;
import cultivation.events.SurveyWave;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingMode;
import cultivation.events.TrainingSession;
import cultivation.rule.RecordType;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes events of their fields behind head and id, which stand in the schema's order; an enum's symbol is its place there. */
public final class EventFields {
    private static final AdmissionChannel[] CHANNELS = AdmissionChannel.values();
    private static final StudentCategory[] STUDENT_CATEGORIES = StudentCategory.values();
    private static final TrainingMode[] TRAINING_MODES = TrainingMode.values();
    private static final EntrySchooling[] ENTRY_SCHOOLINGS = EntrySchooling.values();
    private static final MajorClass[] MAJOR_CLASSES = MajorClass.values();
    private static final Completion[] COMPLETIONS = Completion.values();
    private static final Destination[] DESTINATIONS = Destination.values();
    private static final Evidence[] EVIDENCE = Evidence.values();
    private static final TrainingClass[] TRAINING_CLASSES = TrainingClass.values();
    private static final PaymentKind[] PAYMENT_KINDS = PaymentKind.values();
    private static final StaffKind[] STAFF_KINDS = StaffKind.values();
    private static final ResourceItem[] RESOURCE_ITEMS = ResourceItem.values();
    private static final EstablishmentKind[] ESTABLISHMENT_KINDS = EstablishmentKind.values();
    private static final Level[] LEVELS = Level.values();
    private static final Sector[] SECTORS = Sector.values();
    private static final ActivityKind[] ACTIVITY_KINDS = ActivityKind.values();
    private static final AchievementKind[] ACHIEVEMENT_KINDS = AchievementKind.values();
    private static final Contest[] CONTESTS = Contest.values();
    private static final Prize[] PRIZES = Prize.values();
    private static final FundingKind[] FUNDING_KINDS = FundingKind.values();
    private static final FundingSource[] FUNDING_SOURCES = FundingSource.values();
    private static final SurveySubject[] SURVEY_SUBJECTS = SurveySubject.values();
    private static final ProjectKind[] PROJECT_KINDS = ProjectKind.values();

    private EventFields() {}

    /**
     * @param version the released version of the record whose fields stand there
     * @throws IndexOutOfBoundsException where no such symbol is
     */
    public static SpecificRecord record(RecordType type, int version, Head head, CharSequence id, FieldSource in) {
        return switch (type) {
            case ENROLLMENT_PLAN ->
                new EnrollmentPlan(head, id, in.integer(), CHANNELS[in.integer()], in.integer(), in.day());
            case ENROLLMENT ->
                new Enrollment(
                        head,
                        id,
                        in.integer(),
                        CHANNELS[in.integer()],
                        in.optionalText(),
                        in.day(),
                        in.optionalDay(),
                        in.optionalDay(),
                        version < 2 ? StudentCategory.ORDINARY : STUDENT_CATEGORIES[in.integer()],
                        version < 2 ? TrainingMode.ORDINARY : TRAINING_MODES[in.integer()],
                        version < 2 ? EntrySchooling.NOT_STATED : ENTRY_SCHOOLINGS[in.integer()]);
            case GRADUATION ->
                new Graduation(head, id, in.day(), MAJOR_CLASSES[in.integer()], COMPLETIONS[in.integer()]);
            case EMPLOYMENT_OUTCOME ->
                new EmploymentOutcome(
                        head,
                        id,
                        in.day(),
                        DESTINATIONS[in.integer()],
                        in.optionalText(),
                        in.flag(),
                        in.flag(),
                        in.optionalNumber(),
                        in.optionalFlag(),
                        EVIDENCE[in.integer()]);
            case TRAINING_SESSION ->
                new TrainingSession(
                        head, id, in.day(), TRAINING_CLASSES[in.integer()], in.integer(), in.number(), in.flag());
            case TECH_SERVICE_PAYMENT ->
                new TechServicePayment(head, id, in.day(), PAYMENT_KINDS[in.integer()], in.number(), in.number());
            case STAFF_MEMBER,
                    RESOURCE_LEVEL,
                    ESTABLISHMENT,
                    ACTIVITY,
                    ACHIEVEMENT,
                    FUNDING_FLOW,
                    SURVEY_WAVE,
                    PROJECT_MILESTONE -> ofSurroundings(type, head, id, in);
        };
    }

    /** Of what surrounds the students. */
    private static SpecificRecord ofSurroundings(RecordType type, Head head, CharSequence id, FieldSource in) {
        return switch (type) {
            case STAFF_MEMBER ->
                new StaffMember(
                        head,
                        id,
                        STAFF_KINDS[in.integer()],
                        in.day(),
                        in.optionalDay(),
                        in.optionalDay(),
                        in.optionalDay(),
                        in.optionalDay(),
                        in.optionalDay(),
                        in.optionalDay(),
                        in.optionalDay(),
                        in.flag());
            case RESOURCE_LEVEL ->
                new ResourceLevel(
                        head,
                        id,
                        in.day(),
                        RESOURCE_ITEMS[in.integer()],
                        in.integer(),
                        in.number(),
                        in.optionalNumber());
            case ESTABLISHMENT ->
                new Establishment(
                        head,
                        id,
                        ESTABLISHMENT_KINDS[in.integer()],
                        LEVELS[in.integer()],
                        in.day(),
                        in.optionalDay(),
                        SECTORS[in.integer()],
                        in.optionalText());
            case ACTIVITY ->
                new Activity(head, id, ACTIVITY_KINDS[in.integer()], in.day(), in.integer(), in.integer(), in.number());
            case ACHIEVEMENT ->
                new Achievement(
                        head,
                        id,
                        ACHIEVEMENT_KINDS[in.integer()],
                        LEVELS[in.integer()],
                        CONTESTS[in.integer()],
                        PRIZES[in.integer()],
                        in.day(),
                        in.integer(),
                        in.integer(),
                        in.flag());
            case FUNDING_FLOW ->
                new FundingFlow(
                        head,
                        id,
                        FUNDING_KINDS[in.integer()],
                        FUNDING_SOURCES[in.integer()],
                        in.day(),
                        in.number(),
                        in.integer(),
                        optionalProject(in.optionalInteger()));
            case SURVEY_WAVE ->
                new SurveyWave(
                        head,
                        id,
                        SURVEY_SUBJECTS[in.integer()],
                        in.integer(),
                        in.optionalInteger(),
                        in.day(),
                        in.integer(),
                        in.integer(),
                        in.integer());
            case PROJECT_MILESTONE ->
                new ProjectMilestone(
                        head,
                        id,
                        PROJECT_KINDS[in.integer()],
                        in.text(),
                        in.integer(),
                        in.day(),
                        in.optionalDay(),
                        in.number());
            default -> throw new IllegalArgumentException("of students, or of what is done for them: " + type);
        };
    }

    private static @Nullable ProjectKind optionalProject(@Nullable Integer place) {
        return place == null ? null : PROJECT_KINDS[place];
    }
}
