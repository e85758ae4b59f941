package cultivation.topology;

import cultivation.entity.Entity;
import cultivation.entity.Facet;
import cultivation.rule.RecordType;
import cultivation.schemas.ReleasedSchemas;
import cultivation.schemas.TrustedRecords;
import cultivation.state.PaymentState;
import cultivation.state.PlanState;
import cultivation.state.SessionState;
import cultivation.state.StudentState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.utils.Bytes;

/**
 * Entities as bytes of the state store: Avro's single-object encoding, whose fingerprint says which released version
 * wrote it, so that state outlives a new version of a schema.
 */
final class EntityCodec {
    static {
        TrustedRecords.trust();
    }

    private static final class Codec<T> {
        private final BinaryMessageEncoder<T> encoder;
        private final BinaryMessageDecoder<T> decoder;

        Codec(Schema schema, SpecificData model) {
            encoder = new BinaryMessageEncoder<>(model, schema);
            var released = new SchemaStore.Cache();
            ReleasedSchemas.of(schema.getFullName()).forEach(released::addSchema);
            decoder = new BinaryMessageDecoder<>(model, schema, released);
        }

        byte[] encode(T state) {
            var bytes = new ByteArrayOutputStream(96);
            try {
                encoder.encode(state, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        T decode(byte[] bytes) {
            try {
                return decoder.decode(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException("an entity of the state store cannot be read", e);
            }
        }
    }

    private final Codec<StudentState> students =
            new Codec<>(StudentState.getClassSchema(), new StudentState().getSpecificData());
    private final Codec<PlanState> plans = new Codec<>(PlanState.getClassSchema(), new PlanState().getSpecificData());
    private final Codec<SessionState> sessions =
            new Codec<>(SessionState.getClassSchema(), new SessionState().getSpecificData());
    private final Codec<PaymentState> payments =
            new Codec<>(PaymentState.getClassSchema(), new PaymentState().getSpecificData());

    /** The store's key of an entity: a student's three records share one. */
    static Bytes key(String college, RecordType type, CharSequence id) {
        char kind =
                switch (type) {
                    case ENROLLMENT, GRADUATION, EMPLOYMENT_OUTCOME -> 's';
                    case ENROLLMENT_PLAN -> 'p';
                    case TRAINING_SESSION -> 't';
                    case TECH_SERVICE_PAYMENT -> 'm';
                };
        return Bytes.wrap((college + '|' + kind + '|' + id).getBytes(StandardCharsets.UTF_8));
    }

    byte[] encode(Entity entity) {
        if (entity instanceof Entity.Student student) {
            return students.encode(new StudentState(
                    student.enrollment().revision(),
                    student.enrollment().content(),
                    student.graduation().revision(),
                    student.graduation().content(),
                    student.outcome().revision(),
                    student.outcome().content()));
        }
        if (entity instanceof Entity.Plan plan) {
            return plans.encode(
                    new PlanState(plan.plan().revision(), plan.plan().content()));
        }
        if (entity instanceof Entity.Session session) {
            return sessions.encode(new SessionState(
                    session.session().revision(), session.session().content()));
        }
        var payment = ((Entity.Payment) entity).payment();
        return payments.encode(new PaymentState(payment.revision(), payment.content()));
    }

    Entity decode(byte[] bytes, RecordType type) {
        return switch (type) {
            case ENROLLMENT, GRADUATION, EMPLOYMENT_OUTCOME -> {
                var state = students.decode(bytes);
                yield new Entity.Student(
                        new Facet<>(state.getEnrollmentRevision(), state.getEnrollment()),
                        new Facet<>(state.getGraduationRevision(), state.getGraduation()),
                        new Facet<>(state.getOutcomeRevision(), state.getOutcome()));
            }
            case ENROLLMENT_PLAN -> {
                var state = plans.decode(bytes);
                yield new Entity.Plan(new Facet<>(state.getRevision(), state.getPlan()));
            }
            case TRAINING_SESSION -> {
                var state = sessions.decode(bytes);
                yield new Entity.Session(new Facet<>(state.getRevision(), state.getSession()));
            }
            case TECH_SERVICE_PAYMENT -> {
                var state = payments.decode(bytes);
                yield new Entity.Payment(new Facet<>(state.getRevision(), state.getPayment()));
            }
        };
    }
}
