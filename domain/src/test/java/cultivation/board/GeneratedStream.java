package cultivation.board;

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
import cultivation.events.Operation;
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
import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Few entities with many corrections, retractions, duplicates and mistakes, at several colleges; about half of the
 * records are as they come from bytes, the others as built in Java.
 */
final class GeneratedStream {
    static final List<String> COLLEGES = List.of("A", "B", "C");
    static final LocalDate FIRST = LocalDate.of(2018, 6, 1);
    static final int DAYS = 700;
    static final Instant APPENDED = Instant.parse("2021-12-31T00:00:00Z");

    private static final int MOST_REVISIONS = 4;
    private static final int MOST_RECORDS = 100;

    /** A record on its college's topic. */
    record Sent(String college, SpecificRecord event) {
        CharSequence key() {
            return Objects.requireNonNull(RecordType.of(event)).keyOf(event);
        }
    }

    /** Which revision of which record. */
    private record Revision(String college, RecordType type, int id, int number) {}

    /** Everything of a record but who sends it and how. */
    private record Content(boolean retraction, long fields) {}

    /**
     * What is said once.
     *
     * @param foreign whether the record names another college than its topic
     */
    private record Said(Revision revision, Content content, boolean foreign, boolean fromBytes, int hoursBefore) {
        Sent sent(Content instead, int number) {
            var head = new Head(
                    new UUID(0, number).toString(),
                    foreign ? "D" : revision.college(),
                    revision.number(),
                    instead.retraction() ? Operation.RETRACT : Operation.UPSERT,
                    APPENDED.minus(Duration.ofHours(hoursBefore)));
            var event = event(head, revision.type(), revision.id(), new Random(instead.fields()));
            return new Sent(revision.college(), fromBytes ? GeneratedStream.fromBytes(event) : event);
        }
    }

    private GeneratedStream() {}

    /** A revision of an entity always says the same. */
    static Arbitrary<List<Sent>> withoutConflicts() {
        return said().map(stream -> {
            var first = new HashMap<Revision, Content>();
            return sent(stream, said -> first.computeIfAbsent(said.revision(), revision -> said.content()));
        });
    }

    /** A revision may be said again with another content. */
    static Arbitrary<List<Sent>> withConflicts() {
        return said().map(stream -> sent(stream, Said::content));
    }

    private static List<Sent> sent(List<Said> stream, Function<Said, Content> content) {
        var sent = new ArrayList<Sent>();
        for (Said said : stream) {
            sent.add(said.sent(content.apply(said), sent.size()));
        }
        return sent;
    }

    private static Arbitrary<List<Said>> said() {
        var entities = Combinators.combine(Arbitraries.of(COLLEGES), Arbitraries.of(RecordType.class))
                .flatAs((college, type) -> Combinators.combine(
                                Arbitraries.integers().between(0, type.isPerson() ? 1 : 0),
                                Arbitraries.frequencyOf(
                                        Tuple.of(30, Arbitraries.integers().between(1, MOST_REVISIONS)),
                                        Tuple.of(1, Arbitraries.just(0))))
                        .as((id, number) -> new Revision(college, type, id, number)));
        var contents = Combinators.combine(rarely(4), Arbitraries.longs().between(0, 999))
                .as(Content::new);
        return Combinators.combine(
                        entities,
                        contents,
                        rarely(16),
                        Arbitraries.of(false, true),
                        Arbitraries.integers().between(0, 99))
                .as(Said::new)
                .list()
                .ofMaxSize(MOST_RECORDS)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Boolean> rarely(int times) {
        return Arbitraries.frequency(Tuple.of(times - 1, false), Tuple.of(1, true));
    }

    private static SpecificRecord event(Head head, RecordType type, int id, Random content) {
        var student = History.pseudonym("s" + id);
        var day = FIRST.plusDays(content.nextInt(DAYS));
        return switch (type) {
            case ENROLLMENT_PLAN ->
                new EnrollmentPlan(
                        head, "p" + id, 2019, one(AdmissionChannel.values(), content), content.nextInt(3), day);
            case ENROLLMENT -> {
                var registeredOn = content.nextInt(4) == 0 ? null : day.plusDays(content.nextInt(30));
                var leftOn = content.nextInt(3) == 0 ? day.plusDays(30 + content.nextInt(200)) : null;
                yield new Enrollment(
                        head,
                        student,
                        2019,
                        one(AdmissionChannel.values(), content),
                        content.nextBoolean() ? "专业" + content.nextInt(3) : null,
                        day,
                        registeredOn,
                        leftOn,
                        one(StudentCategory.values(), content),
                        one(TrainingMode.values(), content),
                        one(EntrySchooling.values(), content));
            }
            case GRADUATION ->
                new Graduation(
                        head,
                        student,
                        day,
                        one(MajorClass.values(), content),
                        content.nextInt(4) == 0 ? Completion.COMPLETED : Completion.GRADUATED);
            case EMPLOYMENT_OUTCOME ->
                new EmploymentOutcome(
                        head,
                        student,
                        day,
                        one(Destination.values(), content),
                        maybe(List.of("11", "15", "21", "31").get(content.nextInt(4)), content),
                        content.nextBoolean(),
                        content.nextBoolean(),
                        maybe((long) content.nextInt(1_000_000), content),
                        maybe(content.nextBoolean(), content),
                        one(Evidence.values(), content));
            case TRAINING_SESSION ->
                new TrainingSession(
                        head,
                        "t" + id,
                        day,
                        one(TrainingClass.values(), content),
                        content.nextInt(50),
                        (long) content.nextInt(3),
                        content.nextBoolean());
            case TECH_SERVICE_PAYMENT ->
                new TechServicePayment(
                        head,
                        "m" + id,
                        day,
                        one(PaymentKind.values(), content),
                        content.nextInt(10) == 0 ? content.nextLong() : content.nextInt(5) - 2L,
                        (long) content.nextInt(2));
            case STAFF_MEMBER -> staff(head, id, day, content);
            case RESOURCE_LEVEL -> {
                // few days and items: levels are corrected, follow each other, and change what they are of
                var item = List.of(
                                ResourceItem.BOOKS,
                                ResourceItem.EVENING_STUDENTS,
                                ResourceItem.CORRESPONDENCE_STUDENTS,
                                ResourceItem.CLUBS)
                        .get(content.nextInt(4));
                yield new ResourceLevel(
                        head,
                        "r" + id,
                        FIRST.plusDays(100L * content.nextInt(4)),
                        item,
                        item == ResourceItem.CLUBS ? 1 + content.nextInt(2) : 0,
                        3L + content.nextInt(3),
                        maybe((long) content.nextInt(4), content));
            }
            case ESTABLISHMENT -> {
                boolean programme = content.nextBoolean();
                yield new Establishment(
                        head,
                        "e" + id,
                        programme ? EstablishmentKind.PROGRAMME : EstablishmentKind.TECH_PLATFORM,
                        one(Level.values(), content),
                        day,
                        maybe(day.plusDays(content.nextInt(100)), content),
                        programme ? one(Sector.values(), content) : Sector.NONE,
                        maybe("ZM", content));
            }
            case ACTIVITY ->
                new Activity(
                        head,
                        "a" + id,
                        one(ActivityKind.values(), content),
                        day,
                        content.nextInt(3),
                        content.nextInt(50),
                        (long) content.nextInt(1000));
            case ACHIEVEMENT -> {
                boolean award = content.nextBoolean();
                yield new Achievement(
                        head,
                        "h" + id,
                        award ? AchievementKind.CONTEST_AWARD : AchievementKind.PATENT,
                        one(Level.values(), content),
                        one(Contest.values(), content),
                        award ? one(Prize.values(), content) : Prize.NONE,
                        day,
                        1 + content.nextInt(3),
                        content.nextInt(3),
                        content.nextBoolean());
            }
            case FUNDING_FLOW -> {
                boolean invested = content.nextBoolean();
                yield new FundingFlow(
                        head,
                        "f" + id,
                        invested ? FundingKind.PROJECT_INVESTMENT : FundingKind.STUDENT_AID,
                        one(FundingSource.values(), content),
                        day,
                        content.nextInt(5) - 2L,
                        content.nextInt(2),
                        invested ? one(ProjectKind.values(), content) : null);
            }
            case SURVEY_WAVE -> {
                int answers = content.nextInt(5);
                yield new SurveyWave(
                        head,
                        "w" + id,
                        one(SurveySubject.values(), content),
                        0,
                        null,
                        day,
                        content.nextInt(9),
                        answers,
                        content.nextInt(answers + 1));
            }
            case PROJECT_MILESTONE ->
                new ProjectMilestone(
                        head,
                        "d" + id,
                        one(ProjectKind.values(), content),
                        "double-high",
                        1 + content.nextInt(4),
                        day,
                        maybe(day.plusDays(content.nextInt(5) - 2L), content),
                        (long) content.nextInt(3));
        };
    }

    private static StaffMember staff(Head head, int id, LocalDate day, Random content) {
        boolean employee = content.nextBoolean();
        var leftOn = content.nextBoolean() ? null : day.plusDays(content.nextInt(200));
        var from = employee ? maybe(day, content) : null;
        var until = from != null && leftOn != null ? maybe(leftOn, content) : null;
        return new StaffMember(
                head,
                History.pseudonym("t" + id),
                employee ? StaffKind.EMPLOYEE : StaffKind.EXTERNAL_TEACHER,
                day,
                leftOn,
                from,
                until,
                maybe(day.plusDays(content.nextInt(300) - 100L), content),
                maybe(day.plusDays(content.nextInt(300) - 100L), content),
                maybe(day.plusDays(content.nextInt(300) - 100L), content),
                maybe(day.plusDays(content.nextInt(300) - 100L), content),
                !employee && content.nextBoolean());
    }

    /** Any symbol but the last, which is {@code UNKNOWN}. */
    private static <E> E one(E[] symbols, Random content) {
        return symbols[content.nextInt(symbols.length - 1)];
    }

    private static <T> @Nullable T maybe(T value, Random content) {
        return content.nextInt(4) == 0 ? null : value;
    }

    /** The same record with its texts as Avro reads them. */
    static SpecificRecord fromBytes(SpecificRecord event) {
        TrustedRecords.trust();
        try {
            var model = SpecificData.getForClass(event.getClass());
            var bytes = new BinaryMessageEncoder<SpecificRecord>(model, event.getSchema()).encode(event);
            return new BinaryMessageDecoder<SpecificRecord>(model, event.getSchema()).decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
