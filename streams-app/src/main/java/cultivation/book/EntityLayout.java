package cultivation.book;

import cultivation.entity.Content;
import cultivation.entity.Entity;
import cultivation.entity.Facet;
import cultivation.events.Achievement;
import cultivation.events.Activity;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Establishment;
import cultivation.events.FundingFlow;
import cultivation.events.Graduation;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceLevel;
import cultivation.events.StaffMember;
import cultivation.events.SurveyWave;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import cultivation.rule.RecordType;
import java.time.LocalDate;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Entities as bytes of the state store: the layout's version, then each facet with its revision and, unless nothing is
 * known or it is retracted, its content, field by field in the schema's order. Of a level the number of its days is before
 * them, and the day before each facet.
 *
 * <p>An enum's symbol is its place in the schema, so a symbol is only ever added, and a changed field needs a new version
 * beside this one: state outlives a release. One per processor: it reuses its buffer.
 */
@SuppressWarnings("EnumOrdinal") // places are what is stored; a test holds them
final class EntityLayout {
    /** Of layout 1 all records are the first released versions; of layout 2 those of this build. */
    private static final byte VERSION = 2;

    private final Packer out = new Packer();
    private final Unpacker in = new Unpacker();
    private int version;
    private final ReleasedStates released = new ReleasedStates();

    byte[] encode(Entity entity) {
        out.begin(VERSION);
        if (entity instanceof Entity.Student student) {
            facet(RecordType.ENROLLMENT, student.enrollment());
            facet(RecordType.GRADUATION, student.graduation());
            facet(RecordType.EMPLOYMENT_OUTCOME, student.outcome());
        } else if (entity instanceof Entity.Level level) {
            out.number(level.days().size());
            level.days().forEach((day, facet) -> {
                out.day(day);
                facet(RecordType.RESOURCE_LEVEL, facet);
            });
        } else if (entity instanceof Entity.Fact fact) {
            facet(fact.type(), fact.facet());
        }
        return out.bytes();
    }

    /**
     * @param type any of the records that state such an entity
     * @throws IllegalStateException when a newer release wrote it
     */
    Entity decode(byte[] bytes, RecordType type) {
        if (ReleasedStates.wrote(bytes)) {
            return released.decode(bytes, type);
        }
        if (bytes[0] > VERSION) {
            throw new IllegalStateException("an entity of the state store has layout " + bytes[0]
                    + ", which a newer release wrote; this one reads up to layout " + VERSION);
        }
        in.begin(bytes);
        version = bytes[0];
        return switch (type) {
            case ENROLLMENT, GRADUATION, EMPLOYMENT_OUTCOME ->
                new Entity.Student(
                        this.<Enrollment>facet(RecordType.ENROLLMENT),
                        this.<Graduation>facet(RecordType.GRADUATION),
                        this.<EmploymentOutcome>facet(RecordType.EMPLOYMENT_OUTCOME));
            case RESOURCE_LEVEL -> {
                var days = new TreeMap<LocalDate, Facet<ResourceLevel>>();
                for (int left = in.integer(); left > 0; left--) {
                    days.put(in.day(), facet(type));
                }
                yield new Entity.Level(days);
            }
            case ENROLLMENT_PLAN,
                    TRAINING_SESSION,
                    TECH_SERVICE_PAYMENT,
                    STAFF_MEMBER,
                    ESTABLISHMENT,
                    ACTIVITY,
                    ACHIEVEMENT,
                    FUNDING_FLOW,
                    SURVEY_WAVE,
                    PROJECT_MILESTONE -> new Entity.Fact(type, facet(type));
        };
    }

    private void facet(RecordType type, Facet<?> facet) {
        var content = facet.content();
        out.number(facet.revision());
        out.flag(content != null);
        if (content != null) {
            fields(type, content);
        }
    }

    private void fields(RecordType type, SpecificRecord content) {
        switch (type) {
            case ENROLLMENT_PLAN -> plan((EnrollmentPlan) content);
            case ENROLLMENT -> enrollment((Enrollment) content);
            case GRADUATION -> graduation((Graduation) content);
            case EMPLOYMENT_OUTCOME -> outcome((EmploymentOutcome) content);
            case TRAINING_SESSION -> session((TrainingSession) content);
            case TECH_SERVICE_PAYMENT -> payment((TechServicePayment) content);
            case STAFF_MEMBER -> staff((StaffMember) content);
            case RESOURCE_LEVEL -> level((ResourceLevel) content);
            case ESTABLISHMENT -> establishment((Establishment) content);
            case ACTIVITY -> activity((Activity) content);
            case ACHIEVEMENT -> achievement((Achievement) content);
            case FUNDING_FLOW -> flow((FundingFlow) content);
            case SURVEY_WAVE -> wave((SurveyWave) content);
            case PROJECT_MILESTONE -> milestone((ProjectMilestone) content);
        }
    }

    @SuppressWarnings("unchecked")
    private <E extends SpecificRecord> Facet<E> facet(RecordType type) {
        int revision = in.integer();
        return new Facet<>(revision, in.flag() ? (E) EventFields.record(type, version, Content.BLANK, "", in) : null);
    }

    private void enrollment(Enrollment e) {
        out.number(e.getCohortYear());
        out.number(e.getChannel().ordinal());
        out.text(e.getMajorCode());
        out.day(e.getAdmittedOn());
        out.optionalDay(e.getRegisteredOn());
        out.optionalDay(e.getLeftOn());
        out.number(e.getCategory().ordinal());
        out.number(e.getTrainingMode().ordinal());
        out.number(e.getEntrySchooling().ordinal());
    }

    private void graduation(Graduation e) {
        out.day(e.getGraduatedOn());
        out.number(e.getMajorClass().ordinal());
        out.number(e.getCompletion().ordinal());
    }

    private void outcome(EmploymentOutcome e) {
        out.day(e.getOutcomeOn());
        out.number(e.getDestination().ordinal());
        out.text(e.getWorkplaceProvince());
        out.flag(e.getSmeOrGrassroots());
        out.flag(e.getTop500());
        out.optionalNumber(e.getMonthlyIncomeFen());
        var relevant = e.getMajorRelevant();
        out.flag(relevant != null);
        if (relevant != null) {
            out.flag(relevant);
        }
        out.number(e.getEvidence().ordinal());
    }

    private void plan(EnrollmentPlan e) {
        out.number(e.getCohortYear());
        out.number(e.getChannel().ordinal());
        out.number(e.getPlaces());
        out.day(e.getEffectiveOn());
    }

    private void session(TrainingSession e) {
        out.day(e.getHeldOn());
        out.number(e.getTrainingClass().ordinal());
        out.number(e.getParticipants());
        out.number(e.getPersonDays());
        out.flag(e.getOverseasTrainees());
    }

    private void payment(TechServicePayment e) {
        out.day(e.getReceivedOn());
        out.number(e.getKind().ordinal());
        out.number(e.getAmountFen());
        out.number(e.getEconomicBenefitFen());
    }

    private void staff(StaffMember e) {
        out.number(e.getKind().ordinal());
        out.day(e.getJoinedOn());
        out.optionalDay(e.getLeftOn());
        out.optionalDay(e.getFullTimeTeacherFrom());
        out.optionalDay(e.getFullTimeTeacherUntil());
        out.optionalDay(e.getPostgraduateDegreeOn());
        out.optionalDay(e.getSeniorTitleOn());
        out.optionalDay(e.getDualQualifiedOn());
        out.optionalDay(e.getMasterTeacherOn());
        out.flag(e.getFromEnterprise());
    }

    private void level(ResourceLevel e) {
        out.day(e.getAsOfOn());
        out.number(e.getItem().ordinal());
        out.number(e.getGrade());
        out.number(e.getAmount());
        out.optionalNumber(e.getAdded());
    }

    private void establishment(Establishment e) {
        out.number(e.getKind().ordinal());
        out.number(e.getLevel().ordinal());
        out.day(e.getOpenedOn());
        out.optionalDay(e.getClosedOn());
        out.number(e.getSector().ordinal());
        out.text(e.getCountry());
    }

    private void activity(Activity e) {
        out.number(e.getKind().ordinal());
        out.day(e.getEndedOn());
        out.number(e.getGrade());
        out.number(e.getPeople());
        out.number(e.getHundredths());
    }

    private void achievement(Achievement e) {
        out.number(e.getKind().ordinal());
        out.number(e.getLevel().ordinal());
        out.number(e.getContest().ordinal());
        out.number(e.getPrize().ordinal());
        out.day(e.getAchievedOn());
        out.number(e.getCount());
        out.number(e.getPeople());
        out.flag(e.getByClub());
    }

    private void flow(FundingFlow e) {
        out.number(e.getKind().ordinal());
        out.number(e.getSource().ordinal());
        out.day(e.getBookedOn());
        out.number(e.getAmountFen());
        out.number(e.getBeneficiaries());
        var project = e.getProject();
        out.optionalNumber(project == null ? null : project.ordinal());
    }

    private void wave(SurveyWave e) {
        out.number(e.getSubject().ordinal());
        out.number(e.getGrade());
        out.optionalNumber(e.getCohortYear());
        out.day(e.getClosedOn());
        out.number(e.getSurveyed());
        out.number(e.getAnswers());
        out.number(e.getSatisfied());
    }

    private void milestone(ProjectMilestone e) {
        out.number(e.getProject().ordinal());
        out.text(e.getProjectId());
        out.number(e.getWeight());
        out.day(e.getDueOn());
        out.optionalDay(e.getCompletedOn());
        out.number(e.getBudgetFen());
    }
}
