package cultivation.board;

import cultivation.events.AdmissionChannel;
import cultivation.events.Completion;
import cultivation.events.Destination;
import cultivation.events.EmploymentOutcome;
import cultivation.events.Enrollment;
import cultivation.events.EnrollmentPlan;
import cultivation.events.Evidence;
import cultivation.events.Graduation;
import cultivation.events.Head;
import cultivation.events.MajorClass;
import cultivation.events.Operation;
import cultivation.events.PaymentKind;
import cultivation.events.TechServicePayment;
import cultivation.events.TrainingClass;
import cultivation.events.TrainingSession;
import cultivation.rule.RecordType;
import cultivation.schemas.TrustedRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
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

    /** A record on its college's topic. */
    record Sent(String college, SpecificRecord event) {
        CharSequence key() {
            return Objects.requireNonNull(RecordType.of(event)).keyOf(event);
        }
    }

    private final Random random;
    private final boolean conflicts;

    private GeneratedStream(Random random, boolean conflicts) {
        this.random = random;
        this.conflicts = conflicts;
    }

    /** A revision of an entity always says the same. */
    static List<Sent> withoutConflicts(Random random) {
        return new GeneratedStream(random, false).stream();
    }

    /** A revision may be said again with another content. */
    static List<Sent> withConflicts(Random random) {
        return new GeneratedStream(random, true).stream();
    }

    private List<Sent> stream() {
        var stream = new ArrayList<Sent>();
        for (String college : COLLEGES) {
            for (RecordType type : RecordType.values()) {
                for (int id = 0; id < (type.isStudent() ? 2 : 1); id++) {
                    revisions(college, type, id, stream);
                }
            }
        }
        Collections.shuffle(stream, random);
        return stream;
    }

    private void revisions(String college, RecordType type, int id, List<Sent> stream) {
        int revisions = random.nextInt(5);
        for (int revision = 1; revision <= revisions; revision++) {
            boolean retraction = random.nextInt(4) == 0;
            long content = random.nextLong();
            int copies = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0);
            for (int copy = 0; copy < copies; copy++) {
                boolean another = conflicts && random.nextInt(3) == 0;
                stream.add(new Sent(
                        college,
                        maybeFromBytes(event(
                                head(college, revision, another ? random.nextBoolean() : retraction),
                                type,
                                id,
                                new Random(another ? random.nextLong() : content)))));
            }
        }
        if (random.nextInt(8) == 0) {
            stream.add(new Sent(college, event(head(college, 0, false), type, id, random)));
        }
        if (random.nextInt(8) == 0) {
            stream.add(new Sent(college, event(head("D", 9, false), type, id, random)));
        }
    }

    private Head head(String college, int revision, boolean retraction) {
        return new Head(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                college,
                revision,
                retraction ? Operation.RETRACT : Operation.UPSERT,
                APPENDED.minus(Duration.ofHours(random.nextInt(100))));
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
                        leftOn);
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
        };
    }

    /** Any symbol but the last, which is {@code UNKNOWN}. */
    private static <E> E one(E[] symbols, Random content) {
        return symbols[content.nextInt(symbols.length - 1)];
    }

    private static <T> @Nullable T maybe(T value, Random content) {
        return content.nextInt(4) == 0 ? null : value;
    }

    private SpecificRecord maybeFromBytes(SpecificRecord event) {
        return random.nextBoolean() ? event : fromBytes(event);
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
