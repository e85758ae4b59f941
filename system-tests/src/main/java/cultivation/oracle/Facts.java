package cultivation.oracle;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** An event record looked at by the names of its fields. */
public final class Facts {
    private static final List<Schema> EVENTS = List.of(
            EnrollmentPlan.getClassSchema(),
            Enrollment.getClassSchema(),
            Graduation.getClassSchema(),
            EmploymentOutcome.getClassSchema(),
            TrainingSession.getClassSchema(),
            TechServicePayment.getClassSchema(),
            StaffMember.getClassSchema(),
            ResourceLevel.getClassSchema(),
            Establishment.getClassSchema(),
            Activity.getClassSchema(),
            Achievement.getClassSchema(),
            FundingFlow.getClassSchema(),
            SurveyWave.getClassSchema(),
            ProjectMilestone.getClassSchema());

    private final SpecificRecord event;
    private final Head head;

    private Facts(SpecificRecord event) {
        this.event = event;
        this.head = (Head) Objects.requireNonNull(event.get(0), "head");
    }

    /** Looks at one of the event records. */
    public static Facts of(SpecificRecord event) {
        if (!EVENTS.contains(event.getSchema())) {
            throw new IllegalArgumentException("must be one of the event records, got: "
                    + event.getSchema().getFullName());
        }
        return new Facts(event);
    }

    public String type() {
        return event.getSchema().getName();
    }

    public SpecificRecord record() {
        return event;
    }

    /** The id is the second field of every event record. */
    public String id() {
        return event.get(1).toString();
    }

    /** The name of the field that has the id; records of one thing have the same. */
    public String idField() {
        return event.getSchema().getFields().get(1).name();
    }

    /** Whether the id is a person's pseudonym. */
    public boolean isOfAPerson() {
        return idField().equals("studentId") || idField().equals("staffId");
    }

    /** The day that a level speaks of, each with its own revisions; null for all other records. */
    @Nullable
    LocalDate day() {
        return event instanceof ResourceLevel level ? level.getAsOfOn() : null;
    }

    public String eventId() {
        return head.getEventId().toString();
    }

    public String collegeCode() {
        return head.getCollegeCode().toString();
    }

    public int revision() {
        return head.getRevision();
    }

    public Instant recordedAt() {
        return head.getRecordedAt();
    }

    public boolean isRetraction() {
        return head.getOperation() == Operation.RETRACT;
    }

    /** All days that the record names. */
    Stream<LocalDate> days() {
        return body().stream().filter(LocalDate.class::isInstance).map(LocalDate.class::cast);
    }

    /** The enums the record carries, the operation in its head too. */
    Stream<Enum<?>> enums() {
        return Stream.concat(
                Stream.of(head.getOperation()),
                body().stream().filter(Enum.class::isInstance).map(value -> (Enum<?>) value));
    }

    /** Whether both say the same: everything counts but the event's id and when it was recorded. */
    boolean saysTheSameAs(Facts other) {
        if (!type().equals(other.type()) || revision() != other.revision() || !id().equals(other.id())) {
            return false;
        }
        if (head.getOperation() != other.head.getOperation()) {
            return false;
        }
        return isRetraction() || body().equals(other.body());
    }

    /** All fields after the head, texts as strings. */
    private List<@Nullable Object> body() {
        var values = new ArrayList<@Nullable Object>();
        for (int field = 1; field < event.getSchema().getFields().size(); field++) {
            Object value = event.get(field);
            values.add(value instanceof CharSequence ? value.toString() : value);
        }
        return values;
    }
}
