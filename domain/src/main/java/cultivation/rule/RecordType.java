package cultivation.rule;

import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingSession;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The six event records: their names, their id fields, and how to get at head and id. */
@SuppressWarnings("ImmutableEnumChecker") // schemas and accessors do not change
public enum RecordType {
    ENROLLMENT_PLAN(
            EnrollmentPlan.getClassSchema(),
            "planId",
            "招生计划",
            e -> ((EnrollmentPlan) e).getHead(),
            e -> ((EnrollmentPlan) e).getPlanId()),
    ENROLLMENT(Enrollment.getClassSchema(), "studentId", "录取报到", e -> ((Enrollment) e).getHead(), e -> ((Enrollment) e)
            .getStudentId()),
    GRADUATION(Graduation.getClassSchema(), "studentId", "毕业", e -> ((Graduation) e).getHead(), e -> ((Graduation) e)
            .getStudentId()),
    EMPLOYMENT_OUTCOME(
            EmploymentOutcome.getClassSchema(),
            "studentId",
            "毕业去向",
            e -> ((EmploymentOutcome) e).getHead(),
            e -> ((EmploymentOutcome) e).getStudentId()),
    TRAINING_SESSION(
            TrainingSession.getClassSchema(),
            "sessionId",
            "培训班次",
            e -> ((TrainingSession) e).getHead(),
            e -> ((TrainingSession) e).getSessionId()),
    TECH_SERVICE_PAYMENT(
            TechServicePayment.getClassSchema(),
            "paymentId",
            "到款",
            e -> ((TechServicePayment) e).getHead(),
            e -> ((TechServicePayment) e).getPaymentId());

    private static final Map<String, RecordType> BY_FULL_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(type -> type.schema.getFullName(), type -> type));

    private final Schema schema;
    private final String keyField;
    private final String nameZh;
    private final Function<SpecificRecord, Head> head;
    private final Function<SpecificRecord, CharSequence> key;

    RecordType(
            Schema schema,
            String keyField,
            String nameZh,
            Function<SpecificRecord, Head> head,
            Function<SpecificRecord, CharSequence> key) {
        this.schema = schema;
        this.keyField = keyField;
        this.nameZh = nameZh;
        this.head = head;
        this.key = key;
    }

    /** The type of an event; null when it is none of the six records. */
    public static @Nullable RecordType of(SpecificRecord event) {
        return ofFullName(event.getSchema().getFullName());
    }

    /** The type of a schema's full name, {@code cultivation.events.Enrollment}; null when none of the six. */
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

    /** The field that holds the entity id and equals the record's key. */
    public String keyField() {
        return keyField;
    }

    /** Whether the entity is a person, whose id is a pseudonym and is never shown. */
    public boolean isStudent() {
        return keyField.equals("studentId");
    }

    public Head headOf(SpecificRecord event) {
        return head.apply(event);
    }

    public CharSequence keyOf(SpecificRecord event) {
        return key.apply(event);
    }
}
