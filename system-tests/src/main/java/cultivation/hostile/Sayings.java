package cultivation.hostile;

import static cultivation.hostile.Calendar.oneOf;

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
import cultivation.schemas.TrustedRecords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Acceptable contents for each of the records of students, plans, courses and payments, with every optional field now there and now not. */
final class Sayings {
    static final List<String> OF_STUDENTS = List.of("Enrollment", "Graduation", "EmploymentOutcome");

    private static final List<String> PROVINCES =
            List.of("11", "11", "15", "45", "50", "54", "65", "21", "22", "23", "31", "44", "99", "00");
    private static final List<Long> INCOMES = List.of(0L, 1L, 300_000L, 445_531L, 461_019L, 1_000_000_007L);
    private static final List<Long> AMOUNTS = List.of(
            0L, 1L, 99L, 100L, 12_345_67L, 999_999_999_999L, -1L, -100L, -12_345_67L, -50_000_000L, -999_999_999_999L);
    private static final List<Long> BENEFITS = List.of(0L, 0L, 1L, 8_436_86L, 77_777_777_777L);
    private static final List<Long> PERSON_DAYS = List.of(0L, 0L, 1L, 35L, 700L, 194_805L, 1_000_000_000_000_007L);
    private static final List<Integer> PEOPLE = List.of(0, 1, 7, 30, 267, 1_261, 24_792);

    static {
        TrustedRecords.trust();
    }

    private final Random random;
    private final Surroundings surroundings;

    Sayings(Random random) {
        this.random = random;
        this.surroundings = new Surroundings(random);
    }

    SpecificRecord of(String type, String id, Head head) {
        return switch (type) {
            case "EnrollmentPlan" ->
                new EnrollmentPlan(head, id, 2019, channel(), oneOf(PEOPLE, random), Calendar.day(random));
            case "Enrollment" -> enrollment(id, head);
            case "Graduation" ->
                new Graduation(
                        head,
                        id,
                        Calendar.day(random),
                        known(MajorClass.values()),
                        random.nextInt(5) == 0 ? Completion.COMPLETED : Completion.GRADUATED);
            case "EmploymentOutcome" ->
                new EmploymentOutcome(
                        head,
                        id,
                        Calendar.day(random),
                        known(Destination.values()),
                        sometimes(oneOf(PROVINCES, random)),
                        random.nextBoolean(),
                        random.nextInt(4) == 0,
                        sometimes(oneOf(INCOMES, random)),
                        sometimes(random.nextBoolean()),
                        known(Evidence.values()));
            case "TrainingSession" ->
                new TrainingSession(
                        head,
                        id,
                        Calendar.day(random),
                        known(TrainingClass.values()),
                        oneOf(PEOPLE, random),
                        oneOf(PERSON_DAYS, random),
                        random.nextInt(3) == 0);
            case "TechServicePayment" ->
                new TechServicePayment(
                        head,
                        id,
                        Calendar.day(random),
                        known(PaymentKind.values()),
                        oneOf(AMOUNTS, random),
                        oneOf(BENEFITS, random));
            default -> surroundings.of(type, id, head);
        };
    }

    Head head(String college, int revision, Operation operation, Instant recordedAt) {
        return new Head(eventId(), college, revision, operation, recordedAt);
    }

    String eventId() {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        return random.nextInt(10) == 0 ? id.toUpperCase(Locale.ROOT) : id;
    }

    /** The latest business day the record speaks of. */
    static LocalDate latestDay(SpecificRecord event) {
        LocalDate latest = Calendar.FIRST;
        for (int field = 1; field < event.getSchema().getFields().size(); field++) {
            if (event.get(field) instanceof LocalDate day && day.isAfter(latest)) {
                latest = day;
            }
        }
        return latest;
    }

    private Enrollment enrollment(String id, Head head) {
        LocalDate admittedOn = Calendar.day(random);
        LocalDate registeredOn = sometimes(notBefore(admittedOn));
        LocalDate leftOn = null;
        if (random.nextInt(3) == 0) {
            leftOn = registeredOn == null ? Calendar.day(random) : notBefore(registeredOn);
        }
        return new Enrollment(
                head,
                id,
                admittedOn.getYear(),
                channel(),
                sometimes("510201"),
                admittedOn,
                registeredOn,
                leftOn,
                known(StudentCategory.values()),
                known(TrainingMode.values()),
                known(EntrySchooling.values()));
    }

    private LocalDate notBefore(LocalDate day) {
        LocalDate other = Calendar.day(random);
        return other.isBefore(day) ? day.plusDays(random.nextInt(3)) : other;
    }

    private AdmissionChannel channel() {
        return known(AdmissionChannel.values());
    }

    private <E extends Enum<E>> E known(E[] symbols) {
        return oneOf(Arrays.asList(symbols).subList(0, symbols.length - 1), random);
    }

    private <T> @Nullable T sometimes(T value) {
        return random.nextInt(4) == 0 ? null : value;
    }
}
