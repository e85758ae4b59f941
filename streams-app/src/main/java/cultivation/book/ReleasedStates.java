package cultivation.book;

import cultivation.entity.Entity;
import cultivation.entity.Facet;
import cultivation.rule.RecordType;
import cultivation.schemas.ReleasedSchemas;
import cultivation.schemas.TrustedRecords;
import cultivation.state.PaymentState;
import cultivation.state.PlanState;
import cultivation.state.SessionState;
import cultivation.state.StudentState;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;

/**
 * Reads entities as the releases before the compact layout kept them: Avro's single-object encoding, whose fingerprint
 * says which released version of the schema wrote it.
 */
final class ReleasedStates {
    /** The first byte of Avro's single-object encoding. */
    private static final byte SINGLE_OBJECT = (byte) 0xC3;

    static {
        TrustedRecords.trust();
    }

    private static final class Codec<T> {
        private final BinaryMessageDecoder<T> decoder;

        Codec(Schema schema, SpecificData model) {
            var released = new SchemaStore.Cache();
            ReleasedSchemas.of(schema.getFullName()).forEach(released::addSchema);
            decoder = new BinaryMessageDecoder<>(model, schema, released);
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

    /** Whether a release before the compact layout wrote this. */
    static boolean wrote(byte[] bytes) {
        return bytes[0] == SINGLE_OBJECT;
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
                yield new Entity.Fact(type, new Facet<>(state.getRevision(), state.getPlan()));
            }
            case TRAINING_SESSION -> {
                var state = sessions.decode(bytes);
                yield new Entity.Fact(type, new Facet<>(state.getRevision(), state.getSession()));
            }
            case TECH_SERVICE_PAYMENT -> {
                var state = payments.decode(bytes);
                yield new Entity.Fact(type, new Facet<>(state.getRevision(), state.getPayment()));
            }
            case STAFF_MEMBER,
                    RESOURCE_LEVEL,
                    ESTABLISHMENT,
                    ACTIVITY,
                    ACHIEVEMENT,
                    FUNDING_FLOW,
                    SURVEY_WAVE,
                    PROJECT_MILESTONE ->
                throw new IllegalStateException("no release stored a " + type.recordName() + " like this");
        };
    }
}
