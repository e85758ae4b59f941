package cultivation.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cultivation.connection.WireFormat;
import cultivation.entity.Content;
import cultivation.entity.Entity;
import cultivation.entity.Facet;
import cultivation.entity.Standing;
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
import cultivation.rule.RecordType;
import cultivation.schemas.ReleasedSchemas;
import cultivation.state.PaymentState;
import cultivation.state.PlanState;
import cultivation.state.SessionState;
import cultivation.state.StudentState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class EntityLayoutProperties {
    private static final String COLLEGE = "4111010853";
    private static final String STUDENT = "0123456789abcdef".repeat(4);

    /** Revision 7, content: 2019, OTHER, no major, 1970-01-02, none, none; two facets of which nothing is known. */
    private static final byte[] OF_LAYOUT_1 = {1, 14, 1, (byte) 0xC6, 31, 12, 1, 2, 0, 0, 0, 0, 0, 0};

    private final EntityLayout layout = new EntityLayout();

    @Property(tries = 500)
    void what_was_encoded_is_decoded_again(@ForAll RecordType type, @ForAll long seed) {
        // given
        var random = new Random(seed);
        var entity = Entity.unknown(type);
        for (int i = 0; i < 4; i++) {
            entity = entity.receive(event(type, random), type).after();
        }
        // when
        var bytes = layout.encode(entity);
        // then
        assertThat(layout.decode(bytes, type)).isEqualTo(entity);
    }

    @Property(tries = 100)
    void what_a_release_before_stored_is_read_and_stored_anew(@ForAll long seed) {
        // given
        var known = new HashMap<RecordType, Entity>();
        var expected = entities(new Random(seed));
        var kinds = Map.of(
                RecordType.GRADUATION, "|s|" + STUDENT,
                RecordType.ENROLLMENT_PLAN, "|p|plan|with-bars",
                RecordType.TRAINING_SESSION, "|t|T-1",
                RecordType.TECH_SERVICE_PAYMENT, "|m|M-1");
        var inMemory = EntityStore.supplier("entities").get();
        expected.forEach((type, entity) -> inMemory.put(
                Bytes.wrap((COLLEGE + kinds.get(type)).getBytes(StandardCharsets.UTF_8)), released(entity)));
        var entities = new Entities(inMemory);
        // when
        entities.forEach((college, entity) -> {
            assertThat(college).isEqualTo(COLLEGE);
            known.put(typeOf(entity), entity);
        });
        // then
        assertThat(known).isEqualTo(expected);
        assertThat(inMemory.approximateNumEntries()).isEqualTo(expected.size());
        assertThat(entities.get(Entities.key(COLLEGE, RecordType.ENROLLMENT, STUDENT), RecordType.ENROLLMENT))
                .isEqualTo(expected.get(RecordType.GRADUATION));
        assertThat(entities.get(
                        Entities.key(COLLEGE, RecordType.ENROLLMENT_PLAN, "plan|with-bars"),
                        RecordType.ENROLLMENT_PLAN))
                .isEqualTo(expected.get(RecordType.ENROLLMENT_PLAN));
    }

    @Test
    void what_a_newer_release_wrote_is_told_and_not_guessed() {
        assertThatThrownBy(() -> layout.decode(new byte[] {3, 0, 0}, RecordType.ENROLLMENT_PLAN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("layout 3");
    }

    @Test
    void a_student_of_layout_1_is_an_ordinary_one() {
        // when
        var student = layout.decode(OF_LAYOUT_1, RecordType.ENROLLMENT);
        // then
        assertThat(student)
                .isEqualTo(new Entity.Student(
                        new Facet<>(
                                7,
                                new Enrollment(
                                        Content.BLANK,
                                        "",
                                        2019,
                                        AdmissionChannel.OTHER,
                                        null,
                                        LocalDate.of(1970, 1, 2),
                                        null,
                                        null,
                                        StudentCategory.ORDINARY,
                                        TrainingMode.ORDINARY,
                                        EntrySchooling.NOT_STATED)),
                        Facet.nothing(),
                        Facet.nothing()));
    }

    @Test
    void an_event_of_before_the_upgrade_is_a_duplicate_of_what_was_kept_before_it() throws IOException {
        // given the same as the first version of the record says it
        var writer = ReleasedSchemas.of("cultivation.events.Enrollment").get(0);
        var head = new GenericRecordBuilder(writer.getField("head").schema())
                .set("eventId", "")
                .set("collegeCode", "")
                .set("revision", 7)
                .set("operation", symbol(writer.getField("head").schema(), "operation", "UPSERT"))
                .set("recordedAt", 0L)
                .build();
        var said = new GenericRecordBuilder(writer)
                .set("head", head)
                .set("studentId", STUDENT)
                .set("cohortYear", 2019)
                .set("channel", symbol(writer, "channel", "OTHER"))
                .set("admittedOn", 1)
                .build();
        var bytes = new ByteArrayOutputStream();
        new GenericDatumWriter<>(writer).write(said, EncoderFactory.get().directBinaryEncoder(bytes, null));
        SpecificRecord event = WireFormat.readerOf(writer, Enrollment.getClassSchema())
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        // when
        var receipt = layout.decode(OF_LAYOUT_1, RecordType.ENROLLMENT).receive(event, RecordType.ENROLLMENT);
        // then
        assertThat(receipt.standing()).isEqualTo(Standing.DUPLICATE);
    }

    private static GenericData.EnumSymbol symbol(Schema of, String field, String symbol) {
        return new GenericData.EnumSymbol(of.getField(field).schema(), symbol);
    }

    /** A symbol's place is what is stored: one more goes to the end, and none moves. */
    @Test
    void the_symbols_stand_where_they_stood_when_entities_were_stored() {
        assertThat(names(AdmissionChannel.values()))
                .startsWith(
                        "UNIFIED_EXAM",
                        "INDEPENDENT_EXAM",
                        "VOCATIONAL_EXAM",
                        "THROUGH_TRAIN",
                        "FIVE_YEAR_TRANSFER",
                        "EXPANSION",
                        "OTHER",
                        "UNKNOWN");
        assertThat(names(MajorClass.values()))
                .startsWith("SCIENCE", "ENGINEERING", "AGRICULTURE", "MEDICINE", "OTHER", "UNKNOWN");
        assertThat(names(Completion.values())).startsWith("GRADUATED", "COMPLETED", "UNKNOWN");
        assertThat(names(Destination.values()))
                .startsWith(
                        "CONTRACT",
                        "OTHER_FORM",
                        "SELF_EMPLOYED",
                        "FREELANCE",
                        "MILITARY",
                        "PUBLIC_PROJECT",
                        "FURTHER_STUDY",
                        "SEEKING",
                        "NOT_SEEKING",
                        "UNKNOWN");
        assertThat(names(Evidence.values())).startsWith("DECLARED", "VERIFIED", "DISPUTED", "UNKNOWN");
        assertThat(names(TrainingClass.values()))
                .startsWith("SKILLS", "NEW_FARMER", "VETERAN", "GRASSROOTS_SERVICE", "OTHER", "UNKNOWN");
        assertThat(names(PaymentKind.values()))
                .startsWith("TECH_SERVICE", "VERTICAL_RESEARCH", "TECH_TRADE", "TRAINING", "UNKNOWN");
    }

    @Test
    void keys_of_two_entities_differ() {
        var keys = Stream.of(RecordType.values())
                .flatMap(type -> Stream.of("A", "A-1").flatMap(college -> (type.isPerson()
                                ? Stream.of(STUDENT, "f".repeat(64))
                                : Stream.of("1", "1-1"))
                        .map(id -> Entities.key(college, type, id))))
                .distinct();
        // three of the fourteen records share a student
        assertThat(keys).hasSize(12 * 4);
    }

    private static List<String> names(Enum<?>[] symbols) {
        return Stream.of(symbols).map(Enum::name).toList();
    }

    private static RecordType typeOf(Entity entity) {
        return entity instanceof Entity.Fact fact ? fact.type() : RecordType.GRADUATION;
    }

    /** Any content of this type, of a few revisions, now and then withdrawn. */
    private static SpecificRecord event(RecordType type, Random random) {
        var bytes = new ByteArrayOutputStream();
        try {
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new GenericDatumWriter<>(type.schema())
                    .write(
                            new RandomData(type.schema(), 1, random.nextLong())
                                    .iterator()
                                    .next(),
                            encoder);
            SpecificRecord event = WireFormat.readerOf(type.schema(), type.schema())
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
            event.put(
                    0,
                    new Head(
                            "",
                            "",
                            1 + random.nextInt(1 << random.nextInt(30)),
                            random.nextInt(4) == 0 ? Operation.RETRACT : Operation.UPSERT,
                            Instant.EPOCH));
            return event;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] released(Entity entity) {
        if (entity instanceof Entity.Student student) {
            return avro(new StudentState(
                    student.enrollment().revision(),
                    student.enrollment().content(),
                    student.graduation().revision(),
                    student.graduation().content(),
                    student.outcome().revision(),
                    student.outcome().content()));
        }
        var facet = ((Entity.Fact) entity).facet();
        var content = facet.content();
        return avro(
                switch (((Entity.Fact) entity).type()) {
                    case ENROLLMENT_PLAN -> new PlanState(facet.revision(), (EnrollmentPlan) content);
                    case TRAINING_SESSION -> new SessionState(facet.revision(), (TrainingSession) content);
                    default -> new PaymentState(facet.revision(), (TechServicePayment) content);
                });
    }

    private static byte[] avro(SpecificRecordBase state) {
        var bytes = new ByteArrayOutputStream();
        try {
            new BinaryMessageEncoder<SpecificRecordBase>(state.getSpecificData(), state.getSchema())
                    .encode(state, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<RecordType, Entity> entities(Random random) {
        return Map.of(
                RecordType.GRADUATION,
                new Entity.Student(
                        facet(random, enrollment(random)),
                        facet(random, graduation(random)),
                        facet(random, outcome(random))),
                RecordType.ENROLLMENT_PLAN,
                new Entity.Fact(
                        RecordType.ENROLLMENT_PLAN,
                        facet(
                                random,
                                new EnrollmentPlan(
                                        Content.BLANK,
                                        "",
                                        random.nextInt(),
                                        any(random, AdmissionChannel.values()),
                                        random.nextInt(),
                                        day(random)))),
                RecordType.TRAINING_SESSION,
                new Entity.Fact(
                        RecordType.TRAINING_SESSION,
                        facet(
                                random,
                                new TrainingSession(
                                        Content.BLANK,
                                        "",
                                        day(random),
                                        any(random, TrainingClass.values()),
                                        random.nextInt(),
                                        random.nextLong(),
                                        random.nextBoolean()))),
                RecordType.TECH_SERVICE_PAYMENT,
                new Entity.Fact(
                        RecordType.TECH_SERVICE_PAYMENT,
                        facet(
                                random,
                                new TechServicePayment(
                                        Content.BLANK,
                                        "",
                                        day(random),
                                        any(random, PaymentKind.values()),
                                        random.nextLong(),
                                        random.nextLong()))));
    }

    private static <E extends SpecificRecord> Facet<E> facet(Random random, E content) {
        return switch (random.nextInt(4)) {
            case 0 -> Facet.nothing();
            case 1 -> new Facet<>(1 + random.nextInt(Integer.MAX_VALUE - 1), null);
            default -> new Facet<>(1 + random.nextInt(1 << random.nextInt(30)), content);
        };
    }

    private static Enrollment enrollment(Random random) {
        var majors = new String[] {null, "", "510201", "Z", "文科", "x".repeat(300)};
        return new Enrollment(
                Content.BLANK,
                "",
                random.nextInt(),
                any(random, AdmissionChannel.values()),
                any(random, majors),
                day(random),
                random.nextBoolean() ? null : day(random),
                random.nextBoolean() ? null : day(random),
                any(random, StudentCategory.values()),
                any(random, TrainingMode.values()),
                any(random, EntrySchooling.values()));
    }

    private static Graduation graduation(Random random) {
        return new Graduation(
                Content.BLANK, "", day(random), any(random, MajorClass.values()), any(random, Completion.values()));
    }

    private static EmploymentOutcome outcome(Random random) {
        return new EmploymentOutcome(
                Content.BLANK,
                "",
                day(random),
                any(random, Destination.values()),
                any(random, new String[] {null, "11", "65"}),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? null : random.nextLong(),
                any(random, new Boolean[] {null, true, false}),
                any(random, Evidence.values()));
    }

    private static LocalDate day(Random random) {
        return LocalDate.ofEpochDay(random.nextInt(100_000) - 50_000);
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
