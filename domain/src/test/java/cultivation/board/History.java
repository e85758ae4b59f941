package cultivation.board;

import cultivation.catalogue.DeclaredCatalogue;
import cultivation.catalogue.Scope;
import cultivation.catalogue.Statistic;
import cultivation.catalogue.Term;
import cultivation.catalogue.Window;
import cultivation.entity.Measure;
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
import cultivation.ledger.Ledger;
import cultivation.reference.College;
import cultivation.reference.Ownership;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A small history told in sentences, and its figures.
 *
 * <pre>{@code
 * var told = new History().graduated("s1", "2019-07-01").outcome("s1", CONTRACT);
 * told.revision(2).graduationRetracted("s1");
 * told.own("employment_rate", "ytd", "2019-12-31");     // of the college A, in which a history starts
 * told.figure("employment_rate|ytd|city|beijing|mean", "2019-12-31");
 * }</pre>
 */
final class History {
    private static final Instant RECORDED = Instant.parse("2021-12-31T00:00:00Z");

    private final Board board = new Board(DeclaredCatalogue.with(), new Ledger(), new Roster());
    private final Book book = new Book(board.catalogue(), 4, RECORDED);
    private String college = "A";
    private int revision = 1;
    private boolean rejection;
    private int sent;

    History() {
        at("A", Ownership.MUNICIPAL_COMMISSION);
    }

    /** Goes on at a registered college. */
    History at(String code) {
        college = code;
        return this;
    }

    /** Registers a college and goes on there. */
    History at(String code, Ownership ownership) {
        board.roster().put(new College(code, "学院" + code, null, ownership, null, true));
        return at(code);
    }

    /** The revision of the next sentence; 1 otherwise. */
    History revision(int next) {
        revision = next;
        return this;
    }

    History planned(String id, int places, String effectiveOn) {
        return say(new EnrollmentPlan(
                head(Operation.UPSERT), id, 2019, AdmissionChannel.UNIFIED_EXAM, places, day(effectiveOn)));
    }

    History admitted(String student, String admittedOn) {
        return enrolled(student, admittedOn, null, null);
    }

    History registered(String student, String admittedOn, String registeredOn) {
        return enrolled(student, admittedOn, registeredOn, null);
    }

    History enrolled(String student, String admittedOn, @Nullable String registeredOn, @Nullable String leftOn) {
        return say(enrollment(head(Operation.UPSERT), student, admittedOn, registeredOn, leftOn));
    }

    History enrollmentRetracted(String student) {
        return say(enrollment(head(Operation.RETRACT), student, "2019-01-01", null, null));
    }

    History graduated(String student, String graduatedOn) {
        return graduated(student, graduatedOn, MajorClass.ENGINEERING);
    }

    History graduated(String student, String graduatedOn, MajorClass majorClass) {
        return say(new Graduation(
                head(Operation.UPSERT), pseudonym(student), day(graduatedOn), majorClass, Completion.GRADUATED));
    }

    History completed(String student, String graduatedOn) {
        return say(new Graduation(
                head(Operation.UPSERT),
                pseudonym(student),
                day(graduatedOn),
                MajorClass.ENGINEERING,
                Completion.COMPLETED));
    }

    History graduationRetracted(String student) {
        return say(new Graduation(
                head(Operation.RETRACT),
                pseudonym(student),
                day("2019-01-01"),
                MajorClass.OTHER,
                Completion.COMPLETED));
    }

    History outcome(String student, Destination destination) {
        return outcome(student, destination, outcome -> outcome);
    }

    /** An outcome of 2019-06-15 with nothing stated but what {@code details} says. */
    History outcome(String student, Destination destination, UnaryOperator<EmploymentOutcome.Builder> details) {
        var plain = EmploymentOutcome.newBuilder()
                .setHead(head(Operation.UPSERT))
                .setStudentId(pseudonym(student))
                .setOutcomeOn(day("2019-06-15"))
                .setDestination(destination)
                .setSmeOrGrassroots(false)
                .setTop500(false)
                .setEvidence(Evidence.DECLARED);
        return say(details.apply(plain).build());
    }

    History outcomeRetracted(String student) {
        return say(new EmploymentOutcome(
                head(Operation.RETRACT),
                pseudonym(student),
                day("2019-01-01"),
                Destination.SEEKING,
                null,
                false,
                false,
                null,
                null,
                Evidence.DECLARED));
    }

    History trained(String session, TrainingClass trainingClass, long personDays, String heldOn) {
        return trained(session, trainingClass, 10, personDays, heldOn, false);
    }

    History trained(
            String session,
            TrainingClass trainingClass,
            int participants,
            long personDays,
            String heldOn,
            boolean overseas) {
        return say(new TrainingSession(
                head(Operation.UPSERT), session, day(heldOn), trainingClass, participants, personDays, overseas));
    }

    History paid(String payment, PaymentKind kind, long fen, String receivedOn) {
        return paid(payment, kind, fen, receivedOn, 0);
    }

    History paid(String payment, PaymentKind kind, long fen, String receivedOn, long benefitFen) {
        return say(new TechServicePayment(head(Operation.UPSERT), payment, day(receivedOn), kind, fen, benefitFen));
    }

    History paymentRetracted(String payment) {
        return say(new TechServicePayment(
                head(Operation.RETRACT), payment, day("2019-01-01"), PaymentKind.TRAINING, 0L, 0L));
    }

    /** A figure of the present college. */
    FigureValue own(String indicator, String window, String asOf) {
        return figure(indicator + '|' + window + "|college|" + college + "|pooled", asOf);
    }

    /** The value of a figure of the present college. */
    @Nullable
    Double ownValue(String indicator, String window, String asOf) {
        return own(indicator, window, asOf).value();
    }

    /** A figure by its key: {@code employment_rate|ytd|city|beijing|pooled}. */
    FigureValue figure(String key, String asOf) {
        var parts = key.split("\\|", -1);
        var indicator = Objects.requireNonNull(board.catalogue().indicator(parts[0]), key);
        var window = Objects.requireNonNull(Window.ofId(parts[1]), key);
        if (!indicator.windows().contains(window)) {
            throw new IllegalArgumentException("the catalogue has no " + key);
        }
        var figure = new Figure(
                indicator,
                window,
                Objects.requireNonNull(Scope.ofId(parts[2]), key),
                parts[3],
                Objects.requireNonNull(Statistic.ofId(parts[4]), key));
        return board().value(figure, day(asOf));
    }

    /** The amount of a measure over all days at the present college. */
    long ever(Measure measure) {
        return board().sum(college, Term.of(measure), LocalDate.MIN, LocalDate.MAX)
                .amount();
    }

    Board board() {
        book.sendAll();
        var cells = book.sent().stream().flatMap(List::stream).toList();
        if (cells.size() != sent) {
            cells.forEach(cell -> board.ledger().read(cell.key(), cell.absolute(), cell.endOfBatch()));
            sent = cells.size();
        }
        return board;
    }

    /** 64 hex digits that stand for a student's name in the history. */
    static String pseudonym(String student) {
        return "%064x".formatted(new BigInteger(1, student.getBytes(StandardCharsets.UTF_8)));
    }

    /** The next sentence will be rejected, and shall be. */
    History rejected() {
        rejection = true;
        return this;
    }

    private History say(SpecificRecord event) {
        var verdict = book.receive(college, event);
        if ((verdict != null) != rejection) {
            throw new IllegalStateException("the history tells something else: " + verdict);
        }
        revision = 1;
        rejection = false;
        return this;
    }

    private Head head(Operation operation) {
        return new Head("00000000-0000-4000-8000-000000000000", college, revision, operation, RECORDED);
    }

    private static Enrollment enrollment(
            Head head, String student, String admittedOn, @Nullable String registeredOn, @Nullable String leftOn) {
        return new Enrollment(
                head,
                pseudonym(student),
                2019,
                AdmissionChannel.UNIFIED_EXAM,
                null,
                day(admittedOn),
                registeredOn == null ? null : day(registeredOn),
                leftOn == null ? null : day(leftOn),
                StudentCategory.ORDINARY,
                TrainingMode.ORDINARY,
                EntrySchooling.NOT_STATED);
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
