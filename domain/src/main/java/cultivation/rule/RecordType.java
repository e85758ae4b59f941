package cultivation.rule;

import cultivation.events.Achievement;
import cultivation.events.Activity;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Establishment;
import cultivation.events.FundingFlow;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.ProjectMilestone;
import cultivation.events.ResourceLevel;
import cultivation.events.StaffMember;
import cultivation.events.SurveyWave;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The event records: their names, their id fields, and how to get at head and id, which stand first in each of them. */
@SuppressWarnings("ImmutableEnumChecker") // schemas do not change
public enum RecordType {
    ENROLLMENT_PLAN(EnrollmentPlan.getClassSchema(), "招生计划"),
    ENROLLMENT(Enrollment.getClassSchema(), "录取报到"),
    GRADUATION(Graduation.getClassSchema(), "毕业"),
    EMPLOYMENT_OUTCOME(EmploymentOutcome.getClassSchema(), "毕业去向"),
    TRAINING_SESSION(TrainingSession.getClassSchema(), "培训班次"),
    TECH_SERVICE_PAYMENT(TechServicePayment.getClassSchema(), "到款"),
    STAFF_MEMBER(StaffMember.getClassSchema(), "教职工"),
    RESOURCE_LEVEL(ResourceLevel.getClassSchema(), "办学条件"),
    ESTABLISHMENT(Establishment.getClassSchema(), "专业与建设项目"),
    ACTIVITY(Activity.getClassSchema(), "活动工作量"),
    ACHIEVEMENT(Achievement.getClassSchema(), "成果获奖"),
    FUNDING_FLOW(FundingFlow.getClassSchema(), "经费"),
    SURVEY_WAVE(SurveyWave.getClassSchema(), "满意度调查"),
    PROJECT_MILESTONE(ProjectMilestone.getClassSchema(), "项目任务");

    private static final Map<String, RecordType> BY_FULL_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(type -> type.schema.getFullName(), type -> type));

    private final Schema schema;
    private final String keyField;
    private final String nameZh;

    RecordType(Schema schema, String nameZh) {
        this.schema = schema;
        this.keyField = schema.getFields().get(1).name();
        this.nameZh = nameZh;
    }

    /** The type of an event; null when it is none of the event records. */
    public static @Nullable RecordType of(SpecificRecord event) {
        return ofFullName(event.getSchema().getFullName());
    }

    /** The type of a schema's full name, {@code cultivation.events.Enrollment}; null when it is no event record. */
    public static @Nullable RecordType ofFullName(String fullName) {
        return BY_FULL_NAME.get(fullName);
    }

    /** The record's public name, as in docs/reference/contract.md: {@code EnrollmentPlan}. */
    public String recordName() {
        return schema.getName();
    }

    /** The record's name as a registrar calls it. */
    public String nameZh() {
        return nameZh;
    }

    /** The schema this build reads and writes. */
    public Schema schema() {
        return schema;
    }

    /** The field that holds the entity id and equals the record's key. Records that state one entity share it. */
    public String keyField() {
        return keyField;
    }

    /** Whether the entity is a person, whose id is a pseudonym and is never shown. */
    public boolean isPerson() {
        return keyField.equals("studentId") || this == STAFF_MEMBER;
    }

    /** Whether a field says of what the record speaks: the id, and the day of a level. Of a retraction, only these are read. */
    public boolean identifies(String field) {
        return field.equals(keyField) || (this == RESOURCE_LEVEL && field.equals("asOfOn"));
    }

    public Head headOf(SpecificRecord event) {
        return (Head) event.get(0);
    }

    public CharSequence keyOf(SpecificRecord event) {
        return (CharSequence) event.get(1);
    }
}
