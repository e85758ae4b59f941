package cultivation.oracle;

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
import cultivation.events.Operation;
import cultivation.events.PaymentKind;
import cultivation.events.StudentCategory;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingMode;
import cultivation.events.TrainingSession;
import cultivation.oracle.Arrival.Content;
import cultivation.schemas.TrustedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Tells a tiny history in a few lines; what a test does not care about is plausible. */
final class Telling {
    static final int PARTITIONS = 4;
    static final String A = "4111010853";
    static final String B = "4111010858";
    static final String C = "4111010857";
    static final String D = "4111012564";
    static final List<Member> MEMBERS = List.of(
            new Member(A, "municipal_commission"),
            new Member(B, "municipal_commission"),
            new Member(C, "other_bureau"),
            new Member(D, "private"));
    static final Set<String> ACCOUNTING = Set.of("applied", "duplicate", "superseded", "rejected");

    private static final String EVENT_ID = "00000000-0000-4000-8000-000000000000";

    static {
        TrustedRecords.trust();
    }

    private final List<Arrival> arrivals = new ArrayList<>();
    private Instant recordedAt = Instant.parse("2021-06-30T04:00:00Z");

    /** From here on, records are recorded at this moment and appended at once. */
    Telling at(String instant) {
        recordedAt = Instant.parse(instant);
        return this;
    }

    static String student(int number) {
        return "%064x".formatted(number);
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    static @Nullable LocalDate dayOrNull(@Nullable String day) {
        return day == null ? null : LocalDate.parse(day);
    }

    Head head(String college, int revision) {
        return new Head(EVENT_ID, college, revision, Operation.UPSERT, recordedAt);
    }

    Telling plan(String college, String id, int revision, int places, String effectiveOn) {
        return add(
                college,
                new EnrollmentPlan(
                        head(college, revision), id, 2019, AdmissionChannel.UNIFIED_EXAM, places, day(effectiveOn)));
    }

    Telling enrollment(
            String college,
            int student,
            int revision,
            String admittedOn,
            @Nullable String registeredOn,
            @Nullable String leftOn) {
        return add(
                college,
                new Enrollment(
                        head(college, revision),
                        student(student),
                        2019,
                        AdmissionChannel.UNIFIED_EXAM,
                        null,
                        day(admittedOn),
                        dayOrNull(registeredOn),
                        dayOrNull(leftOn),
                        StudentCategory.ORDINARY,
                        TrainingMode.ORDINARY,
                        EntrySchooling.NOT_STATED));
    }

    Telling graduation(String college, int student, int revision, String on, MajorClass major, Completion completion) {
        return add(college, new Graduation(head(college, revision), student(student), day(on), major, completion));
    }

    Telling graduation(String college, int student, int revision, String on) {
        return graduation(college, student, revision, on, MajorClass.ENGINEERING, Completion.GRADUATED);
    }

    /** An outcome of 2019-07-15 that says nothing but the destination. */
    EmploymentOutcome outcome(String college, int student, Destination destination) {
        return new EmploymentOutcome(
                head(college, 1),
                student(student),
                day("2019-07-15"),
                destination,
                null,
                false,
                false,
                null,
                null,
                Evidence.DECLARED);
    }

    Telling outcome(String college, int student, Destination destination, Consumer<EmploymentOutcome> with) {
        EmploymentOutcome outcome = outcome(college, student, destination);
        with.accept(outcome);
        return add(college, outcome);
    }

    Telling employed(String college, int student) {
        return add(college, outcome(college, student, Destination.CONTRACT));
    }

    /** An engineer of A who graduated on 2019-06-30, and the outcome. */
    Telling graduateOf(int student, Destination destination, Consumer<EmploymentOutcome> with) {
        return graduation(A, student, 1, "2019-06-30").outcome(A, student, destination, with);
    }

    Telling session(
            String college, String id, int revision, String on, TrainingClass trainingClass, int people, long days) {
        return add(
                college, new TrainingSession(head(college, revision), id, day(on), trainingClass, people, days, false));
    }

    Telling payment(String college, String id, int revision, String on, PaymentKind kind, long fen, long benefitFen) {
        return add(college, new TechServicePayment(head(college, revision), id, day(on), kind, fen, benefitFen));
    }

    /** The last record's entity is withdrawn. */
    Telling retracted(int revision) {
        Arrival last = arrivals.get(arrivals.size() - 1);
        SpecificRecord said = ((Content.Event) last.content()).value();
        SpecificRecord event = SpecificData.get().deepCopy(said.getSchema(), said);
        event.put(0, new Head(EVENT_ID, last.college(), revision, Operation.RETRACT, recordedAt));
        return add(last.college(), event);
    }

    /** A record with the right key on the right partition. */
    Telling add(String college, SpecificRecord event) {
        byte[] key = Facts.of(event).id().getBytes(StandardCharsets.UTF_8);
        return add(new Arrival(
                college, Partitioning.of(key, PARTITIONS), PARTITIONS, key, new Content.Event(event), recordedAt));
    }

    Telling add(Arrival arrival) {
        arrivals.add(arrival);
        return this;
    }

    /** The last record was appended then and not when it was recorded. */
    Telling appended(String at) {
        arrivals.add(arrivals.remove(arrivals.size() - 1).appended(Instant.parse(at)));
        return this;
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    Oracle oracle() {
        return Oracle.of(MEMBERS).feed(arrivals);
    }

    Figure figure(String indicator, String window, String scope, String entity, String statistic, String asOf) {
        return oracle().figure(new Question(indicator, window, scope, entity, statistic, day(asOf)));
    }

    Figure city(String indicator, String window, String asOf) {
        return figure(indicator, window, "city", "beijing", "pooled", asOf);
    }

    @Nullable
    Double cityValue(String indicator, String window, String asOf) {
        return city(indicator, window, asOf).value();
    }

    /** The cells of business measures as {@code measure|slice|day=amount×count}, all colleges. */
    List<String> business() {
        return oracle().cells().entrySet().stream()
                .filter(cell -> !ACCOUNTING.contains(cell.getKey().measure()))
                .map(cell -> cell.getKey().measure() + "|" + cell.getKey().slice() + "|"
                        + cell.getKey().day() + "=" + cell.getValue().amount() + "×"
                        + cell.getValue().count())
                .toList();
    }

    /** The verdicts, each as outcome or reason. */
    List<String> verdicts() {
        return oracle().judgements().stream()
                .map(judgement -> judgement.reason() == null
                        ? judgement.outcome().name()
                        : judgement.reason().name())
                .toList();
    }
}
