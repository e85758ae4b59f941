package cultivation.book;

import cultivation.events.AdmissionChannel;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.EntrySchooling;
import cultivation.events.Evidence;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.PaymentKind;
import cultivation.events.StudentCategory;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingMode;
import cultivation.events.TrainingSession;
import cultivation.rule.RecordType;
import org.apache.avro.specific.SpecificRecord;

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
        };
    }
}
